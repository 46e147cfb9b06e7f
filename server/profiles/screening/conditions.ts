import { z } from "zod";
import { degreeLevel } from "../../resumes/schema";
import { LANGUAGE_NAMES } from "../readRequirement";

/**
 * What a position screens by. Only what somebody has learnt or done has a kind: nothing protected can be written down as
 * one, and years have a least, never a most. The words in it are judged as every job text is (./lintConditions).
 */
const MOST_CONDITIONS = 20;
const words = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\n\r]+$/);
/** Any one of them is enough. */
const anyOf = z.array(words).min(1).max(6);

/** How well a language is spoken at least: at all, for daily work (CET-4), fluently (CET-6, IELTS). */
export const languageLevel = z.enum(["any", "working", "fluent"]);
export type LanguageLevel = z.output<typeof languageLevel>;

export const screeningCondition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("degree"), least: degreeLevel }),
  z.strictObject({
    kind: z.literal("years"),
    least: z.int().min(1).max(20),
    /** Of work in this field; of any work where it is null. */
    field: words.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal("skill"), anyOf }),
  z.strictObject({ kind: z.literal("certificate"), anyOf }),
  z.strictObject({ kind: z.literal("language"), language: z.enum(LANGUAGE_NAMES), least: languageLevel }),
]);
export type ScreeningCondition = z.output<typeof screeningCondition>;

export const screeningConditions = z.array(screeningCondition).max(MOST_CONDITIONS);

/** The free words of a condition, one a line; empty where it has none. */
export function wordsOf(condition: ScreeningCondition): string {
  if (condition.kind === "years") return condition.field ?? "";
  return "anyOf" in condition ? condition.anyOf.join("\n") : "";
}
/** Of as many conditions as there may be, as `wordsOf` writes them. */
export const conditionWords = z.array(z.string().max(400)).max(MOST_CONDITIONS);
