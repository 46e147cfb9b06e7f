const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

export type ReconnectDelays = { firstMs: number; longestMs: number; kickedMs: number };
/** Whoever was put out by another connection of the same bot waits long: two that both come back at once never end. */
export const RECONNECT_DELAYS: ReconnectDelays = {
  firstMs: FIRST_MS,
  longestMs: LONGEST_MS,
  kickedMs: LONGEST_MS,
};

/**
 * How long to wait after so many connections in a row that did not last: doubled each time, and spread over the upper
 * half, so that the processes of a whole deployment do not come back together.
 * @param random in [0, 1)
 */
export function reconnectDelayMs(
  failures: number,
  { kicked, random, delays }: { kicked: boolean; random: number; delays: ReconnectDelays },
): number {
  const grown = Math.min(delays.longestMs, delays.firstMs * 2 ** Math.min(failures, 30));
  const whole = kicked ? Math.max(delays.kickedMs, grown) : grown;
  return whole / 2 + (whole / 2) * random;
}
