/** A wait that can be cut short. A ring while nobody waits is kept for the next wait. */
export function createBell() {
  let wakeUp: (() => void) | null = null;
  let rung = false;
  return {
    ring() {
      if (wakeUp) wakeUp();
      else rung = true;
    },
    /** Resolves after `ms`, or at the next ring; null waits for the ring alone. */
    wait(ms: number | null): Promise<void> {
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = ms === null ? undefined : setTimeout(done, ms);
        function done() {
          clearTimeout(timer);
          wakeUp = null;
          resolve();
        }
        wakeUp = done;
      });
    },
  };
}
