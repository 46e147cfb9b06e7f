import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { unitRefSchema } from "../org/staff/schema";
import { interviewLanguage, planDefinitionSchema } from "../plans/definition";
import { conditionWords, screeningConditions } from "../profiles/screening/conditions";
import { pipelineStages, stage } from "../pipeline/stages";
import { competencyModelSchema } from "./competency";
import { POSITION_STATES } from "./entity";
import { jobFamily } from "../plans/jobFamilies";
import { categories } from "./lint/types";

export const positionState = z.enum(POSITION_STATES);

const positionTitle = z.string().trim().min(1).max(80);
const duties = z.string().trim().max(6000);
const skills = z.array(z.string().trim().min(1).max(100)).max(30);

const text = {
  title: positionTitle,
  duties: duties.default(""),
  /** What somebody needs to be able to do, one thing each. */
  skills: skills.default([]),
};
const fields = {
  ...text,
  family: jobFamily,
  /** In which the texts are written and plans from it are made. */
  language: interviewLanguage.default("zh"),
  headcount: z.int().min(1).max(9999).default(1),
  competencies: competencyModelSchema.default([]),
  screening: screeningConditions.default([]),
  /** The steps to a hire: the fixed order, each once, the interview among them. As they were unless told. */
  stages: pipelineStages.optional(),
};

export const createPositionBody = z.strictObject({
  /** Whose it shall be; the maker's home unless told. */
  orgUnitId: uuid.optional(),
  ...fields,
});
const version = z.int().min(1);
/** `version` is the one that was read: another one means that somebody changed it meanwhile (409). */
export const updatePositionBody = z.strictObject({ ...fields, orgUnitId: uuid, version });
export const positionStateBody = z.strictObject({ state: positionState, version });
export const lintOverrideBody = z.strictObject({ reason: z.string().trim().min(5).max(300), version });
export const lintBody = z.strictObject({
  ...text,
  title: z.string().trim().max(80).default(""),
  /** The words of each condition that is screened by, one a line. */
  screening: conditionWords.default([]),
});

const span = { start: z.int(), end: z.int() };
const localized = z.object({ zh: z.string(), en: z.string() });
/** Offsets are UTF-16 units of the field; of `skills` and of the words in `screening`, of the one at `index`. */
export const lintFindingSchema = z.object({
  field: z.enum(["title", "duties", "skills", "screening"]),
  index: z.int(),
  ...span,
  quote: z.string(),
  sentence: z.object(span),
  category: z.enum(categories),
  severity: z.enum(["unlawful", "doubtful"]),
  message: localized,
  suggestion: localized,
});
export const lintSchema = z.object({ items: z.array(lintFindingSchema) });

export const positionSummarySchema = z.object({
  id: uuid,
  orgUnit: unitRefSchema,
  title: z.string(),
  family: jobFamily,
  language: interviewLanguage,
  state: positionState,
  headcount: z.int(),
  version,
  updatedAt: instant,
  archivedAt: instant.nullable(),
});
export const positionSchema = positionSummarySchema
  .extend({
    duties: z.string(),
    skills: z.array(z.string()),
    competencies: competencyModelSchema,
    screening: screeningConditions,
    stages: z.array(stage),
    findings: z.array(lintFindingSchema),
    /** Unlawful wording that nobody has overridden: the position cannot be opened. */
    blocked: z.boolean(),
    lintOverride: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
  })
  .meta({ id: "Position" });
export const positionPageSchema = pageOf(positionSummarySchema);

export const positionListQuery = pageQuery.extend({
  unit: uuid.optional(),
  state: positionState.optional(),
  family: jobFamily.optional(),
  /** Part of the title. */
  q: z.string().trim().max(60).optional(),
});

/** A plan for the position that is not stored yet: ready for `POST /plans`. */
export const planProposalSchema = z.object({ name: z.string(), definition: planDefinitionSchema });
export const planProposalQuery = z.object({ language: interviewLanguage.optional() });

const libraryText = z.object({ name: z.string(), description: z.string(), anchors: z.array(z.string()) });
export const dimensionLibrarySchema = z.object({
  items: z.array(z.object({ id: z.string(), zh: libraryText, en: libraryText })),
});
