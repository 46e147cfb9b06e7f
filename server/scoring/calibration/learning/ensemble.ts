import { type CutPoints, placeOnScale, tuneCutPoints } from "./cutPoints";
import { assignFolds, splitAt } from "./folds";
import type { Learner } from "./learners";
import { stackWeights } from "./stack";
import { deviation, mean } from "./statistics";

/** What inner cross-validation chose: a variant for each learner and its weight in the sum. */
export type Recipe = { variants: number[]; weights: number[]; centre: number; cuts: CutPoints | null };
/** Whole grades from `min` to `max`; null where outcomes are real numbers. */
export type Grades = { min: number; max: number } | null;

export type Rows = { groups: Int32Array; outcomes: Float64Array; grades: Grades };

const INNER_FOLDS = 4;
const squares = (left: Float64Array, right: Float64Array) =>
  left.reduce((sum, value, at) => sum + (value - (right[at] as number)) ** 2, 0);

const take = (from: ArrayLike<number>, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => from[row] as number);

/** Chooses variants, weights and cut points by cross-validation within `train` alone. */
export function chooseRecipe(
  learners: readonly Learner[],
  { groups, outcomes, grades }: Rows,
  train: readonly number[],
  seed: number,
): Recipe {
  const own = take(outcomes, train);
  const folds = assignFolds(take(groups, train), own, INNER_FOLDS, seed);
  const tried = learners.map(({ variants }) => variants.map(() => new Float64Array(train.length)));
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const { inside, outside } = splitAt(folds, fold);
    if (inside.length === 0 || outside.length === 0) continue;
    const rows = outside.map((at) => train[at] as number);
    const ask = inside.map((at) => train[at] as number);
    learners.forEach((learner, index) => {
      learner.trial(rows, take(own, outside), ask).forEach((values, variant) => {
        const column = tried[index]?.[variant];
        values.forEach((value, at) => {
          if (column) column[inside[at] as number] = value;
        });
      });
    });
  }
  const chosen = tried.map((ofLearner) => {
    const errors = ofLearner.map((values) => squares(values, own));
    return errors.indexOf(Math.min(...errors));
  });
  const columns = tried.map((ofLearner, index) => ofLearner[chosen[index] as number] as Float64Array);
  const centre = mean(own);
  const weights = stackWeights(
    columns.map((values) => values.map((value) => value - centre)),
    own.map((value) => value - centre),
  );
  const stacked = combine(columns, { weights, centre });
  return {
    variants: learners.map(({ variants }, index) => variants[chosen[index] as number] as number),
    weights,
    centre,
    cuts: grades && deviation(own) > 0 ? tuneCutPoints(stacked, own, grades.min, grades.max) : null,
  };
}

export const combine = (
  columns: readonly ArrayLike<number>[],
  { weights, centre }: Pick<Recipe, "weights" | "centre">,
): Float64Array =>
  Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, at) =>
    columns.reduce(
      (sum, column, index) => sum + (weights[index] as number) * ((column[at] as number) - centre),
      centre,
    ),
  );

/** From a stacked value to what is given out: on the scale of grades where there are any, within [min, max]. */
export function finish(value: number, cuts: CutPoints | null, min: number, max: number): number {
  return Math.min(max, Math.max(min, cuts ? placeOnScale(value, cuts) : value));
}

/**
 * Predictions of every row by what was learned without its fold, choice of recipe included. It pauses after each fold,
 * so that whoever drives it can hear that nobody waits any more.
 */
export function* crossValidate(
  learners: readonly Learner[],
  rows: Rows,
  range: { min: number; max: number },
  count: number,
  seed: number,
): Generator<void, Float64Array> {
  const folds = assignFolds(rows.groups, rows.outcomes, count, seed);
  const predicted = new Float64Array(rows.outcomes.length);
  for (let fold = 0; fold < count; fold += 1) {
    const { inside, outside } = splitAt(folds, fold);
    if (inside.length === 0 || outside.length === 0) continue;
    const recipe = chooseRecipe(learners, rows, outside, seed + 1 + fold);
    const own = take(rows.outcomes, outside);
    const columns = learners.map((learner, index) => {
      if (recipe.weights[index] === 0) return new Float64Array(inside.length);
      const at = learner.variants.indexOf(recipe.variants[index] as number);
      return learner.trial(outside, own, inside)[at] as Float64Array;
    });
    combine(columns, recipe).forEach((value, at) => {
      predicted[inside[at] as number] = finish(value, recipe.cuts, range.min, range.max);
    });
    yield;
  }
  return predicted;
}
