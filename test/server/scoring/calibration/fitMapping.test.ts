import {
  type RatedLevel,
  applyMapping,
  calibrationCurve,
  fitMapping,
  learnMapping,
} from "../../../../server/scoring/calibration/company/fitMapping";
import { humanAgreement } from "../../../../server/scoring/calibration/company/humanAgreement";
import { seededRandom } from "../../../../server/scoring/calibration/learning/random";

const FLAT = { relevance: 0.5, specificity: 0.5, structure: 0.5, ownership: 0.5, starParts: 0.5 };

/** Invented answers: `rate` says what people give for a level and how specific the answer is. */
function answers(
  count: number,
  rate: (level: number, specificity: number) => number,
  noise = 0.3,
): RatedLevel[] {
  const random = seededRandom(21);
  return Array.from({ length: count }, () => {
    const level = 1.5 + 3 * random();
    const specificity = random();
    const rating = rate(level, specificity) + noise * (random() * 2 - 1);
    return {
      level,
      features: { ...FLAT, specificity },
      rating: Math.min(5, Math.max(1, rating)),
    };
  });
}

test("people who are stricter by half a level are followed", () => {
  const fit = fitMapping(answers(150, (level) => level - 0.5));
  expect([fit.used, fit.reason]).toEqual([true, "better"]);
  expect(fit.after.rmse).toBeLessThan(0.3);
  expect(fit.before.rmse).toBeGreaterThan(0.45);
  expect(applyMapping(fit.mapping, { level: 3, features: FLAT })).toBeCloseTo(2.5, 0);
});

test("people who look at what the engine underrates are followed too", () => {
  const fit = fitMapping(answers(300, (level, specificity) => level + 2 * (specificity - 0.5), 0.2));
  expect(fit.mapping.kind).toBe("features");
  expect(fit.after.pearson).toBeGreaterThan(fit.before.pearson + 0.05);
});

test("an engine that is right stays as it is", () => {
  const fit = fitMapping(answers(200, (level) => level, 0.5));
  expect([fit.used, fit.reason, fit.mapping.kind]).toEqual([false, "not_better", "none"]);
});

test("few ratings, or all the same, change nothing", () => {
  expect(fitMapping(answers(29, (level) => level - 1)).reason).toBe("too_few");
  expect(fitMapping(answers(60, () => 3, 0)).reason).toBe("no_variation");
  expect(fitMapping([])).toMatchObject({ n: 0, used: false, reason: "too_few" });
});

test("whatever people say, a better answer never ends below a worse one, nor outside 1 to 5", () => {
  const mapping = learnMapping(
    answers(300, (level) => 6 - level, 0),
    "line",
  );
  const levels = Array.from({ length: 41 }, (_, at) => 1 + at / 10);
  const mapped = levels.map((level) => applyMapping(mapping, { level, features: FLAT }));
  mapped.forEach((level, at) => {
    expect(level).toBeGreaterThanOrEqual(at === 0 ? 1 : (mapped[at - 1] as number));
    expect(level).toBeLessThanOrEqual(5);
  });
});

test("the same ratings give the same bytes", () => {
  const rows = answers(90, (level) => level - 0.4);
  expect(JSON.stringify(fitMapping(rows))).toBe(JSON.stringify(fitMapping(rows)));
});

test("the curve as by hand: six answers in two bins", () => {
  const before = [1, 2, 3, 3, 4, 5];
  const after = [1.5, 2.5, 3.5, 2.5, 3.5, 4.5];
  const rated = [1, 3, 3, 2, 4, 4];
  expect(calibrationCurve(before, after, rated)).toEqual([
    { before: 2, after: 2.17, rated: 2, n: 3 },
    { before: 4, after: 3.83, rated: 3.67, n: 3 },
  ]);
});

describe("agreement of people", () => {
  const twice = (one: number, other: number) => [
    { rater: "A", rating: one },
    { rater: "B", rating: other },
  ];

  test("is told beside the engine's", () => {
    const pairs = Array.from({ length: 12 }, (_, at) => twice(1 + (at % 5), 1 + (at % 5)));
    expect(humanAgreement(pairs)).toEqual({ qwk: 1, pearson: 1, n: 12 });
  });

  test("needs ten answers that two people rated", () => {
    expect(humanAgreement(Array.from({ length: 9 }, () => twice(3, 4)))).toBeNull();
    expect(humanAgreement(Array.from({ length: 40 }, () => [{ rater: "A", rating: 3 }]))).toBeNull();
  });
});
