import { z } from "zod";
import { instant, uuid } from "../http/schema";
import { screeningOutcomeSchema } from "./screening/schema";

const localized = z.object({ zh: z.string(), en: z.string() });

/** `unknown`: the résumé does not say, or no rule understands what is asked. That is not a no. */
export const metLevel = z.enum(["yes", "partly", "no", "unknown"]);
export type MetLevel = z.output<typeof metLevel>;

export const requirementKind = z.enum([
  "years",
  "degree",
  "certificate",
  "language",
  "skill",
  "experience",
  "duties",
]);
export type RequirementKind = z.output<typeof requirementKind>;

export const requirementMatchSchema = z.object({
  /** In the words of the position. */
  requirement: z.string(),
  kind: requirementKind,
  met: metLevel,
  why: localized,
  /** Where the résumé says so, in UTF-16 units of its text, with what was read there. */
  evidence: z.array(z.object({ start: z.int().min(0), end: z.int().min(0), words: z.string() })),
});
export type RequirementMatch = z.output<typeof requirementMatchSchema>;

export const resumeMatchSchema = z.object({
  /** 0–100, two decimals; null where the résumé says nothing on more than half of the requirements. */
  score: z.number().min(0).max(100).nullable(),
  requirements: z.array(requirementMatchSchema),
});
export type ResumeMatch = z.output<typeof resumeMatchSchema>;

/** What of a résumé went into a report's match: settled with its first version, and carried on by every later one. */
export const resumeCoverageSchema = z.object({
  score: z.number().min(0).max(100),
  resumeId: uuid,
  positionId: uuid,
  positionVersion: z.int().min(1),
  engine: z.string(),
  requirements: z.array(requirementMatchSchema),
});
export type ResumeCoverage = z.output<typeof resumeCoverageSchema>;

export const candidateMatchesSchema = z
  .object({
    /** Null where no résumé of theirs was read yet. */
    resume: z.object({ id: uuid, engine: z.string(), readAt: instant }).nullable(),
    /** Whether one is being read now: what it says comes in a moment. */
    isReading: z.boolean(),
    items: z.array(
      z.object({
        position: z.object({ id: uuid, title: z.string(), version: z.int() }),
        ...resumeMatchSchema.shape,
        /** How each requirement counts in the score, in their order; null where it does not. */
        points: z.array(z.number().nullable()),
        /** Null where the position screens by nothing. */
        screening: screeningOutcomeSchema.nullable(),
        /** Requirements of the position that nobody may be screened by, and that were left out. */
        leftOut: z.int().min(0),
      }),
    ),
  })
  .meta({ id: "CandidateMatches" });
export type CandidateMatches = z.output<typeof candidateMatchesSchema>;
