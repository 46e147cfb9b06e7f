import { z } from "zod";
import { instant, uuid } from "../http/schema";
import { LLM_FAILURES } from "../llm/types";
import { medium, pastedSchema } from "../interviews/candidateSchema";
import { resumeCoverageSchema } from "../profiles/schema";
import { probeSchema } from "./probes/schema";
import { interviewLanguage, personalReason, stageKind } from "../plans/definition";
import { sentReviewSchema } from "../reviews/schema";
import { answerScoreSchema, dimensionScoreSchema, quoteSchema, scoringFlag } from "../scoring/types";
import { speechSignalsSchema, unusableReason, wordSchema } from "../speech/types";

export const recommendation = z.enum(["advance", "review", "decline"]);

/** A quote and where it is: the answer, the characters of its transcript, the moment of its media. */
export const locatedQuoteSchema = quoteSchema.extend({
  answerId: uuid,
  startMs: z.int().nullable(),
  endMs: z.int().nullable(),
});

export type LocatedQuote = z.infer<typeof locatedQuoteSchema>;

export const reportDimensionSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  weightBp: z.int(),
  requiredScore: z.number(),
  anchors: z.array(z.string()),
  /** Null where there is not enough evidence: that is not a low score. */
  score: z.number().nullable(),
  level: z.number().nullable(),
  confidence: z.number().nullable(),
  reasons: z.array(z.object({ answerId: uuid, questionId: z.string(), text: z.string() })),
  evidence: z.array(locatedQuoteSchema),
});

export type ReportDimension = z.infer<typeof reportDimensionSchema>;

export const transcriptSchema = z.object({
  version: z.int(),
  source: z.enum(["machine", "correction", "typed"]),
  language: interviewLanguage,
  text: z.string(),
  words: z.array(wordSchema),
  usable: z.boolean(),
  reason: unusableReason.nullable(),
  engine: z.string(),
  createdAt: instant,
  createdBy: z.string().nullable(),
});

export const reportAnswerSchema = z.object({
  id: uuid,
  questionId: z.string(),
  questionText: z.string(),
  stageTitle: z.string(),
  stageKind,
  /** An answer to something asked on: to which question, for which dimension, and why. Absent for the plan's own. */
  followUp: z.object({ to: z.string(), number: z.int(), dimension: z.string(), why: z.string() }).optional(),
  /** Asked of this person alone: from the résumé, the position or an earlier interview, and why. */
  personal: personalReason.optional(),
  medium,
  take: z.int(),
  /** Null when typed, or when nothing could be saved of the recording. */
  media: z
    .object({ mimeType: z.string(), durationMs: z.int(), size: z.int(), sha256: z.string() })
    .nullable(),
  transcript: transcriptSchema.nullable(),
  /** All versions, newest first, without their text. */
  transcriptVersions: z.array(
    transcriptSchema.pick({ version: true, source: true, createdAt: true, createdBy: true }),
  ),
  /** Only of what was typed: facts beside the score, and in none. */
  written: z
    .object({
      /** As plans/writtenLength counts. */
      length: z.int(),
      leastLength: z.int().nullable(),
      mostLength: z.int().nullable(),
      material: z.string().nullable(),
      pasted: pastedSchema.nullable(),
    })
    .optional(),
  speech: speechSignalsSchema.nullable(),
  score: z
    .object({
      total: z.number().nullable(),
      usable: z.boolean(),
      flags: z.array(scoringFlag),
      comment: z.string(),
      dimensions: z.array(dimensionScoreSchema),
      star: answerScoreSchema.shape.star,
      signals: answerScoreSchema.shape.signals,
      writing: answerScoreSchema.shape.writing,
    })
    .nullable(),
});

export type ReportAnswer = z.infer<typeof reportAnswerSchema>;

export const reportSchema = z
  .object({
    interviewId: uuid,
    version: z.int(),
    composedAt: instant,
    language: interviewLanguage,
    candidateName: z.string(),
    jobTitle: z.string(),
    planName: z.string(),
    completedAt: instant.nullable(),
    complete: z.boolean(),
    total: z.number().nullable(),
    match: z.number().nullable(),
    recommendation,
    /** One sentence on why, against the thresholds. */
    recommendationReason: z.string(),
    thresholds: z.object({ advance: z.number(), review: z.number() }),
    /** The arithmetic in words, printed on the report (DESIGN §6). */
    formulas: z.object({ total: z.string(), match: z.string() }),
    /** How far the résumé covers the position: 30 % of the match. Absent where no résumé was read in time. */
    coverage: resumeCoverageSchema.optional(),
    dimensions: z.array(reportDimensionSchema),
    /** 「提到"团队协作"3 次」「120 字/分钟」 */
    behaviours: z.array(z.object({ answerId: uuid.nullable(), text: z.string() })),
    risks: z.array(z.string()),
    /** What to ask in the next round, in the interview's language. */
    probes: z.array(z.string()),
    /** The same with where each comes from, in both languages; absent in reports from before there was more to tell. */
    nextRound: z.array(probeSchema).optional(),
    answers: z.array(reportAnswerSchema),
    engines: z.object({
      scoring: z.string(),
      speech: z.string(),
      /** Answers that the built-in engine judged because the chosen one could not; absent where there are none. */
      fallbacks: z.array(z.object({ why: z.enum(LLM_FAILURES), answers: z.int().min(1) })).optional(),
    }),
    aiGenerated: z.literal(true),
  })
  .meta({ id: "Report" });
export type Report = z.infer<typeof reportSchema>;

/** `pending` carries how far the work is; ask again, or listen to the live channel. */
export const reportViewSchema = z.object({
  state: z.enum(["none", "pending", "ready", "failed"]),
  progress: z.object({ done: z.int(), total: z.int(), etaSeconds: z.int().nullable() }),
  report: reportSchema.nullable(),
  /** What the machine made of it is held back for a blind review, until that is sent or this moment at the latest. */
  sealed: z.object({ until: instant }).nullable(),
  /** What people made of it, the newest first: the first one counts. */
  reviews: z.array(sentReviewSchema),
});

export const correctionBody = z.strictObject({
  /** The version the correction was made against; another one answers 409 transcript.changed. */
  baseVersion: z.int().min(1),
  text: z.string().trim().min(1).max(50_000),
});

export const mediaLinkSchema = z.object({
  url: z.string(),
  mimeType: z.string(),
  durationMs: z.int(),
  expiresAt: instant,
});
