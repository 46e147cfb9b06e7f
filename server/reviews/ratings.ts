import { questionsOf } from "../plans/frozenPlans";
import { reasonFor } from "../reports/recommendationReason";
import type { ReportSource } from "../reports/buildReport";
import { scoreOfLevel } from "../scoring/rubric/fixed";
import { combineScores, describeFormula } from "../scoring/totals";
import type { DraftRating, ReviewResult, SentRating } from "./schema";

/** One thing to rate: what an answer, with those to its follow-ups, shows of a dimension that its question assesses. */
export type Pair = Omit<SentRating, "level" | "comment">;
type Rated = Pick<ReportSource, "plan" | "answers">;

const keyOf = ({ answerId, dimensionId }: Pick<Pair, "answerId" | "dimensionId">) =>
  `${answerId} ${dimensionId}`;

/** What there is to rate of an interview, in the order of its questions, with the machine's level. Pure. */
export const pairsOf = ({ plan, answers }: Rated): Pair[] =>
  questionsOf(plan).flatMap(({ question }) => {
    const source = answers.find(({ answer }) => answer.questionId === question.id);
    if (!source) return [];
    return question.dimensions
      .filter(({ weightBp }) => weightBp > 0)
      .map(({ id }) => ({
        answerId: source.answer.id,
        questionId: question.id,
        dimensionId: id,
        machine: source.score?.score.dimensions.find((one) => one.id === id)?.level ?? null,
      }));
  });

/** Of what is rated: `unknown` is not there to rate, `twice` is. */
export type RatingProblem = "unknown" | "twice";

export function problemIn(pairs: readonly Pair[], ratings: readonly DraftRating[]): RatingProblem | null {
  const known = new Set(pairs.map(keyOf));
  const keys = ratings.map(keyOf);
  if (keys.some((key) => !known.has(key))) return "unknown";
  return new Set(keys).size < keys.length ? "twice" : null;
}

/**
 * The ratings as they are kept for good: one for each pair, or what hinders it. A blind review says everything itself;
 * an open one says why wherever it differs from the machine, by the rating or on the whole.
 */
export function settleRatings(
  pairs: readonly Pair[],
  ratings: readonly DraftRating[],
  { blind, comment }: { blind: boolean; comment: string },
): SentRating[] | "incomplete" | "reason_required" {
  const given = new Map(ratings.map((rating) => [keyOf(rating), rating]));
  const settled = pairs.flatMap((pair): SentRating[] => {
    const rating = given.get(keyOf(pair));
    if (!rating || (blind && rating.level === "machine")) return [];
    const level = rating.level === "machine" ? pair.machine : rating.level;
    return [{ ...pair, level, comment: rating.comment }];
  });
  if (settled.length < pairs.length) return "incomplete";
  const unsaid = settled.some((one) => one.level !== one.machine && one.comment === "");
  return !blind && unsaid && comment === "" ? "reason_required" : settled;
}

/**
 * Total, match and advice with a person's levels: the same arithmetic as the machine's (DESIGN §6), to which a level
 * that somebody gave is evidence enough. Pure.
 */
export function resultOf(
  { plan, answers }: Rated,
  ratings: readonly SentRating[],
  coverage: number | null,
): ReviewResult {
  const combined = combineScores(
    plan,
    answers.map(({ answer }) => ({
      questionId: answer.questionId,
      score: {
        dimensions: ratings.flatMap(({ answerId, dimensionId, level }) =>
          answerId === answer.id && level !== null
            ? [{ id: dimensionId, score: scoreOfLevel(level), confidence: 1 }]
            : [],
        ),
      },
    })),
    coverage,
  );
  const { total, match, recommendation } = combined;
  return {
    total,
    match,
    recommendation,
    // A person has looked: what asks for one is over.
    reason: reasonFor({ ...combined, notes: [] }, plan),
    formulas: describeFormula(combined, plan.language),
    dimensions: combined.dimensions.map(({ id, name, score, level }) => ({ id, name, score, level })),
  };
}
