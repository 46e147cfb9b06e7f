import type { Clock } from "../../server/clock";
import type { TokenCache } from "../../server/platforms/tokenCache";

/** Nobody's calls are under way so long before a token ends. */
const MARGIN_MS = 5 * 60_000;

/** A cache of this process alone, for what is not about caching. */
export function buildTokenCache(
  clock: Clock = { now: () => new Date() },
): TokenCache & { held: Map<string, string> } {
  const held = new Map<string, string>();
  const ends = new Map<string, number>();
  const fetching = new Map<string, Promise<string>>();
  return {
    held,
    async find(key, fetch) {
      const kept = held.get(key);
      if (kept !== undefined && (ends.get(key) ?? Infinity) > clock.now().getTime()) return kept;
      const running =
        fetching.get(key) ??
        fetch()
          .then(({ value, lifetimeMs }) => {
            held.set(key, value);
            ends.set(key, clock.now().getTime() + lifetimeMs - MARGIN_MS);
            return value;
          })
          .finally(() => fetching.delete(key));
      fetching.set(key, running);
      return running;
    },
    async drop(key, value) {
      if (held.get(key) === value) held.delete(key);
    },
  };
}
