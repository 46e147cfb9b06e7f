import type { z } from "zod";
import { newId } from "../clock";
import { insertRow } from "../db/rows";
import { notFound } from "../http/errors";
import type { Locale } from "../http/messages";
import type { Services } from "../services";
import { type PlanDefinition, listQuestions } from "./definition";
import { estimateMinutes } from "./duration";
import { Plan } from "./entity";
import { mostFollowUps } from "./followUpRules";
import { askMandatory } from "./inherit/askMandatory";
import { type JobFamily, familyOfTemplate } from "./jobFamilies";
import { recordVersion } from "./planVersions";
import type { newPlanBody } from "./schema";
import { instantiateTemplate, listTemplates } from "./templates";

type NewPlan = DistributiveOmit<z.input<typeof newPlanBody>, "orgUnitId">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function definitionFrom(input: NewPlan): { name: string; jobFamily: JobFamily; definition: PlanDefinition } {
  if ("definition" in input) {
    const { name, jobFamily = "general" } = input;
    return { name, jobFamily, definition: input.definition as PlanDefinition };
  }
  const definition = instantiateTemplate(input.templateId, input.language);
  if (!definition) throw notFound("plan.template_not_found");
  const template = listTemplates().find(({ id }) => id === input.templateId);
  return {
    name: input.name ?? template?.name[input.language] ?? definition.jobTitle,
    jobFamily: familyOfTemplate(input.templateId),
    definition,
  };
}

/** The columns that lists show of a definition. */
export const describeDefinition = (definition: PlanDefinition) => ({
  definition,
  jobTitle: definition.jobTitle,
  language: definition.language,
  questionCount: listQuestions(definition).length,
  estimatedMinutes: estimateMinutes(definition),
  mostFollowUps: mostFollowUps(definition),
});

/** A first version that is derived from nothing. */
export const freshPlan = (
  definition: PlanDefinition,
  own: Pick<Plan, "orgUnitId" | "name" | "jobFamily">,
  now: Date,
): Plan => ({
  id: newId(),
  ...own,
  ...describeDefinition(definition),
  version: 1,
  defaultKey: null,
  limits: null,
  basePlanId: null,
  baseVersion: null,
  overrides: null,
  conflictVersion: null,
  newsSince: null,
  createdAt: now,
  updatedAt: now,
  archivedAt: null,
});

/** Makes a plan that belongs to a unit. Whether the actor may was asked before. */
export async function createPlan(
  { db, clock }: Pick<Services, "db" | "clock">,
  input: NewPlan,
  orgUnitId: string,
  { by = null, locale = "zh" }: { by?: string | null; locale?: Locale } = {},
): Promise<Plan> {
  const { definition, name, jobFamily } = definitionFrom(input);
  return db.write(async (tx) => {
    const whole = await askMandatory(tx, { orgUnitId, jobFamily, definition }, null, locale);
    const plan = freshPlan(whole, { name, jobFamily, orgUnitId }, clock.now());
    await insertRow(tx, Plan, plan);
    await recordVersion(tx, plan, { cause: "created", by });
    return plan;
  });
}
