import type { PlanDefinition } from "../../plans/definition";
import { listQuestions } from "../../plans/definition";
import { scoreOfLevel } from "../../scoring/rubric/fixed";
import { combineScores } from "../../scoring/totals";
import type { FormRating, FormsAgreement } from "../schema";

/** What is wrong with ratings of a plan's dimensions: one that it has not, one twice, or, where all are asked for, none. */
export function problemIn(
  plan: PlanDefinition,
  ratings: readonly FormRating[],
  { whole }: { whole: boolean },
): "unknown" | "twice" | "incomplete" | null {
  const known = new Set(plan.dimensions.map(({ id }) => id));
  const given = ratings.map(({ dimensionId }) => dimensionId);
  if (given.some((id) => !known.has(id))) return "unknown";
  if (new Set(given).size < given.length) return "twice";
  return whole && given.length < known.size ? "incomplete" : null;
}

/**
 * The total of a form, 0–10 by the plan's weights, by the arithmetic of every other total (scoring/totals): who rates a
 * dimension once gives that level to every question which assesses it. Null where too little of the weight is rated.
 */
export function totalOf(plan: PlanDefinition, ratings: readonly FormRating[]): number | null {
  const levels = new Map(ratings.map(({ dimensionId, level }) => [dimensionId, level]));
  const judged = listQuestions(plan).map(({ question }) => ({
    questionId: question.id,
    score: {
      dimensions: question.dimensions.flatMap(({ id }) => {
        const level = levels.get(id) ?? null;
        return level === null ? [] : [{ id, score: scoreOfLevel(level), confidence: 1 }];
      }),
    },
  }));
  return combineScores(plan, judged).total;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : Math.round((100 * values.reduce((sum, one) => sum + one, 0)) / values.length) / 100;

type Judged = { total: number | null; ratings: readonly FormRating[] };

/** How far people agree who each rated for themselves; null for fewer than two. */
export function agreementOf(forms: readonly Judged[]): FormsAgreement | null {
  if (forms.length < 2) return null;
  const byDimension = new Map<string, number[]>();
  for (const { dimensionId, level } of forms.flatMap(({ ratings }) => ratings)) {
    if (level !== null) byDimension.set(dimensionId, [...(byDimension.get(dimensionId) ?? []), level]);
  }
  const distances = [...byDimension.values()].flatMap((levels) =>
    levels.flatMap((one, at) => levels.slice(at + 1).map((other) => Math.abs(one - other))),
  );
  return {
    n: forms.length,
    total: mean(forms.flatMap(({ total }) => total ?? [])),
    distance: mean(distances),
    dimensions: [...byDimension].map(([id, levels]) => ({
      id,
      lowest: Math.min(...levels),
      mean: mean(levels) ?? 0,
      highest: Math.max(...levels),
    })),
  };
}
