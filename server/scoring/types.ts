import { z } from "zod";
import type { Dimension, Question, StageKind } from "../plans/definition";
import { resumeFactSchema } from "./resumeFacts";
import { LLM_FAILURES } from "../llm/types";
import { speechSignalsSchema } from "../speech/types";

/** A verbatim part of the transcript: `text.slice(start, end) === quote`, in UTF-16 units. */
export const quoteSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  quote: z.string().min(1),
});
export type Quote = z.infer<typeof quoteSchema>;

export const dimensionScoreSchema = z.strictObject({
  id: z.string(),
  /** Real-valued BARS level. */
  level: z.number().min(1).max(5),
  /** 2.5 × (level − 1). */
  score: z.number().min(0).max(10),
  /** 0–1: how much evidence stands behind the level. */
  confidence: z.number().min(0).max(1),
  /** Never empty: no quote, no score. */
  evidence: z.array(quoteSchema).min(1),
  /** One sentence in the answer's language that names the rules that fired. */
  reason: z.string(),
});
export type DimensionScore = z.infer<typeof dimensionScoreSchema>;

export const scoringFlag = z.enum([
  "too_short",
  "no_speech",
  "off_topic",
  "question_read_back",
  "keyword_stuffing",
  "asks_for_score",
  "generic",
  "repeated_text",
  "other_language",
  "recited",
  "copied_rubric",
  "hidden_text",
]);
export type ScoringFlag = z.infer<typeof scoringFlag>;

/** Something said that the résumé has otherwise: a question for HR, never part of a score. */
export const contradictionSchema = z.strictObject({
  kind: resumeFactSchema.shape.kind,
  /** What the résumé says: a number, a degree of DEGREES, or its employers. */
  resume: z.string(),
  said: quoteSchema,
});
export type Contradiction = z.infer<typeof contradictionSchema>;
/** One reply of a language model, as it came. */
export const modelSampleSchema = z.strictObject({
  dimension: z.string(),
  index: z.int().min(0),
  seed: z.int(),
  /** As the endpoint named it. */
  model: z.string(),
  text: z.string(),
});
export type ModelSample = z.infer<typeof modelSampleSchema>;

/** What a score by a language model rests on: with the answer and its rubric all that computes it again. */
export const modelRecordSchema = z.strictObject({
  /** Version of the prompt. */
  prompt: z.string(),
  /** Samples for each dimension. */
  asked: z.int().min(1),
  samples: z.array(modelSampleSchema),
});
export type ModelRecord = z.infer<typeof modelRecordSchema>;

export const answerScoreSchema = z.strictObject({
  /** Only dimensions with enough evidence. */
  dimensions: z.array(dimensionScoreSchema),
  star: z.strictObject({
    situation: z.array(quoteSchema),
    task: z.array(quoteSchema),
    action: z.array(quoteSchema),
    result: z.array(quoteSchema),
  }),
  signals: z.strictObject({
    relevance: z.number().min(0).max(1),
    specificity: z.number().min(0).max(1),
    structure: z.number().min(0).max(1),
    /** Share of "I did" among "I" and "we". */
    ownership: z.number().min(0).max(1),
    /** Indicators found, most frequent first. */
    keywords: z.array(z.strictObject({ text: z.string(), dimension: z.string(), count: z.int().min(1) })),
    characters: z.int().min(0),
    sentences: z.int().min(0),
  }),
  /** Σ question weight × score over dimensions with evidence, 0–10; null when there are none. */
  total: z.number().min(0).max(10).nullable(),
  usable: z.boolean(),
  flags: z.array(scoringFlag),
  /** Name and version of what judged. */
  engine: z.strictObject({
    name: z.string(),
    version: z.string(),
    /** Of a language model: as its endpoint names it, and the version of the prompt. */
    model: z.string().optional(),
    prompt: z.string().optional(),
    /** What should have judged, and why it did not. */
    insteadOf: z.strictObject({ name: z.string(), why: z.enum(LLM_FAILURES) }).optional(),
  }),
  /** Only where a language model judged. */
  samples: modelRecordSchema.optional(),
  /** What put the engine's levels right, where the company's ratings do (server/scoring/calibration). */
  calibration: z.strictObject({ id: z.string(), version: z.int() }).optional(),
  /** One comment for HR on the answer as a whole, in the answer's language. */
  comment: z.string(),
  /** Only of written work: what is true of it as a piece of writing, each 0–1. */
  writing: z
    .strictObject({
      structure: z.number().min(0).max(1),
      coherence: z.number().min(0).max(1),
      completeness: z.number().min(0).max(1),
      language: z.number().min(0).max(1),
    })
    .optional(),
  /** Only where the facts of a résumé came with the answer and something differs. */
  contradictions: z.array(contradictionSchema).min(1).optional(),
});
export type AnswerScore = z.infer<typeof answerScoreSchema>;

export type ScoringQuestion = Pick<Question, "text" | "dimensions" | "strong" | "weak" | "material"> & {
  kind: StageKind;
};
/** The plan's dimensions that the question may assess. */
export type Rubric = { dimensions: Dimension[] };
export type ScoringTranscript = {
  text: string;
  language: "zh" | "en";
  usable: boolean;
};
export type ScoringContext = {
  jobTitle?: string;
  /** Moves confidence only. */
  speech?: z.infer<typeof speechSignalsSchema>;
  /** The words may be sent to nobody: the built-in engine judges. */
  staysHere?: boolean;
};

/** Judges one answer. Deterministic: the same input gives the same bytes (invariant 3). */
export interface ScoringEngine {
  readonly name: string;
  readonly version: string;
  score(
    question: ScoringQuestion,
    rubric: Rubric,
    transcript: ScoringTranscript,
    context: ScoringContext,
  ): Promise<AnswerScore>;
  /** For `/healthz`; name and version unless there is more to say. */
  describe?(): string;
}
