import { z } from "zod";
import { extractJson } from "../../llm/extractJson";
import type { Dimension } from "../../plans/definition";
import { assessedDimensions, confidenceFactor, totalOf } from "../rubric/engine";
import { clamp, fixed2, scoreOfLevel } from "../rubric/fixed";
import { legibilityOf } from "../rubric/legibility";
import type {
  AnswerScore,
  DimensionScore,
  ModelRecord,
  Quote,
  Rubric,
  ScoringContext,
  ScoringQuestion,
  ScoringTranscript,
} from "../types";
import { type PromptCopy, copyForPrompt } from "./promptCopy";
import { createQuoteFinder, orderQuotes } from "./quotes";
import { reasonOf } from "./reasons";

export const LLM_ENGINE = { name: "llm", version: "1.0.0" } as const;

const MAX_QUOTES = 3;
/** Words that the recogniser may have torn apart are looked for in so much of an answer. */
const LEGIBILITY_UNITS = 1_000;

const ratingSchema = z.object({
  quotes: z.array(z.string()).max(20),
  reason: z.string(),
  level: z.number().int().min(1).max(5).nullable(),
});
type Rating = z.infer<typeof ratingSchema>;

/** A model's reply as a rating; null where it is none. */
export const readRating = (reply: string): Rating | null => extractJson(reply, ratingSchema);

export type Judged = {
  question: ScoringQuestion;
  rubric: Rubric;
  transcript: ScoringTranscript;
  context: ScoringContext;
  /** What the built-in engine makes of the same answer: STAR, signals, flags and comment are its. */
  reading: AnswerScore;
};

/** More than half of the samples are needed, for a level as for saying that there is none. */
export const isMajority = (some: number, all: number): boolean => 2 * some > all;

/**
 * The score of an answer from what the model replied. Pure: from the same transcript, rubric and samples the same
 * bytes, today and whenever it is recomputed (DESIGN §6). For each dimension:
 *
 * - a sample supports its level when one of its quotes is really in the answer; otherwise it counts for nothing;
 * - level = median of the supported levels, where these are more than half of the samples asked for; else no score;
 * - spread = highest − lowest supported level; agreement = max(0, 1 − spread ÷ 2), and ½ where one sample was asked;
 * - confidence = factor × (supported ÷ asked) × (0.3 + 0.5 × agreement + 0.2 × min(1, quotes ÷ 3)), within 0.05–0.95,
 *   where the factor is the rubric engine's for poor sound, torn words and doubtful answers;
 * - score = 2.5 × (level − 1); the answer's total is the question-weighted mean of the dimensions' scores.
 */
export const recomputeFromSamples = (judged: Judged, record: ModelRecord): AnswerScore =>
  judgeSamples(judged, record, copyForPrompt(judged.transcript.text, judged.question.text));

/** The same for whoever has the prompt's copy of the answer already. */
export function judgeSamples(judged: Judged, record: ModelRecord, copy: PromptCopy): AnswerScore {
  const { question, rubric, transcript, context, reading } = judged;
  const flags =
    copy.injected && !reading.flags.includes("asks_for_score")
      ? [...reading.flags, "asks_for_score" as const]
      : reading.flags;
  const factor = legibilityIn(copy, transcript.language) * confidenceFactor(flags, context);
  const dimensions = assessedDimensions(question, rubric).flatMap(
    (dimension) => judgeDimension(dimension, record, copy, transcript.language, factor) ?? [],
  );
  const models = [...new Set(record.samples.map(({ model }) => model))];
  return {
    ...reading,
    dimensions,
    flags,
    total: totalOf(question, dimensions),
    engine: {
      ...LLM_ENGINE,
      ...(models.length > 0 ? { model: models.join(", ").slice(0, 255), prompt: record.prompt } : {}),
    },
    samples: record,
  };
}

/** How far what the model read looks well recognised, by the start of a long answer. */
function legibilityIn(
  { text, at, original, hidden }: PromptCopy,
  language: ScoringTranscript["language"],
): number {
  const shown = text.slice(0, LEGIBILITY_UNITS);
  const asSaid = Array.from({ length: shown.length }, (_, i) => {
    const from = at[i]!;
    return from === -1 || hidden[from] === 1 ? shown[i] : original[from];
  });
  return legibilityOf(asSaid.join(""), shown, language);
}

type Supported = { level: number; quotes: Quote[]; reason: string };

function judgeDimension(
  dimension: Dimension,
  { asked, samples }: ModelRecord,
  copy: PromptCopy,
  language: ScoringTranscript["language"],
  factor: number,
): DimensionScore | null {
  const find = createQuoteFinder(copy);
  const supported = samples
    .filter((sample) => sample.dimension === dimension.id)
    .flatMap(({ text }): Supported[] => {
      const rating = readRating(text);
      if (!rating || rating.level === null) return [];
      const quotes = rating.quotes.flatMap(find);
      return quotes.length > 0 ? [{ level: rating.level, quotes, reason: rating.reason }] : [];
    });
  if (!isMajority(supported.length, asked)) return null;
  const levels = supported.map(({ level }) => level).sort((left, right) => left - right);
  const level = fixed2(median(levels));
  const spread = levels.at(-1)! - levels[0]!;
  // The samples nearest to the median speak for it, the first of them with its reason.
  const nearest = Math.min(...supported.map((each) => Math.abs(each.level - level)));
  const speaking = supported.filter((each) => Math.abs(each.level - level) === nearest);
  const evidence = orderQuotes(
    speaking.flatMap(({ quotes }) => quotes),
    MAX_QUOTES,
  );
  const agreement = asked === 1 ? 0.5 : Math.max(0, 1 - spread / 2);
  const confidence =
    factor *
    (supported.length / asked) *
    (0.3 + 0.5 * agreement + 0.2 * Math.min(1, evidence.length / MAX_QUOTES));
  return {
    id: dimension.id,
    level,
    score: scoreOfLevel(level),
    confidence: fixed2(clamp(confidence, 0.05, 0.95)),
    evidence,
    reason: reasonOf(speaking[0]!.reason, level, dimension, language),
  };
}

/** Of a sorted list; the mean of the middle two where it is even. */
function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
