/**
 * Milliseconds before the next try after `failures` in a row: doubling from `first` to `longest`, half of it by
 * chance, so that all who lost the same gateway do not come back together.
 * @param random 0 to 1
 */
export function reconnectDelay(
  failures: number,
  { firstDelayMs, longestDelayMs }: { firstDelayMs: number; longestDelayMs: number },
  random: number,
): number {
  const whole = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random;
}
