import type { HostCalls } from "./hostCalls";
import { hostKind, openHost } from "./openHost";
import { holdWakeLock } from "./wakeLock";

/** Keeps the screen on while held, by the browser and by the chat client: old web views know no wake lock. */
export function keepScreenOn(calls: HostCalls): () => void {
  const release = holdWakeLock();
  if (hostKind() === "browser") return release;
  const host = openHost(calls);
  let held = true;
  void host.then((client) => (held ? client.keepScreenOn(true) : null));
  return () => {
    held = false;
    release();
    void host.then((client) => client.keepScreenOn(false));
  };
}
