import { isApiError, isTemporary } from "../../shared/api";
import { backoffMs } from "../recording/backoff";
import { createBell } from "../recording/bell";

/**
 * Runs a call again until the server has answered it, yes or no. `wake()` ends the pauses (network is back).
 * `onFailures` hears how many tries in a row have failed, 0 once one got through.
 */
export function createRetry(random: () => number, onFailures: (failures: number) => void) {
  const bells = new Set<ReturnType<typeof createBell>>();
  return {
    /** @throws ApiError when the server refuses for good; resolves null when `wanted` turned false meanwhile. */
    async until<T>(call: () => Promise<T>, wanted: () => boolean = () => true): Promise<T | null> {
      const bell = createBell();
      bells.add(bell);
      try {
        for (let failures = 1; wanted(); failures++) {
          try {
            const result = await call();
            onFailures(0);
            return result;
          } catch (error) {
            if (!isTemporary(error)) throw error;
            onFailures(failures);
            const retryAfter = isApiError(error) ? error.retryAfterSeconds : null;
            await bell.wait(backoffMs(failures, random(), retryAfter));
          }
        }
        return null;
      } finally {
        bells.delete(bell);
      }
    },
    wake() {
      for (const bell of bells) bell.ring();
    },
  };
}
export type Retry = ReturnType<typeof createRetry>;
