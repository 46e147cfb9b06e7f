import type { Clock } from "../clock";

/** So many failures in a row are not chance. */
export const FAILURES = 5;
export const COOL_DOWN_MS = 30_000;

/**
 * Stops asking an endpoint that fails: after FAILURES in a row nothing is sent for COOL_DOWN_MS (or as long as the
 * endpoint said), then one call is let through, and what becomes of it decides.
 */
export function createBreaker(clock: Clock) {
  let failures = 0;
  let openUntil = 0;
  let probing = false;
  const now = () => clock.now().getTime();

  const state = (): "closed" | "half_open" | "open" => {
    if (openUntil === 0) return "closed";
    return now() < openUntil || probing ? "open" : "half_open";
  };
  return {
    state,
    /** Whether a call may go out now. Whoever is let in must say how it ended. */
    admit(): boolean {
      const at = state();
      if (at === "half_open") probing = true;
      return at !== "open";
    },
    succeeded(): void {
      failures = 0;
      openUntil = 0;
      probing = false;
    },
    /** @param forMs how long the endpoint wants to be left alone, where it says so */
    failed(forMs: number | null = null): void {
      failures += 1;
      if (probing || forMs !== null || failures >= FAILURES) {
        openUntil = Math.max(openUntil, now() + (forMs ?? COOL_DOWN_MS));
      }
      probing = false;
    },
    /** It ended in a way that says nothing about the endpoint. */
    abandoned(): void {
      probing = false;
    },
  };
}
export type Breaker = ReturnType<typeof createBreaker>;
