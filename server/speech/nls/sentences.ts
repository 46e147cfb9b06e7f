import { z } from "zod";
import type { Recognition, SpokenLanguage, Word } from "../types";

/** A sentence as the service ended it; times in milliseconds of the sound that it was given. */
export type HeardSentence = {
  text: string;
  startMs: number;
  endMs: number;
  words: Word[];
  /** 0–1; null where the service does not say. */
  confidence: number | null;
};

const LONGEST_SENTENCE = 10_000;
const time = z.number().transform((ms) => Math.max(0, Math.round(ms)));

/** `SentenceEnd` of real-time recognition. Source: help.aliyun.com/document_detail/324262.html. */
export const sentenceEndSchema = z.object({
  payload: z
    .object({
      index: z.int(),
      time,
      begin_time: time,
      result: z.string().max(LONGEST_SENTENCE).default(""),
      confidence: z.number().nullish(),
      words: z
        .array(z.object({ text: z.string().max(200), startTime: time, endTime: time }))
        .max(LONGEST_SENTENCE)
        .nullish(),
    })
    .transform(({ index, result, ...sentence }) => ({
      index,
      sentence: {
        text: result,
        startMs: sentence.begin_time,
        endMs: sentence.time,
        words: (sentence.words ?? []).map(({ text, startTime, endTime }) => ({
          text,
          startMs: startTime,
          endMs: endTime,
        })),
        confidence: sentence.confidence ?? null,
      } satisfies HeardSentence,
    })),
});

/** What was heard in a stretch, of the sentences in their order. Without words nobody spoke. */
export function joinSentences(
  sentences: readonly HeardSentence[],
  language: SpokenLanguage,
  durationMs: number,
): Recognition {
  const said = sentences
    .map((sentence) => ({ ...sentence, text: sentence.text.trim() }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  if (said.length === 0) return { text: "", words: [], languageLikelihood: null, dropped: "no_speech" };
  const words = inOrder(
    said.flatMap((sentence) => wordsOf(sentence, language)),
    durationMs,
  );
  return {
    text: said.map(({ text }) => text).join(language === "en" ? " " : ""),
    words,
    // The model of the project hears its own language in everything.
    languageLikelihood: null,
    ...certaintyOf(said),
    dropped: null,
  };
}

/** By how much each sentence says; absent as soon as one does not say how sure it is. */
function certaintyOf(said: HeardSentence[]): Pick<Recognition, "certainty"> {
  let sum = 0;
  let length = 0;
  for (const { text, confidence } of said) {
    if (confidence === null || confidence <= 0 || confidence > 1) return {};
    sum += confidence * text.length;
    length += text.length;
  }
  return { certainty: Math.round((1000 * sum) / length) / 1000 };
}

/** Where the service gives no words they share the sentence's time evenly. */
function wordsOf({ text, words, startMs, endMs }: HeardSentence, language: SpokenLanguage): Word[] {
  const given = words.map((word) => ({ ...word, text: word.text.trim() })).filter((word) => word.text !== "");
  if (given.length > 0) return given;
  const pieces = text.match(language === "zh" ? /[A-Za-z0-9]+|\p{L}|\p{N}/gu : /[\p{L}\p{N}'’-]+/gu) ?? [];
  const each = Math.max(0, endMs - startMs) / Math.max(1, pieces.length);
  return pieces.map((piece, index) => ({
    text: piece,
    startMs: Math.round(startMs + index * each),
    endMs: Math.round(startMs + (index + 1) * each),
  }));
}

/** Inside the sound, none before the one before it. */
function inOrder(words: Word[], durationMs: number): Word[] {
  let earliest = 0;
  return words.map(({ text, startMs, endMs }) => {
    const start = Math.min(Math.max(startMs, earliest), durationMs);
    earliest = Math.min(Math.max(endMs, start), durationMs);
    return { text, startMs: start, endMs: earliest };
  });
}
