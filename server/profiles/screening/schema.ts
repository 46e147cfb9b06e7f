import { z } from "zod";
import { spanSchema } from "../../resumes/schema";
import { screeningCondition } from "./conditions";

const localized = z.object({ zh: z.string(), en: z.string() });

/** `unclear`: the résumé does not say, and a person has to ask. Only what it says to the contrary is `not_met`. */
export const conditionResult = z.enum(["met", "not_met", "unclear"]);
export type ConditionResult = z.output<typeof conditionResult>;

/** `fails` where a condition is not met; else `unclear` where one is; else `passes`. Advice: a person decides. */
export const screeningResult = z.enum(["passes", "fails", "unclear"]);
export type ScreeningResult = z.output<typeof screeningResult>;

export const screenedConditionSchema = z.object({
  condition: screeningCondition,
  result: conditionResult,
  why: localized,
  /** Where the résumé says so, in UTF-16 units of its text, with what was read there. */
  evidence: z.array(spanSchema.extend({ words: z.string() })),
});
export type ScreenedCondition = z.output<typeof screenedConditionSchema>;

export const screeningOutcomeSchema = z.object({
  /** Which rules judged; other rules may judge otherwise. */
  rules: z.string(),
  result: screeningResult,
  conditions: z.array(screenedConditionSchema),
});
export type ScreeningOutcome = z.output<typeof screeningOutcomeSchema>;

/** What of an outcome is kept beside a person: nothing of what their résumé says. */
export const keptConditionSchema = z.object({ condition: screeningCondition, result: conditionResult });
export type KeptCondition = z.output<typeof keptConditionSchema>;
