import { z } from "zod";
import { GAPS } from "../followUps/types";
import { instant } from "../http/schema";
import { interviewLanguage } from "../plans/definition";

/** Among comparable people, where there are enough of them; below the middle nothing is said. */
export const percentileBand = z.enum(["top10", "top25", "top50"]);
export type PercentileBand = z.infer<typeof percentileBand>;

/** How far somebody has shown a dimension, in words that are no score. */
export const shownBand = z.enum(["strong", "shown", "growing"]);
export type ShownBand = z.infer<typeof shownBand>;

/** What would have made an answer stronger: what it lacked, or more of a dimension that it showed. */
export const improvementKind = z.enum([...GAPS, "deepen"]);
export type ImprovementKind = z.infer<typeof improvementKind>;

/** The candidate's own words: `transcript.text.slice(start, end) === text` of that answer. */
const ownWords = z.object({
  answerId: z.uuid(),
  question: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string().min(1),
});
export type OwnWords = z.infer<typeof ownWords>;

export const feedbackSchema = z
  .object({
    composedAt: instant,
    /** Of the interview: dimensions, questions and quotes are in it. */
    language: interviewLanguage,
    strengths: z.array(
      z.object({ name: z.string(), band: percentileBand.nullable(), words: ownWords.nullable() }),
    ),
    improvements: z.array(
      z.object({ kind: improvementKind, dimension: z.string().nullable(), words: ownWords }),
    ),
    /** Dimensions of which there was not enough to say anything: that is no low result. */
    unclear: z.array(z.string()),
    /** Only where the plan shows them. */
    bands: z.array(z.object({ name: z.string(), band: shownBand.nullable() })).nullable(),
    /** How many people the percentile bands stand on; null where there were too few, and then there are none. */
    comparable: z.int().nullable(),
    aiGenerated: z.literal(true),
  })
  .meta({ id: "CandidateFeedback" });
export type Feedback = z.infer<typeof feedbackSchema>;
