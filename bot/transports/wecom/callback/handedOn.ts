import { LRUCache } from "lru-cache";
import type { Clock } from "../../../../server/clock";
import { WINDOW_MS } from "./envelope";

/** More than an app gets within the window. */
const MOST = 50_000;

/**
 * Hands each message on once. WeCom repeats what is not answered within five seconds, and whoever has overheard a
 * message may repeat it too: the second waits for the first, and a message that could not be handed on may come again.
 */
export function createHandedOn(clock: Clock) {
  const known = new LRUCache<string, Promise<void>>({
    max: MOST,
    ttl: 2 * WINDOW_MS,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
  });
  return async function once(key: string, handOn: () => Promise<void>): Promise<void> {
    const before = known.get(key);
    if (before) return before;
    const now = handOn();
    known.set(key, now);
    try {
      await now;
    } catch (error) {
      known.delete(key);
      throw error;
    }
  };
}
