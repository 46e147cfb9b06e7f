import { z } from "zod";
import { interviewLanguage } from "../../plans/definition";
import { jobFamily } from "../../plans/jobFamilies";
import { competencySchema } from "../../positions/competency";
import { lintBody } from "../../positions/schema";

export const modelProposalBody = lintBody.extend({
  family: jobFamily,
  /** In which the questions are shown. */
  language: interviewLanguage.default("zh"),
});

/** Why a dimension is proposed: the line of the position that speaks of it, or the family's built-in plan. */
export const modelSourceSchema = z.object({
  from: z.enum(["title", "duty", "skill", "family"]),
  words: z.string(),
});
export type ModelSource = z.output<typeof modelSourceSchema>;

export const modelProposalSchema = z
  .object({
    /** Weights sum to 10,000; empty where the position says too little. */
    items: z.array(
      z.object({
        competency: competencySchema,
        sources: z.array(modelSourceSchema),
        /** Of the built-in bank, those that a plan would take first. */
        questions: z.array(z.object({ questionId: z.string(), text: z.string() })),
      }),
    ),
    /** Lines that nobody may be screened by, and that were left out. */
    leftOut: z.int().min(0),
  })
  .meta({ id: "ModelProposal" });
export type ModelProposal = z.output<typeof modelProposalSchema>;
