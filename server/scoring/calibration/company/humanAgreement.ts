import { mean, pearson, quadraticKappa } from "../learning/statistics";
import type { DimensionCalibration } from "./schema";

export type Rating = { rater: string; rating: number };

/** Fewer answers rated twice say nothing about how far people agree. */
const MIN_PAIRS = 10;
const exact = (value: number) => Number(value.toFixed(6));

/**
 * How far two people agree who rated the same answers: every pair of raters of an answer counts once, in the order of
 * their names. Null where there are too few.
 */
export function humanAgreement(answers: readonly (readonly Rating[])[]): DimensionCalibration["human"] {
  const [left, right]: [number[], number[]] = [[], []];
  for (const ratings of answers) {
    const byRater = new Map<string, number[]>();
    for (const { rater, rating } of ratings) byRater.set(rater, [...(byRater.get(rater) ?? []), rating]);
    const given = [...byRater]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, own]) => mean(own));
    given.forEach((rating, at) =>
      given.slice(at + 1).forEach((other) => {
        left.push(rating);
        right.push(other);
      }),
    );
  }
  if (left.length < MIN_PAIRS) return null;
  return {
    qwk: exact(quadraticKappa(left, right, 1, 5)),
    pearson: exact(pearson(left, right)),
    n: left.length,
  };
}
