import { z } from "zod";
import { type InterviewLanguage, questionSchema } from "../plans/definition";
import { DIMENSION_IDS } from "../positions/competency";

export const BANK_CATEGORIES = [
  "behavioural",
  "situational",
  "culture",
  "sales",
  "service",
  "retail",
  "manufacturing",
  "technical",
  "management",
  "graduate",
] as const;
export const bankCategory = z.enum(BANK_CATEGORIES);
export const bankStage = z.enum(["questions", "situational", "written"]);
export const bankDimension = z.enum(DIMENSION_IDS);
/** A slug of `BANK_TAGS`, or a word of the company's own. */
export const questionTag = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_ -]{0,19}$/u);

const item = z.string().trim().min(1).max(200);
/** One question in one language, with the same limits as in a plan: it can be put into one as it is. */
export const questionTextSchema = z.strictObject({
  text: questionSchema.shape.text,
  strong: z.array(item).max(10).default([]),
  weak: z.array(item).max(10).default([]),
  followUps: z.array(item).max(10).default([]),
});
export type QuestionText = z.infer<typeof questionTextSchema>;

const fields = z.strictObject({
  category: bankCategory,
  dimension: bankDimension,
  stage: bankStage,
  prepSeconds: questionSchema.shape.prepSeconds,
  answerSeconds: questionSchema.shape.answerSeconds,
  tags: z.array(questionTag).max(10).default([]),
  zh: questionTextSchema.nullable().default(null),
  en: questionTextSchema.nullable().default(null),
});

/** What one version of a question says; in one language at least. */
export const questionContentSchema = fields.refine(({ zh, en }) => zh !== null || en !== null, {
  error: "A question is written in Chinese, in English or in both",
  path: ["zh"],
  params: { code: "question.no_language" },
});
export type QuestionContent = z.infer<typeof questionContentSchema>;

export const languagesOf = ({ zh, en }: Record<InterviewLanguage, unknown>): InterviewLanguage[] => [
  ...(zh === null ? [] : (["zh"] as const)),
  ...(en === null ? [] : (["en"] as const)),
];
