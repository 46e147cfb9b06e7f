import { type Limit, afterOne, allowedAt, heldUntil } from "../../../bot/delivery/limits";

const MINUTE_MS = 60_000;
const limit: Limit = { most: 20, perMs: MINUTE_MS, burst: 8 };

/** When each of so many goes that are all there at the start, in milliseconds. */
function goesOf(count: number): number[] {
  let freeAt = 0;
  let now = 0;
  return Array.from({ length: count }, () => {
    now = allowedAt(freeAt, limit, now);
    freeAt = afterOne(freeAt, limit, now);
    return now;
  });
}

describe("a limit", () => {
  it("lets a few go at once and the others evenly", () => {
    expect(goesOf(10)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 5_000, 10_000]);
  });

  it("never lets more go than it says, in whatever stretch of its time", () => {
    const goes = goesOf(200);
    const inStretch = goes.map((from) => goes.filter((at) => at >= from && at < from + MINUTE_MS).length);
    expect(Math.max(...inStretch)).toBeLessThanOrEqual(limit.most);
  });

  it("lets nothing go before the platform's pause ends", () => {
    expect(allowedAt(heldUntil(90_000, limit), limit, 0)).toBe(90_000);
  });
});
