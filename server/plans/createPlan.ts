import type { z } from "zod";
import { newId } from "../clock";
import { insertRow } from "../db/rows";
import { notFound } from "../http/errors";
import type { Services } from "../services";
import { type PlanDefinition, listQuestions } from "./definition";
import { estimateMinutes } from "./duration";
import { Plan } from "./entity";
import type { createPlanBody } from "./schema";
import { instantiateTemplate, listTemplates } from "./templates";

type NewPlan = DistributiveOmit<z.output<typeof createPlanBody>, "orgUnitId">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function definitionFrom(input: NewPlan): {
  name: string;
  definition: PlanDefinition;
} {
  if ("definition" in input) return { name: input.name, definition: input.definition };
  const definition = instantiateTemplate(input.templateId, input.language);
  if (!definition) throw notFound("plan.template_not_found");
  const template = listTemplates().find(({ id }) => id === input.templateId);
  return { name: input.name ?? template?.name[input.language] ?? definition.jobTitle, definition };
}

/** The columns that lists show of a definition. */
export const describeDefinition = (definition: PlanDefinition) => ({
  definition,
  jobTitle: definition.jobTitle,
  language: definition.language,
  questionCount: listQuestions(definition).length,
  estimatedMinutes: estimateMinutes(definition),
});

/** Makes a plan that belongs to a unit. Whether the actor may was asked before. */
export async function createPlan(
  { db, clock }: Pick<Services, "db" | "clock">,
  input: NewPlan,
  orgUnitId: string,
): Promise<Plan> {
  const { name, definition } = definitionFrom(input);
  const now = clock.now();
  const plan: Plan = {
    id: newId(),
    orgUnitId,
    name,
    ...describeDefinition(definition),
    version: 1,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
  };
  await db.write((tx) => insertRow(tx, Plan, plan));
  return plan;
}
