import type { z } from "zod";
import type { Plan } from "./entity";
import type { planSchema, planSummarySchema } from "./schema";

export function presentPlanSummary(plan: Plan): z.input<typeof planSummarySchema> {
  const {
    id,
    orgUnitId,
    name,
    jobTitle,
    language,
    questionCount,
    estimatedMinutes,
    version,
    updatedAt,
    archivedAt,
  } = plan;
  return {
    id,
    orgUnitId,
    name,
    jobTitle,
    language,
    questionCount,
    estimatedMinutes,
    version,
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

export const presentPlan = (plan: Plan): z.input<typeof planSchema> => ({
  ...presentPlanSummary(plan),
  definition: plan.definition,
});
