const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the n-th try again (n from 1): doubling from one second to thirty, half of it random, so
 * that a server that comes back is not met by everybody at once. A Retry-After is never undercut.
 */
export function backoffMs(failures: number, random: number, retryAfterSeconds: number | null): number {
  const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.max(step / 2 + (step / 2) * random, (retryAfterSeconds ?? 0) * 1000);
}
