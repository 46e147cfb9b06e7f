import type { Span } from "./clauses";
import { latinWords } from "./words";

const HAN_SHINGLE = 4;
const WORD_SHINGLE = 4;
/** From here on, words in the same order are copied and no accident: Latin words, Chinese characters. */
const COPIED_WORDS = 8;
const COPIED_HAN = 12;

/** Pieces that overlap: four Chinese characters, or four Latin words. */
export function shingles(folded: string): string[] {
  return placedShingles(folded).map(({ text }) => text);
}

export type Piece = Span & { text: string };

/** The same with where each stands in the text. */
export function placedShingles(folded: string): Piece[] {
  const pieces: Piece[] = [];
  const han: number[] = [];
  for (let at = 0; at < folded.length; at += 1)
    if (folded[at]! >= "\u3400" && folded[at]! <= "\u9fff") han.push(at);
  for (let i = 0; i + HAN_SHINGLE <= han.length; i += 1) {
    const start = han[i]!;
    const end = han[i + HAN_SHINGLE - 1]! + 1;
    const whole = end - start === HAN_SHINGLE;
    const text = whole ? folded.slice(start, end) : folded.slice(start, end).replace(/[^\u3400-\u9fff]/g, "");
    pieces.push({ text, start, end });
  }
  const words = /[a-z]/.test(folded) ? latinWords(folded) : [];
  for (let i = 0; i + WORD_SHINGLE <= words.length; i += 1) {
    const last = words[i + WORD_SHINGLE - 1]!;
    const text = `${words[i]!.stem} ${words[i + 1]!.stem} ${words[i + 2]!.stem} ${last.stem}`;
    pieces.push({ text, start: words[i]!.start, end: last.end });
  }
  return pieces;
}

/** Long stretches of a text that are in the same words as `source`; `pieces` are those of the text. */
export function copiedRuns(folded: string, pieces: readonly Piece[], source: ReadonlySet<string>): Span[] {
  const runs: Span[] = [];
  for (const { text, start, end } of pieces) {
    if (!source.has(text)) continue;
    const last = runs[runs.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs.filter(({ start, end }) => {
    const run = folded.slice(start, end);
    const han = (run.match(/[\u3400-\u9fff]/g) ?? []).length;
    return han >= COPIED_HAN || latinWords(run).length >= COPIED_WORDS;
  });
}
