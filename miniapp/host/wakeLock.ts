/** Keeps the screen on while held, where the browser can; the browser drops the lock when the page is hidden. */
export function holdWakeLock(): () => void {
  let lock: WakeLockSentinel | null = null;
  let released = false;

  async function acquire() {
    if (released || document.visibilityState !== "visible" || !navigator.wakeLock) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (released) await lock.release();
    } catch {
      // A low battery refuses the lock: the screen may dim, and nothing else changes.
    }
  }
  const onVisible = () => void acquire();
  document.addEventListener("visibilitychange", onVisible);
  void acquire();
  return () => {
    released = true;
    document.removeEventListener("visibilitychange", onVisible);
    void lock?.release();
  };
}
