import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { unitRefSchema } from "../org/staff/schema";
import { type PlanDefinition, interviewLanguage, planDefinitionSchema } from "./definition";
import { type PlanLimits, planLimitsSchema } from "./derive/limits";
import { jobFamily } from "./jobFamilies";

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

/** `hq`: headquarters' standard. `derived`: follows one, with changes of its own. `own`: written by the unit itself. */
export const planOrigin = z.enum(["hq", "derived", "own"]);
/** `updated`: headquarters changed something that its people have not looked at. `conflict`: they have to decide. */
export const planStanding = z.enum(["following", "updated", "conflict"]);

export const planSummarySchema = z.object({
  id: uuid,
  /** The unit that owns it; units below may use it. */
  orgUnitId: uuid,
  orgUnit: unitRefSchema,
  name: z.string(),
  jobTitle: z.string(),
  jobFamily,
  language: interviewLanguage,
  questionCount: z.int(),
  estimatedMinutes: z.int(),
  /** Follow-ups that one interview can have at most; 0 where it asks everybody exactly the same. */
  followUpBound: z.int(),
  origin: planOrigin,
  /** Headquarters' default of its job family and language. */
  isDefault: z.boolean(),
  /** What it is derived from, with that plan's newest version; null for all others. */
  base: z.object({ id: uuid, name: z.string(), version: z.int() }).nullable(),
  standing: planStanding.nullable(),
  /** Grows by one with each change; send it back with an update. */
  version: z.int(),
  updatedAt: instant,
  archivedAt: instant.nullable(),
});
const detailOf = <Definition extends z.ZodType, Limits extends z.ZodType>(
  definition: Definition,
  limits: Limits,
) =>
  planSummarySchema.extend({
    definition,
    /** How far plans derived from it may leave it; null for a plan that is derived itself. */
    limits: limits.nullable(),
    /** What a derived plan stands on: the base as of the version it follows. */
    inherited: z
      .object({
        version: z.int(),
        definition,
        limits,
        /** How many things this plan changes of it. */
        changeCount: z.int(),
      })
      .nullable(),
  });
export const planSchema = detailOf(planDefinitionSchema, planLimitsSchema).meta({ id: "Plan" });
/** Definition and limits were validated when they were stored; with their hundreds of parts no answer is held up. */
export const storedPlanSchema = detailOf(z.custom<PlanDefinition>(), z.custom<PlanLimits>());
export const planPageSchema = pageOf(planSummarySchema);

export const planListQuery = pageQuery.extend({
  /** Only what this unit and those below it own. */
  unit: uuid.optional(),
  jobFamily: jobFamily.optional(),
  origin: planOrigin.optional(),
});

/** Whose it shall be; the maker's home unless told. */
const owner = { orgUnitId: uuid.optional() };
export const newPlanBody = z.union([
  z.strictObject({
    ...owner,
    name: planName.optional(),
    templateId: z.string().max(40),
    language: interviewLanguage,
  }),
  z.strictObject({
    ...owner,
    name: planName,
    jobFamily: jobFamily.optional(),
    definition: planDefinitionSchema,
  }),
]);
export const derivePlanBody = z.strictObject({ ...owner, name: planName.optional(), basePlanId: uuid });
/** From a template, whole, or derived from a plan of a unit above. */
export const createPlanBody = z.union([...newPlanBody.options, derivePlanBody]);
/**
 * `version` is the one that was read: another one means somebody changed it meanwhile (409 plan.changed). The family of
 * a derived plan is its base's.
 */
export const updatePlanBody = z.strictObject({
  name: planName,
  jobFamily: jobFamily.optional(),
  definition: planDefinitionSchema,
  version: z.int().min(1),
  /** Why, for the history. */
  note: z.string().trim().max(200).optional(),
});
/** What becomes of plans derived from one that is archived; without it they keep it from being archived. */
export const archivePlanQuery = z.object({ derived: z.enum(["detach"]).optional() });
