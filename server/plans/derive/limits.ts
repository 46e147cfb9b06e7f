import { z } from "zod";
import { type PlanDefinition, type Question, FULL_WEIGHT, planItemId, planScore } from "../definition";

/** What may happen in a stage: nothing; guide, times and drops; or new questions as well. */
export const stageAccess = z.enum(["locked", "adjustable", "open"]);
export type StageAccess = z.infer<typeof stageAccess>;

const shiftBp = z.int().min(0).max(FULL_WEIGHT);

/** How far plans derived from a base plan may leave it. Stored with the base plan, set by whoever owns that. */
export const planLimitsSchema = z.strictObject({
  version: z.literal(1),
  weights: z.strictObject({
    /** Basis points that a dimension may move up or down; 0 fixes the weights. */
    maxShiftBp: shiftBp,
    /** Dimensions with a bound of their own. */
    exceptions: z
      .array(z.strictObject({ id: planItemId, maxShiftBp: shiftBp }))
      .max(12)
      .default([]),
  }),
  /** A required score never falls; this says whether it may rise. */
  requiredScoreMayRise: z.boolean(),
  /** A threshold never falls; this many points it may rise. */
  thresholds: z.strictObject({ advanceMaxRise: planScore, reviewMaxRise: planScore }),
  /** Questions that stay as they are, besides those the plan itself marks mandatory. */
  mandatoryQuestionIds: z.array(planItemId).max(200).default([]),
  stages: z.strictObject({
    access: stageAccess,
    exceptions: z
      .array(z.strictObject({ id: planItemId, access: stageAccess }))
      .max(10)
      .default([]),
  }),
  /** Counts those in added stages too, so 0 also forbids new stages. */
  maxAddedQuestions: z.int().min(0).max(200),
});
export type PlanLimits = z.infer<typeof planLimitsSchema>;

/** What holds where nobody has set limits: local colour, the same standard. */
export const DEFAULT_LIMITS: PlanLimits = {
  version: 1,
  weights: { maxShiftBp: 500, exceptions: [] },
  requiredScoreMayRise: true,
  thresholds: { advanceMaxRise: 1, reviewMaxRise: 1 },
  mandatoryQuestionIds: [],
  stages: { access: "open", exceptions: [] },
  maxAddedQuestions: 5,
};

/** Basis points that a dimension's weight may move either way. */
export const maxShiftOf = ({ weights }: PlanLimits, dimensionId: string): number =>
  weights.exceptions.find(({ id }) => id === dimensionId)?.maxShiftBp ?? weights.maxShiftBp;

export const accessOf = ({ stages }: PlanLimits, stageId: string): StageAccess =>
  stages.exceptions.find(({ id }) => id === stageId)?.access ?? stages.access;

export const isMandatory = (question: Question, limits?: PlanLimits): boolean =>
  question.mandatory === true || (limits?.mandatoryQuestionIds.includes(question.id) ?? false);

/** Highest value that a threshold may have; whole tenths, since 6.1 + 0.3 is not 6.4 in binary. */
export function highestThreshold(
  base: PlanDefinition,
  limits: PlanLimits,
  which: "advance" | "review",
): number {
  const rise = which === "advance" ? limits.thresholds.advanceMaxRise : limits.thresholds.reviewMaxRise;
  return Math.min(100, Math.round(base.thresholds[which] * 10) + Math.round(rise * 10)) / 10;
}
