import { z } from "zod";
import { uuid } from "../../http/schema";
import { interviewLanguage } from "../../plans/definition";
import { jobFamily } from "../../plans/jobFamilies";
import { competencySchema } from "../../positions/competency";
import { lintBody } from "../../positions/schema";

/** Of fewer people nothing is told: it would be told of each of them. */
export const FEWEST_PERFORMERS = 3;
export const MOST_PERFORMERS = 12;

export const modelProposalBody = lintBody.extend({
  family: jobFamily,
  /** In which the questions are shown. */
  language: interviewLanguage.default("zh"),
  /** The stored position, whose interviews are compared. */
  positionId: uuid.optional(),
  /** People of the pool who do this job well. */
  performerIds: z.array(uuid).max(MOST_PERFORMERS).default([]),
});

const counted = { words: z.string(), count: z.int(), of: z.int() };
/** Why a dimension is proposed. */
export const modelSourceSchema = z.discriminatedUnion("from", [
  /** A line of the position speaks of it; `count` of the top performers' résumés tell of that line. */
  z.object({ from: z.enum(["title", "duty", "skill"]), words: z.string(), count: z.int(), of: z.int() }),
  /** The family's built-in plan weighs it. */
  z.object({ from: z.literal("family"), words: z.string() }),
  /** So many of the top performers' résumés have this skill, which speaks of it. */
  z.object({ from: z.literal("performers_skill"), ...counted }),
  /** Their interviews for the position scored higher than the others', by about so much. */
  z.object({ from: z.literal("performers_score"), count: z.int(), of: z.int(), by: z.number() }),
]);
export type ModelSource = z.output<typeof modelSourceSchema>;

const questionSchema = z.object({ questionId: z.string(), text: z.string(), isOwn: z.boolean() });

export const modelProposalSchema = z
  .object({
    /** Weights sum to 10,000; empty where the position says too little. */
    items: z.array(
      z.object({
        competency: competencySchema,
        sources: z.array(modelSourceSchema),
        /** Those that a plan of this position would take first; `isOwn`: of the company's bank, not the built-in one. */
        questions: z.array(questionSchema),
      }),
    ),
    /** Lines that nobody may be screened by, and that were left out. */
    leftOut: z.int().min(0),
    /** What the top performers told; null where none were named. */
    performers: z
      .object({
        named: z.int(),
        /** Of how many a résumé was read, and whether that is enough. */
        resumes: z.int(),
        areResumesUsed: z.boolean(),
        /** Of how many there is an interview for the position, of how many others, and whether that is enough. */
        interviews: z.int(),
        others: z.int(),
        areInterviewsUsed: z.boolean(),
        /** Skills that many of them have and the position does not ask for. */
        skills: z.array(z.object(counted)),
      })
      .nullable(),
  })
  .meta({ id: "ModelProposal" });
export type ModelProposal = z.output<typeof modelProposalSchema>;
