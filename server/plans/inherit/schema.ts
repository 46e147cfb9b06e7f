import { z } from "zod";
import { instant, pageOf, uuid } from "../../http/schema";
import { unitRefSchema } from "../../org/staff/schema";
import { type PlanDefinition, planDefinitionSchema } from "../definition";
import { planLimitsSchema } from "../derive/limits";
import { PLAN_CAUSES } from "../entity";
import { planSchema, storedPlanSchema } from "../schema";

export const limitsBody = z.strictObject({ limits: planLimitsSchema, version: z.int().min(1) });
export const defaultBody = z.strictObject({ isDefault: z.boolean() });

export const resolveBody = z.strictObject({
  /** The plan's, as it was read. */
  version: z.int().min(1),
  /** The base's newest, as `GET /plans/:id/upstream` gave it. */
  baseVersion: z.int().min(1),
  resolutions: z
    .array(z.strictObject({ key: z.string().max(200), take: z.enum(["hq", "mine"]) }))
    .max(600)
    .default([]),
});

export const versionParams = z.object({
  id: uuid,
  version: z.coerce.number().int().min(1).max(2_147_483_647),
});
export const restoreBody = z.strictObject({
  /** The plan's present one, as it was read. */
  version: z.int().min(1),
});
export const versionListQuery = z.object({
  /** Only those before this one. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const planVersionSchema = z.object({
  version: z.int(),
  name: z.string(),
  cause: z.enum(PLAN_CAUSES),
  /** Null where the product did it by itself. */
  by: z.string().nullable(),
  at: instant,
  note: z.string().nullable(),
});
/** `before` of the next page; null at the first version. */
export const versionPageSchema = z.object({
  items: z.array(planVersionSchema),
  nextBefore: z.int().nullable(),
});
export const wholeVersionSchema = planVersionSchema.extend({ definition: planDefinitionSchema });
export const storedVersionSchema = planVersionSchema.extend({ definition: z.custom<PlanDefinition>() });

const subjectSchema = z.object({
  kind: z.enum(["plan", "threshold", "dimension", "stage", "question"]),
  id: z.string(),
});
const lineSchema = z.object({ code: z.string(), subject: subjectSchema, message: z.string() });

export const openConflictSchema = lineSchema.extend({
  key: z.string(),
  /** Whether anything of one's own can be kept; else it is headquarters' word. */
  mayKeep: z.boolean(),
  /** What both started from, what each made of it, and what keeping one's own leads to. */
  base: z.unknown().optional(),
  hq: z.unknown().optional(),
  branch: z.unknown().optional(),
  proposed: z.unknown().optional(),
  /** An addition of one's own that found no place. */
  setAside: z.unknown().optional(),
});
export type OpenConflictView = z.infer<typeof openConflictSchema>;

/** What headquarters changed since a derived plan last followed, and what its people have not seen yet. */
export const upstreamSchema = z
  .object({
    base: z.object({ id: uuid, name: z.string(), version: z.int() }),
    /** The version that the plan follows. */
    baseVersion: z.int(),
    /** What came since its people last looked, already taken over. */
    news: z.array(lineSchema),
    /** What the newest version would change. */
    changes: z.array(lineSchema),
    limitsChanged: z.boolean(),
    conflicts: z.array(openConflictSchema),
    /** Where both changed something and nothing of one's own is lost. */
    settled: z.array(lineSchema),
  })
  .meta({ id: "PlanUpstream" });

const resolvedWith = <Stored extends z.ZodType>(plan: Stored) =>
  z.object({
    plan,
    /** What had to move because of a choice. */
    adjusted: z.array(lineSchema),
  });
export const resolvedSchema = resolvedWith(planSchema);
export const storedResolvedSchema = resolvedWith(storedPlanSchema);

const fieldChangeSchema = z.object({
  field: z.string(),
  /** What people call it. */
  name: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
const itemChangeSchema = z.object({
  id: z.string(),
  name: z.string(),
  fields: z.array(fieldChangeSchema),
  moved: z.boolean(),
});
const partChanges = <Change extends z.ZodType>(change: Change) =>
  z.object({ added: z.array(z.string()), removed: z.array(z.string()), changed: z.array(change) });

const comparedSchema = z.object({ planId: uuid, name: z.string(), version: z.int() });
export const diffQuery = z.object({
  /** `base`: what a derived plan changed of its base. `version`: what changed since an earlier version. */
  against: z.enum(["base", "version"]),
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
const comparisonSchema = z.object({
  same: z.boolean(),
  plan: z.array(fieldChangeSchema),
  thresholds: z.array(fieldChangeSchema),
  /** Added and removed items by id: they stand whole in `after` and `before`. */
  dimensions: partChanges(itemChangeSchema),
  stages: partChanges(itemChangeSchema),
  questions: partChanges(
    itemChangeSchema.extend({ stageId: z.string(), fromStageId: z.string().optional() }),
  ),
});
const diffOf = <Definition extends z.ZodType>(definition: Definition) =>
  z.object({
    before: comparedSchema.extend({ definition }),
    after: comparedSchema.extend({ definition }),
    comparison: comparisonSchema,
  });
export const planDiffSchema = diffOf(planDefinitionSchema);
export const storedDiffSchema = diffOf(z.custom<PlanDefinition>());
export type PlanDiff = z.infer<typeof planDiffSchema>;

export const followerSchema = z.object({
  id: uuid,
  name: z.string(),
  orgUnit: unitRefSchema,
  baseVersion: z.int(),
  standing: z.enum(["following", "updated", "conflict"]),
  updatedAt: instant,
});
export const followerPageSchema = pageOf(followerSchema);
