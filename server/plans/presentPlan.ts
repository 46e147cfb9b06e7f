import { In } from "typeorm";
import type { z } from "zod";
import { presentUnitRef } from "../org/staff/presentStaff";
import { type OrgTree, ROOT_UNIT } from "../org/tree";
import type { Services } from "../services";
import { DEFAULT_LIMITS } from "./derive/limits";
import { countOverrides } from "./derive/overrides";
import { Plan } from "./entity";
import { findVersion } from "./planVersions";
import type { planSchema, planStanding, planSummarySchema } from "./schema";

/** What a row of the list shows. The definition, by far the biggest column, is not among it. */
export const SUMMARY_COLUMNS = [
  "id",
  "orgUnitId",
  "name",
  "jobTitle",
  "jobFamily",
  "language",
  "questionCount",
  "estimatedMinutes",
  "mostFollowUps",
  "version",
  "defaultKey",
  "basePlanId",
  "baseVersion",
  "conflictVersion",
  "newsSince",
  "updatedAt",
  "archivedAt",
] as const satisfies (keyof Plan)[];
export type PlanRow = Pick<Plan, (typeof SUMMARY_COLUMNS)[number]>;
type Base = Pick<Plan, "id" | "name" | "version">;
type Standing = z.infer<typeof planStanding>;

/** How a derived plan stands to its base; null for a plan that has none. */
export function standingOf(
  plan: Pick<Plan, "baseVersion" | "conflictVersion" | "newsSince">,
  base: Pick<Base, "version"> | null,
): Standing | null {
  if (!base) return null;
  if (plan.conflictVersion !== null) return "conflict";
  // A newer version that its job has not brought over yet is news already.
  return plan.newsSince !== null || base.version !== plan.baseVersion ? "updated" : "following";
}

export const originOf = ({ basePlanId, orgUnitId }: Pick<Plan, "basePlanId" | "orgUnitId">) =>
  basePlanId === null ? (orgUnitId === ROOT_UNIT ? "hq" : "own") : "derived";

type Presenting = Pick<Services, "db" | "org">;

function presentSummary(tree: OrgTree, plan: PlanRow, base: Base | null): z.input<typeof planSummarySchema> {
  const { id, orgUnitId, name, jobTitle, jobFamily, language, questionCount, estimatedMinutes, version } =
    plan;
  return {
    id,
    orgUnitId,
    orgUnit: presentUnitRef(tree, orgUnitId),
    name,
    jobTitle,
    jobFamily,
    language,
    questionCount,
    estimatedMinutes,
    followUpBound: plan.mostFollowUps ?? 0,
    origin: originOf(plan),
    isDefault: plan.defaultKey !== null,
    base: base && { id: base.id, name: base.name, version: base.version },
    standing: standingOf(plan, base),
    version,
    updatedAt: plan.updatedAt.toISOString(),
    archivedAt: plan.archivedAt?.toISOString() ?? null,
  };
}

/** Rows of the list, with one more question for all their bases. */
export async function presentPlanSummaries(
  { db, org }: Presenting,
  plans: readonly PlanRow[],
): Promise<z.input<typeof planSummarySchema>[]> {
  const ids = [...new Set(plans.flatMap(({ basePlanId }) => basePlanId ?? []))];
  const bases: Base[] =
    ids.length === 0
      ? []
      : await db.read.find(Plan, { select: { id: true, name: true, version: true }, where: { id: In(ids) } });
  const byId = new Map(bases.map((base) => [base.id, base]));
  return plans.map((plan) => presentSummary(org.tree(), plan, byId.get(plan.basePlanId ?? "") ?? null));
}

/** One whole plan, with what it stands on. */
export async function presentPlan(services: Presenting, plan: Plan): Promise<z.input<typeof planSchema>> {
  const [summary] = await presentPlanSummaries(services, [plan]);
  return {
    ...(summary as z.input<typeof planSummarySchema>),
    definition: plan.definition,
    limits: plan.basePlanId === null ? (plan.limits ?? DEFAULT_LIMITS) : null,
    inherited: await presentInherited(services, plan),
  };
}

async function presentInherited(
  { db }: Presenting,
  { basePlanId, baseVersion, overrides }: Plan,
): Promise<z.input<typeof planSchema>["inherited"]> {
  if (basePlanId === null || baseVersion === null || overrides === null) return null;
  const { version, definition, limits } = await findVersion(db.read, basePlanId, baseVersion);
  return { version, definition, limits, changeCount: countOverrides(overrides) };
}
