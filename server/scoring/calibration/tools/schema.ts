import { z } from "zod";

export const MAX_ANSWERS = 5_000;
export const MIN_ANSWERS = 10;
/** Of JSON, in bytes: some thousands of essays, escaped. */
export const MAX_BODY = 24 * 1024 * 1024;

const LIMIT = 1e6;

const answer = {
  text: z.string().max(50_000),
  question: z.string().max(10_000).optional(),
  /** The model answer, where there is one. It may also stand behind the question. */
  reference: z.string().max(10_000).optional(),
};

export const fitScorerBody = z
  .strictObject({
    language: z.enum(["zh", "en"]),
    answers: z
      .array(z.strictObject({ ...answer, score: z.number().min(-LIMIT).max(LIMIT) }))
      .min(MIN_ANSWERS)
      .max(MAX_ANSWERS),
    min: z.number().min(-LIMIT).max(LIMIT),
    max: z.number().min(-LIMIT).max(LIMIT),
  })
  .superRefine(({ answers, min, max }, context) => {
    if (!(min < max)) context.addIssue({ code: "custom", path: ["max"], message: "max must be above min" });
    const outside = answers.findIndex(({ score }) => score < min || score > max);
    if (outside >= 0)
      context.addIssue({
        code: "custom",
        path: ["answers", outside, "score"],
        message: "a score must lie between min and max",
      });
  });

const share = z.number().min(-1).max(1);

export const fitSummarySchema = z.strictObject({
  crossValidation: z.strictObject({
    qwk: share,
    pearson: share,
    n: z.int(),
    spearman: share,
    rmse: z.number().min(0),
    folds: z.int(),
    /** Answers to one question were never on both sides: these figures hold for unseen questions. */
    byQuestion: z.boolean(),
  }),
  /** The features that go with the scores most, with their rank correlation. */
  influences: z.array(z.strictObject({ feature: z.string(), correlation: share })),
});
export type FitSummary = z.infer<typeof fitSummarySchema>;

export const fittedScorerSchema = z.strictObject({
  modelId: z.string(),
  expiresAt: z.iso.datetime(),
  ...fitSummarySchema.shape,
});

export const predictScoresBody = z.strictObject({
  modelId: z.string().min(1).max(36),
  answers: z.array(z.strictObject(answer)).min(1).max(MAX_ANSWERS),
});

export const predictedScoresSchema = z.strictObject({ scores: z.array(z.number()) });
export type PredictedScores = z.infer<typeof predictedScoresSchema>;
