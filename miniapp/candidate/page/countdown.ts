/** Counts down from what the server said, by a monotonic clock: the phone's own date never matters. */
export type Countdown = { remainingMs: number; /** performance.now() at which it was true. */ at: number };

export function remaining(countdown: Countdown, now: number): number {
  return Math.max(0, countdown.remainingMs - (now - countdown.at));
}

/** The last stretch of an answer, shown in amber with a soft word. */
export const SOON_MS = 15_000;

/** Whole seconds as shown: 0:00 appears only when the time is really up. */
export const shownSeconds = (ms: number) => Math.ceil(ms / 1000);

/** `75` → `1:15`. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const MILESTONES = [300, 120, 60, 30, 15, 5];

/** The milestone passed between two looks at the clock, in seconds, for the screen reader; null for none. */
export function milestone(beforeSeconds: number, nowSeconds: number): number | null {
  return MILESTONES.find((mark) => beforeSeconds > mark && nowSeconds <= mark) ?? null;
}
