import type { Clock } from "../../server/clock";

export type TestClock = Clock & { advance(ms: number): void };

/** A clock that stands still until a test moves it. */
export function createTestClock(start = "2026-03-02T02:00:00.000Z"): TestClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
  };
}
