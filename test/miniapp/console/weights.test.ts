import * as fc from "fast-check";
import {
  formatPercent,
  missingBp,
  parsePercent,
  scaleToFull,
  splitEvenly,
  sumBp,
} from "../../../miniapp/console/plans/weights";

const parts = (...weights: number[]) => weights.map((weightBp) => ({ weightBp }));

describe("weights", () => {
  it("say how much is missing or too much", () => {
    expect(missingBp(parts(5000, 4850))).toBe(150);
    expect(missingBp(parts(9999))).toBe(1);
    expect(missingBp(parts(6000, 5000))).toBe(-1000);
  });

  it.each([
    [150, "1.5"],
    [10_000, "100"],
    [9999, "99.99"],
    [5, "0.05"],
  ])("%d basis points read %s", (bp, text) => {
    expect(formatPercent(bp)).toBe(text);
  });

  it.each([
    ["18.5", 1850],
    [33.33, 3333],
    [0.07, 7],
    [120, 10_000],
    [-3, 0],
    ["", null],
    [null, null],
    ["abc", null],
  ])("%p typed as percent is %p", (typed, bp) => {
    expect(parsePercent(typed)).toBe(bp);
  });

  it("split evenly to exactly 100 %", () => {
    expect(splitEvenly(parts(1, 2, 3)).map((part) => part.weightBp)).toEqual([3334, 3333, 3333]);
  });

  it("scale to exactly 100 % and keep their proportions", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 }),
        (weights) => {
          const before = parts(...weights);
          const after = scaleToFull(before);
          expect(sumBp(after)).toBe(10_000);
          const sum = sumBp(before);
          if (sum === 0) return;
          after.forEach((part, i) => {
            expect(Math.abs(part.weightBp - ((weights[i] ?? 0) * 10_000) / sum)).toBeLessThan(1);
          });
        },
      ),
    );
  });
});
