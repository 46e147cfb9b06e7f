import * as fc from "fast-check";
import { applyTrees, boostTrees } from "../../../../server/scoring/calibration/learning/boosting";
import { solveShifted } from "../../../../server/scoring/calibration/learning/conjugate";
import {
  gradeOf,
  placeOnScale,
  tuneCutPoints,
} from "../../../../server/scoring/calibration/learning/cutPoints";
import { assignFolds } from "../../../../server/scoring/calibration/learning/folds";
import { kernelLearner, applyKernel } from "../../../../server/scoring/calibration/learning/learners";
import { seededRandom } from "../../../../server/scoring/calibration/learning/random";
import { applyLinear, prepareRidge, solveRidge } from "../../../../server/scoring/calibration/learning/ridge";
import { stackWeights } from "../../../../server/scoring/calibration/learning/stack";
import {
  pearson,
  quadraticKappa,
  ranks,
  rootMeanSquare,
  spearman,
} from "../../../../server/scoring/calibration/learning/statistics";

const drawRows = (count: number, width: number, seed = 3) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Float64Array.from({ length: width }, () => random() * 2 - 1));
};

describe("statistics", () => {
  test("correlation as by hand: 1 2 3 4 against 1 3 2 5", () => {
    // Σxy = 5.5 about the means, Σx² = 5, Σy² = 8.75
    expect(pearson([1, 2, 3, 4], [1, 3, 2, 5])).toBeCloseTo(5.5 / Math.sqrt(5 * 8.75), 12);
    expect(pearson([1, 1, 1], [1, 2, 3])).toBe(0);
  });

  test("equals share the mean of their ranks", () => {
    expect([...ranks([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
    expect(spearman([1, 2, 3], [10, 100, 1000])).toBeCloseTo(1, 12);
  });

  test("quadratic kappa as by hand", () => {
    // Three grades, four answers: one is one grade off. Observed 1; expected Σ w·row·column ÷ 4 = 20 ÷ 4.
    expect(quadraticKappa([0, 1, 2, 2], [0, 1, 2, 1], 0, 2)).toBeCloseTo(1 - 1 / (20 / 4), 12);
    expect(quadraticKappa([1, 2, 3], [1, 2, 3], 1, 3)).toBe(1);
    expect(quadraticKappa([1, 1], [1, 1], 1, 3)).toBe(0);
    expect(rootMeanSquare([1, 2], [1, 4])).toBeCloseTo(Math.SQRT2, 12);
  });
});

describe("learning", () => {
  test("ridge recovers known weights where there is no noise", () => {
    const rows = drawRows(200, 3);
    const outcomes = rows.map(([a, b]) => 2 + 3 * (a as number) - (b as number));
    const { weights, offset } = solveRidge(prepareRidge(rows, outcomes), 1e-9);
    expect(weights.map((weight) => Number(weight.toFixed(4)))).toEqual([3, -1, 0]);
    expect(offset).toBeCloseTo(2, 4);
  });

  test("a column that does not vary weighs nothing", () => {
    const rows = [1, 2, 3].map((value) => Float64Array.of(value, 7));
    const model = solveRidge(prepareRidge(rows, [1, 2, 3]), 0.001);
    expect(model.weights[1]).toBe(0);
    expect(applyLinear(model, [2, 99])).toBeCloseTo(2, 6);
  });

  test("conjugate gradients solve what elimination solves", () => {
    const matrix = [
      [4, 1],
      [1, 3],
    ];
    const operate = (vector: Float64Array) =>
      Float64Array.from(
        matrix,
        ([a, b]) => (a as number) * (vector[0] as number) + (b as number) * (vector[1] as number),
      );
    const solution = solveShifted(operate, 1, Float64Array.of(1, 2), new Float64Array(2), {
      tolerance: 1e-12,
    });
    // (5 1; 1 4) x = (1, 2): x = (2, 9) ÷ 19
    expect(solution[0]).toBeCloseTo(2 / 19, 9);
    expect(solution[1]).toBeCloseTo(9 / 19, 9);
  });

  test("trees find a step that no line can, the same way every time", () => {
    const rows = drawRows(400, 4);
    const outcomes = rows.map(([a, b]) => Number((a as number) > 0) * Number((b as number) > 0));
    const fitted = boostTrees(rows, outcomes, 120, 1);
    const fresh = drawRows(200, 4, 8);
    const right = fresh.map(([a, b]) => Number((a as number) > 0) * Number((b as number) > 0));
    expect(
      pearson(
        fresh.map((row) => applyTrees(fitted, row)),
        right,
      ),
    ).toBeGreaterThan(0.9);
    expect(boostTrees(rows, outcomes, 120, 1)).toEqual(fitted);
  });

  test("a kernel learns a bow, and what is kept predicts what was tried", () => {
    const rows = drawRows(200, 2);
    const outcomes = Float64Array.from(rows, ([a]) => (a as number) ** 2);
    const learner = kernelLearner("kernel", rows);
    const train = Array.from({ length: 150 }, (_, at) => at);
    const ask = Array.from({ length: 50 }, (_, at) => 150 + at);
    const own = outcomes.slice(0, 150);
    const tried = learner.trial(train, own, ask)[1] as Float64Array;
    expect(pearson(tried, outcomes.slice(150))).toBeGreaterThan(0.9);
    const kept = learner.fit(train, own, 1);
    expect(applyKernel(kept, rows[160] as Float64Array)).toBeCloseTo(tried[10] as number, 3);
  });

  test("stacking weighs the one that knows, and none below 0", () => {
    const [truth, noise] = [drawRows(300, 1), drawRows(300, 1, 5)].map((rows) =>
      Float64Array.from(rows, ([value]) => value as number),
    ) as [Float64Array, Float64Array];
    const weights = stackWeights([truth, noise, truth.map((value) => -value)], truth, 0.001);
    expect(weights[0]).toBeGreaterThan(0.95);
    expect(weights[1]).toBeLessThan(0.05);
    expect(weights[2]).toBe(0);
  });
});

describe("folds", () => {
  test("are about equal, and never part a group", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 30, maxLength: 80 }), (groups) => {
        const folds = assignFolds(
          groups,
          groups.map(() => 0),
          3,
          1,
        );
        const seen = new Map<number, number>();
        groups.forEach((group, row) => {
          expect(seen.get(group) ?? folds[row]).toBe(folds[row]);
          seen.set(group, folds[row] as number);
        });
      }),
    );
    const alone = assignFolds(
      Array.from({ length: 31 }, (_, at) => at),
      Array.from({ length: 31 }, () => 0),
      5,
      1,
    );
    const sizes = [0, 1, 2, 3, 4].map((fold) => alone.filter((each) => each === fold).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });
});

describe("cut points", () => {
  test("put each grade where people put it, though predictions are drawn to the middle", () => {
    const outcomes = Array.from({ length: 300 }, (_, at) => at % 3);
    const predicted = Float64Array.from(
      outcomes,
      (grade, at) => 1 + 0.2 * (grade - 1) + 0.01 * ((at * 7) % 5),
    );
    const cuts = tuneCutPoints(predicted, outcomes, 0, 2);
    const graded = predicted.map((value) => gradeOf(value, cuts));
    expect(quadraticKappa(graded, outcomes, 0, 2)).toBe(1);
    // As they came, rounding would have called all of them average.
    expect(quadraticKappa(predicted, outcomes, 0, 2)).toBe(0);
  });

  test("on the scale: the order stays, and rounding gives the grade", () => {
    const cuts = { min: 0, points: [0.8, 1.3], spread: 0.3 };
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 3, noNaN: true }),
        fc.double({ min: -1, max: 3, noNaN: true }),
        (one, other) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          expect(placeOnScale(low, cuts)).toBeLessThanOrEqual(placeOnScale(high, cuts) + 1e-12);
          expect(Math.round(placeOnScale(one, cuts)) + 0).toBe(gradeOf(one, cuts));
        },
      ),
    );
  });
});
