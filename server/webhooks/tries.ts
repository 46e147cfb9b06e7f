const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Before the second try, the third …: over about a day. */
const PAUSES_MS = [
  5_000,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  8 * HOUR_MS,
  8 * HOUR_MS,
] as const;
export const MOST_TRIES = PAUSES_MS.length + 1;
/** An endpoint where nothing has arrived for so long is not written to any more. */
export const GIVE_UP_MS = 72 * HOUR_MS;

/**
 * How long to wait after so many tries; null where that was the last. A fifth more or less, so that what failed together
 * does not come back together.
 * @param chance 0 to 1
 */
export function pauseAfter(tries: number, chance: number): number | null {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined ? null : Math.round(pause * (0.8 + 0.4 * chance));
}
