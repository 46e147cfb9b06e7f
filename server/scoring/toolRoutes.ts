import { z } from "zod";
import { type Route, companyWide, route, staffWith } from "../http/route";
import { dimensionSchema } from "../plans/definition";
import type { Services } from "../services";
import { speechSignalsSchema } from "../speech/types";
import { noteContradictions } from "./contradictions";
import { defaultDimensions } from "./rubric/defaults";
import { resumeFactsSchema } from "./resumeFacts";
import { answerScoreSchema } from "./types";

const scoreAnswerBody = z.strictObject({
  question: z.string().trim().min(1).max(2000),
  answer: z.string().max(50_000),
  language: z.enum(["zh", "en"]),
  /** What to judge; what the question asks for unless told. */
  dimensions: z
    .array(dimensionSchema.partial({ weightBp: true, requiredScore: true }))
    .min(1)
    .max(12)
    .optional(),
  jobProfile: z.strictObject({ title: z.string().max(60) }).optional(),
  speech: speechSignalsSchema.optional(),
  resume: resumeFactsSchema.optional(),
});

/** Judges one answer for other HR systems and for our own evaluation, by the engine that judges interviews. */
export function toolRoutes({ scoring }: Pick<Services, "scoring">): Route[] {
  return [
    route({
      method: "post",
      path: "/tools/score-answer",
      summary: "Score one answer",
      access: staffWith("tools.use", companyWide("a stateless tool: only what the request brings")),
      body: scoreAnswerBody,
      response: answerScoreSchema,
      rateLimit: { points: 600, seconds: 60 },
      handle: async ({ body }) => {
        const { question, answer, language, jobProfile, speech, resume } = body;
        const given = body.dimensions ?? defaultDimensions(question, language);
        const share = Math.floor(10_000 / given.length);
        const dimensions = given.map((dimension, index) => ({
          ...dimension,
          requiredScore: dimension.requiredScore ?? 7,
          weightBp: index === 0 ? 10_000 - share * (given.length - 1) : share,
        }));
        const score = await scoring.score(
          {
            text: question,
            kind: "questions",
            dimensions: dimensions.map(({ id, weightBp }) => ({ id, weightBp })),
            strong: [],
            weak: [],
          },
          { dimensions },
          { text: answer, language, usable: answer.trim().length > 0 },
          {
            ...(jobProfile ? { jobTitle: jobProfile.title } : {}),
            ...(speech ? { speech } : {}),
          },
        );
        return noteContradictions(score, answer, resume ?? null);
      },
    }),
  ];
}
