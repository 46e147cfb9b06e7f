const MOST_PASSED = 9;

/**
 * Whether this second's look asks what comes next: each one while the server answers, fewer with each failure. A browser
 * that says it is offline is not always right (web views, VPNs), so it asks as rarely as after many failures, and never
 * stops: nobody waits for ever.
 */
export function isTurnToAsk(
  second: number,
  { online, callFailures }: { online: boolean; callFailures: number },
): boolean {
  const passed = online ? Math.min(callFailures, MOST_PASSED) : MOST_PASSED;
  return second % (1 + passed) === 0;
}
