import * as fc from "fast-check";
import { seededRandom } from "../../../../server/scoring/calibration/learning/random";
import {
  type WeightRequest,
  learnWeights,
} from "../../../../server/scoring/calibration/weights/learnWeights";
import { projectToBounds, toBasisPoints } from "../../../../server/scoring/calibration/weights/simplex";

const ANY: [number, number] = [0, 10_000];

/** Invented people whose outcome follows `truth`, with noise. */
function people(count: number, truth: readonly number[], noise: number, seed = 11): WeightRequest {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rows = Array.from({ length: count }, () => {
    const scores = truth.map(() => 5 + 2 * normal());
    const worth = scores.reduce((sum, score, at) => sum + score * (truth[at] as number), 0);
    return { scores, outcome: worth + noise * normal() };
  });
  return {
    dimensions: truth.map((_, at) => `d${at}`),
    prior: [3334, 3333, 3333],
    bounds: truth.map(() => ANY),
    rows,
  };
}

test("what decides is found, and proposed with what it gains", () => {
  const { weights, decision, validity, reasons } = learnWeights(people(400, [0.8, 0.2, 0], 1));
  expect(decision).toBe("propose");
  expect(reasons).toEqual(["better_out_of_sample"]);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(10_000);
  expect(weights[0]).toBeGreaterThan(6_000);
  expect(weights[2]).toBeLessThan(1_500);
  expect(validity.outOfSample).toBeGreaterThan(validity.prior + 0.05);
  expect(validity.gainInterval[0]).toBeGreaterThan(0);
  expect(validity.interval[0]).toBeLessThan(validity.outOfSample);
});

test("noise changes nothing: what fits in the sample and not outside is kept from people", () => {
  const request = people(120, [0, 0, 0], 1);
  const { weights, decision, validity } = learnWeights(request);
  expect(decision).toBe("keep");
  expect(weights).toEqual(request.prior);
  expect(validity.learned).toBeGreaterThanOrEqual(validity.outOfSample);
});

test("where today's weights are right, they stay", () => {
  const request = { ...people(300, [0.5, 0.3, 0.2], 0.5), prior: [5000, 3000, 2000] };
  expect(learnWeights(request).decision).toBe("keep");
});

test("bounds hold", () => {
  const bounds: [number, number][] = [
    [3000, 4500],
    [2000, 5000],
    [1500, 5000],
  ];
  const { weights } = learnWeights({ ...people(400, [1, 0, 0], 0.5), bounds });
  expect(weights).toEqual([4500, expect.any(Number), expect.any(Number)]);
  weights.forEach((weight, at) => {
    expect(weight).toBeGreaterThanOrEqual(bounds[at]?.[0] as number);
    expect(weight).toBeLessThanOrEqual(bounds[at]?.[1] as number);
  });
});

test.each([
  ["too few people", people(59, [1, 0, 0], 0.1), "too_few_rows"],
  [
    "one outcome",
    {
      ...people(80, [1, 0, 0], 1),
      rows: people(80, [1, 0, 0], 1).rows.map((row) => ({ ...row, outcome: 1 })),
    },
    "outcome_does_not_vary",
  ],
  [
    "scores all the same",
    {
      ...people(80, [1, 0, 0], 1),
      rows: people(80, [1, 0, 0], 1).rows.map((row) => ({ ...row, scores: [5, 5, 5] })),
    },
    "scores_do_not_vary",
  ],
] as const)("%s: keep, and say why", (_, request, reason) => {
  const { decision, reasons, weights } = learnWeights(request);
  expect([decision, ...reasons]).toEqual(["keep", reason]);
  expect(weights).toEqual(request.prior);
});

test("the same twice", () => {
  const request = people(150, [0.6, 0.4, 0], 2);
  expect(learnWeights(request)).toEqual(learnWeights(request));
});

test("any point is brought within bounds and to a sum of 10,000", () => {
  const bounds: [number, number][] = [
    [0.1, 0.6],
    [0.05, 0.5],
    [0, 1],
  ];
  const number = fc.double({ min: -1, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(number, number, number), (point) => {
      const shares = projectToBounds(point, bounds);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      const points = toBasisPoints(shares, bounds);
      expect(points.reduce((sum, each) => sum + each, 0)).toBe(10_000);
      points.forEach((each, at) => {
        expect(each).toBeGreaterThanOrEqual((bounds[at]?.[0] as number) * 10_000);
        expect(each).toBeLessThanOrEqual((bounds[at]?.[1] as number) * 10_000);
      });
    }),
  );
});
