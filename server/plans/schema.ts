import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { type PlanDefinition, interviewLanguage, planDefinitionSchema } from "./definition";

const localized = z.object({ zh: z.string(), en: z.string() });

export const planTemplateSchema = z
  .object({
    id: z.string(),
    name: localized,
    summary: localized,
    estimatedMinutes: z.int(),
    questionCount: z.int(),
  })
  .meta({ id: "PlanTemplate" });

export const planName = z.string().trim().min(1).max(80);

export const planSummarySchema = z.object({
  id: uuid,
  /** The unit that owns it; units below may use it. */
  orgUnitId: uuid,
  name: z.string(),
  jobTitle: z.string(),
  language: interviewLanguage,
  questionCount: z.int(),
  estimatedMinutes: z.int(),
  /** Grows by one with each change; send it back with an update. */
  version: z.int(),
  updatedAt: instant,
  archivedAt: instant.nullable(),
});
export const planSchema = planSummarySchema.extend({ definition: planDefinitionSchema }).meta({ id: "Plan" });
/** The definition was validated when it was stored; with its hundreds of parts the answer is not held up again. */
export const storedPlanSchema = planSummarySchema.extend({ definition: z.custom<PlanDefinition>() });
export const planPageSchema = pageOf(planSummarySchema);

export const planListQuery = pageQuery.extend({
  /** Only what this unit and those below it own. */
  unit: uuid.optional(),
});

/** Whose it shall be; the maker's home unless told. */
const owner = { orgUnitId: uuid.optional() };
/** Either from a template, or whole. */
export const createPlanBody = z.union([
  z.strictObject({
    ...owner,
    name: planName.optional(),
    templateId: z.string().max(40),
    language: interviewLanguage,
  }),
  z.strictObject({ ...owner, name: planName, definition: planDefinitionSchema }),
]);
/** `version` is the one that was read: another one means somebody changed it meanwhile (409 plan.changed). */
export const updatePlanBody = z.strictObject({
  name: planName,
  definition: planDefinitionSchema,
  version: z.int().min(1),
});
