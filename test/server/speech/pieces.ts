import { emptyMeasure } from "../../../server/speech/audio/measure";
import type { RecognizedStretch, Word } from "../../../server/speech/types";

/** Words of one character each, evenly spread; a number is a pause in milliseconds. */
export function wordsOf(parts: (string | number)[], startMs = 0, perCharacterMs = 200): Word[] {
  const words: Word[] = [];
  let at = startMs;
  for (const part of parts) {
    if (typeof part === "number") {
      at += part;
      continue;
    }
    for (const text of part.match(/[a-z']+|\S/giu) ?? []) {
      words.push({ text, startMs: at, endMs: (at += perCharacterMs) });
    }
  }
  return words;
}

/** A recognised piece with sensible defaults: voiced from its first to its last word. */
export function buildPiece(overrides: Partial<RecognizedStretch> = {}): RecognizedStretch {
  const words = overrides.words ?? [];
  const [first, last] = [words[0], words.at(-1)];
  return {
    startMs: 0,
    endMs: last?.endMs ?? 1000,
    text: words.map((word) => word.text).join(""),
    words,
    voiced: first && last ? [{ startMs: first.startMs, endMs: last.endMs }] : [],
    measure: emptyMeasure(),
    languageLikelihood: 0.99,
    dropped: null,
    ...overrides,
  };
}
