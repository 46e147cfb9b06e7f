import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { unitRefSchema } from "../org/staff/schema";
import { interviewLanguage } from "../plans/definition";
import { jobFamily } from "../plans/jobFamilies";
import {
  bankCategory,
  bankDimension,
  bankStage,
  questionContentSchema,
  questionTag,
  questionTextSchema,
} from "./content";

/** Ours, headquarters', or a branch's. */
export const bankKind = z.enum(["builtin", "company", "branch"]);
export type BankKind = z.infer<typeof bankKind>;

/** A built-in question's id is a word, a company's is a UUID. */
export const questionId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/);
export const questionParams = z.object({ id: questionId });
export const questionVersionParams = questionParams.extend({ version: z.coerce.number().int().min(1) });

const version = z.int().min(1);
const summary = {
  id: questionId,
  bank: bankKind,
  /** Null for the built-in bank. */
  orgUnit: unitRefSchema.nullable(),
  version,
  category: bankCategory,
  dimension: bankDimension,
  stage: bankStage,
  tags: z.array(z.string()),
  languages: z.array(interviewLanguage),
  mandatory: z.boolean(),
  /** Job families for which it is mandatory. */
  families: z.array(jobFamily),
  /** Null for the built-in bank. */
  updatedAt: instant.nullable(),
  archivedAt: instant.nullable(),
};
export const questionSummarySchema = z.object({
  ...summary,
  zhText: z.string().nullable(),
  enText: z.string().nullable(),
});
export const questionPageSchema = pageOf(questionSummarySchema);

export const questionDetailSchema = z
  .object({
    ...summary,
    content: questionContentSchema,
    copiedFrom: z.string().nullable(),
    /** Whether the one who asks may change it. */
    editable: z.boolean(),
    /** Whether the one who asks may make it mandatory. */
    markable: z.boolean(),
    /** Newest first; empty for the built-in bank. */
    versions: z.array(z.object({ version, author: z.string(), createdAt: instant })),
  })
  .meta({ id: "BankQuestion" });
export const questionVersionSchema = z.object({
  version,
  author: z.string(),
  createdAt: instant,
  content: questionContentSchema,
});

export const questionFilters = z.object({
  bank: bankKind.optional(),
  category: bankCategory.optional(),
  dimension: bankDimension.optional(),
  tag: questionTag.optional(),
  language: interviewLanguage.optional(),
  mandatory: z.enum(["true", "false"]).optional(),
  /** Words that the question has to contain, all of them. */
  q: z.string().trim().max(60).optional(),
});
export type QuestionFilters = z.output<typeof questionFilters>;
export const questionListQuery = questionFilters.extend(pageQuery.shape);
export const exportQuery = questionFilters.extend({
  format: z.enum(["xlsx", "csv", "csv-gbk"]).default("xlsx"),
});

const owner = { orgUnitId: uuid.optional() };
/** Saves although another question reads almost the same. */
const acceptSimilar = z.boolean().default(false);
/** A question of one's own, or a copy of another bank's. */
export const createQuestionBody = z.union([
  z.strictObject({ ...owner, content: questionContentSchema, acceptSimilar }),
  z.strictObject({ ...owner, copyOf: z.strictObject({ questionId, version: version.optional() }) }),
]);
/** `version` is the one that was read: another one means that somebody changed it meanwhile (409). */
export const updateQuestionBody = z.strictObject({
  content: questionContentSchema,
  version,
  acceptSimilar,
});
/** No family: not mandatory. */
export const mandatoryBody = z.strictObject({ families: z.array(jobFamily).max(jobFamily.options.length) });

const text = questionTextSchema.shape.text.optional();
export const similarQuery = z.object({ zh: text, en: text, except: questionId.optional() });
export const similarSchema = z.object({
  items: z.array(
    z.object({
      id: questionId,
      bank: bankKind,
      language: interviewLanguage,
      text: z.string(),
      /** 0–1; from 0.75 on two questions are taken to ask the same. */
      likeness: z.number(),
    }),
  ),
});

const label = z.object({ zh: z.string(), en: z.string() });
export const tagListSchema = z.object({ items: z.array(label.extend({ slug: z.string() })) });

const localizedNote = z.object({ code: z.string(), message: label });
const rowProblem = z.object({
  line: z.int(),
  title: z.string().nullable(),
  code: z.string(),
  message: label,
});
const counts = z.object({ total: z.int(), valid: z.int(), invalid: z.int(), similar: z.int() });
export const importPreviewSchema = z.object({
  counts,
  /** The first rows that can be taken in. */
  rows: z.array(z.object({ line: z.int(), content: questionContentSchema })),
  problems: z.array(rowProblem),
  similar: z.array(z.object({ line: z.int(), text: z.string(), likeness: z.number() })),
  notes: z.array(localizedNote),
});
export const importResultSchema = z.object({
  counts: counts.extend({ created: z.int() }),
  /** Every row with what became of it: a spreadsheet to mend and to import again. */
  file: z.object({ name: z.string(), base64: z.string() }),
});
