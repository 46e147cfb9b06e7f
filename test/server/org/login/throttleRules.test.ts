import {
  THROTTLE,
  type Count,
  countFailure,
  delayAfter,
  secondsLeft,
} from "../../../../server/org/login/throttleRules";

const rule = { free: 3, firstMs: 1000, longestMs: 10_000, forgiveMs: 60_000 };
const at = (ms: number) => new Date(Date.UTC(2026, 2, 2) + ms);

/** Failures at these moments, one after another. */
const failing = (...moments: number[]) =>
  moments.reduce<Count | null>((count, ms) => countFailure(count, at(ms), rule), null);

test("the delay doubles after the free ones, up to the longest", () => {
  expect([0, 3, 4, 5, 6, 7, 8, 9, 1000].map((failures) => delayAfter(failures, rule))).toEqual([
    0, 0, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000,
  ]);
});

test("seconds are rounded up, so that who waits them may try", () => {
  const count = failing(0, 0, 0, 0);
  expect(secondsLeft(count, at(0))).toBe(1);
  expect(secondsLeft(count, at(999))).toBe(1);
  expect(secondsLeft(count, at(1000))).toBe(0);
  expect(secondsLeft(null, at(0))).toBe(0);
});

test("one failure is forgotten for each quiet minute", () => {
  expect(failing(0, 0, 0, 0, 60_000)?.failures).toBe(4);
  expect(failing(0, 0, 0, 0, 180_000)?.failures).toBe(2);
  expect(failing(0, 0, 0, 0, 3_600_000)?.failures).toBe(1);
});

test("after a week of attacks the wait is the longest, and ebbs within the hours that it took to grow", () => {
  const attacked = failing(...Array.from({ length: 500 }, (_, n) => n));
  expect(attacked?.failures).toBe(8);
  expect(secondsLeft(attacked, at(499))).toBe(10);
  expect(countFailure(attacked, at(499 + 8 * 60_000), rule).failures).toBe(1);
});

test("guessing an account's password from everywhere is held to 300 tries a day", () => {
  let count: Count | null = null;
  let now = 0;
  let tries = 0;
  while (now < 24 * 3_600_000) {
    count = countFailure(count, at(now), THROTTLE.account);
    tries += 1;
    now += Math.max(1, count.blockedUntil.getTime() - at(now).getTime());
  }
  expect(tries).toBeLessThan(310);
});
