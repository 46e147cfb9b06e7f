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

type Piece = Span & { text: string };

function placedShingles(folded: string): Piece[] {
  const han = Array.from(folded.matchAll(/[\u3400-\u9fff]/g), ({ index }) => index);
  const words = latinWords(folded);
  const pieces: Piece[] = [];
  for (let i = 0; i + HAN_SHINGLE <= han.length; i += 1) {
    const places = han.slice(i, i + HAN_SHINGLE);
    const text = places.map((at) => folded[at]).join("");
    pieces.push({ text, start: places[0]!, end: places[HAN_SHINGLE - 1]! + 1 });
  }
  for (let i = 0; i + WORD_SHINGLE <= words.length; i += 1) {
    const own = words.slice(i, i + WORD_SHINGLE);
    const text = own.map((word) => word.stem).join(" ");
    pieces.push({ text, start: own[0]!.start, end: own[WORD_SHINGLE - 1]!.end });
  }
  return pieces;
}

/** Long stretches of a text that are in the same words as `source`. */
export function copiedRuns(folded: string, source: ReadonlySet<string>): Span[] {
  const runs: Span[] = [];
  for (const { text, start, end } of placedShingles(folded)) {
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
