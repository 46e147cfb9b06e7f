/**
 * How failures are counted. A delay grows where a lock would let anybody shut anybody else out.
 * `free` failures cost nothing; each after them doubles the wait, from `firstMs` up to `longestMs`. One failure is
 * forgotten for each `forgiveMs` without another.
 */
export type ThrottleRule = { free: number; firstMs: number; longestMs: number; forgiveMs: number };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const THROTTLE = {
  /** Whoever has not logged in from this browser before: 288 guesses a day at most, from however many addresses. */
  account: { free: 5, firstMs: SECOND, longestMs: 5 * MINUTE, forgiveMs: HOUR },
  /** A browser in which the person has logged in before; what others do elsewhere does not slow it down. */
  device: { free: 5, firstMs: SECOND, longestMs: 5 * MINUTE, forgiveMs: HOUR },
  /** A whole office shares one. */
  address: { free: 30, firstMs: SECOND, longestMs: 5 * MINUTE, forgiveMs: MINUTE },
  /** Six digits are few: 96 guesses a day, and only for who knows the password. */
  code: { free: 5, firstMs: SECOND, longestMs: 15 * MINUTE, forgiveMs: HOUR },
  /** The password asked for again inside a session. */
  confirm: { free: 5, firstMs: SECOND, longestMs: 15 * MINUTE, forgiveMs: HOUR },
  /** Each reset is a message to a person. */
  reset: { free: 0, firstMs: MINUTE, longestMs: HOUR, forgiveMs: HOUR },
  resetAddress: { free: 10, firstMs: SECOND, longestMs: 5 * MINUTE, forgiveMs: MINUTE },
} as const satisfies Record<string, ThrottleRule>;
export type ThrottleKind = keyof typeof THROTTLE;

export type Count = { failures: number; failedAt: Date; blockedUntil: Date };

/** Milliseconds to wait after so many failures. */
export function delayAfter(failures: number, { free, firstMs, longestMs }: ThrottleRule): number {
  const paid = failures - free;
  return paid <= 0 ? 0 : Math.min(longestMs, firstMs * 2 ** Math.min(30, paid - 1));
}

/** Beyond it the wait grows no more, so that whoever was attacked for a week does not wait for a week. */
const mostCounted = ({ free, firstMs, longestMs }: ThrottleRule) =>
  free + 1 + Math.ceil(Math.log2(longestMs / firstMs));

/** The count after one more failure now. */
export function countFailure(earlier: Count | null, now: Date, rule: ThrottleRule): Count {
  const forgiven = earlier ? Math.floor((now.getTime() - earlier.failedAt.getTime()) / rule.forgiveMs) : 0;
  const left = Math.max(0, (earlier?.failures ?? 0) - forgiven);
  const failures = Math.min(left + 1, mostCounted(rule));
  return { failures, failedAt: now, blockedUntil: new Date(now.getTime() + delayAfter(failures, rule)) };
}

/** Whole seconds until the next try may be made; 0 where it may be made now. */
export const secondsLeft = (count: Pick<Count, "blockedUntil"> | null, now: Date): number =>
  Math.max(0, Math.ceil(((count?.blockedUntil.getTime() ?? 0) - now.getTime()) / 1000));
