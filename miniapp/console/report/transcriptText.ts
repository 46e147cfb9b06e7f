import type { Word } from "../../../server/speech/types";

/** Where words, quotes and search hits stand in a transcript. Offsets are UTF-16 units of its text. */

export type Span = { start: number; end: number };
export type TimedSpan = Span & { startMs: number; endMs: number };

/** How far ahead a word is looked for: further away it is a coincidence, not the word that was said. */
const WINDOW = 48;
const EDGES = /^[\s\p{P}]+|[\s\p{P}]+$/gu;

/** Finds each word of the recogniser in the text, in order. Words that a correction took away are left out. */
export function alignWords(text: string, words: readonly Word[]): TimedSpan[] {
  const spans: TimedSpan[] = [];
  let cursor = 0;
  for (const word of words) {
    const bare = word.text.replace(EDGES, "") || word.text.trim();
    if (!bare) continue;
    const at = text.slice(cursor, cursor + WINDOW + bare.length).indexOf(bare);
    if (at < 0) continue;
    const start = cursor + at;
    cursor = start + bare.length;
    spans.push({ start, end: cursor, startMs: word.startMs, endMs: word.endMs });
  }
  return spans;
}

/** Index of the last word that had begun at `ms`; −1 before the first. */
export function wordAt(words: readonly TimedSpan[], ms: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.startMs ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** When these characters were said: from the first to the last word they touch; null where no word is timed. */
export function timeOfSpan(
  words: readonly TimedSpan[],
  span: Span,
): { startMs: number; endMs: number } | null {
  const touched = words.filter((word) => word.start < span.end && word.end > span.start);
  const first = touched[0];
  const last = touched.at(-1);
  return first && last ? { startMs: first.startMs, endMs: last.endMs } : null;
}

/** All places of `query`, ignoring case; none for an empty query. */
export function findAll(text: string, query: string): Span[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const hits: Span[] = [];
  const folded = text.toLowerCase();
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    hits.push({ start: at, end: at + wanted.length });
  }
  return hits;
}

export type Mark<T> = Span & { value: T };
/** A stretch of text with one look: one word or none, and whatever marks lie over it. */
export type Piece<T> = Span & { word: number | null; marks: T[] };

/** Cuts a stretch of the text wherever a word or a mark begins or ends. Together the pieces are the stretch. */
export function cutPieces<T>(
  within: Span,
  words: readonly TimedSpan[],
  marks: readonly Mark<T>[],
): Piece<T>[] {
  const clamp = (offset: number) => Math.min(within.end, Math.max(within.start, offset));
  const cuts = new Set([within.start, within.end]);
  for (const span of [...words, ...marks]) {
    cuts.add(clamp(span.start));
    cuts.add(clamp(span.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces: Piece<T>[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i] as number;
    const end = sorted[i + 1] as number;
    while (next < words.length && (words[next] as TimedSpan).end <= start) next++;
    const candidate = words[next];
    pieces.push({
      start,
      end,
      word: candidate && candidate.start < end && candidate.end > start ? next : null,
      marks: marks.filter((mark) => mark.start < end && mark.end > start).map((mark) => mark.value),
    });
  }
  return pieces;
}

export type Paragraph = Span & { startMs: number | null };
const SENTENCE_END = /[。！？!?.…]["”』」)]?\s*$/;
const LONG_PAUSE_MS = 1500;
const LONG_PARAGRAPH = 140;

/**
 * Paragraphs for reading: at line breaks, at long pauses after a sentence, and at the end of the sentence that
 * made a paragraph long. `startMs` is when its first word was said.
 */
export function splitParagraphs(text: string, words: readonly TimedSpan[]): Paragraph[] {
  const cuts = new Set<number>();
  for (const match of text.matchAll(/\n+/g)) cuts.add(match.index + match[0].length);
  let from = 0;
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as TimedSpan;
    const before = words[i - 1] as TimedSpan;
    const sentenceEnded = SENTENCE_END.test(text.slice(before.start, word.start));
    const paused = word.startMs - before.endMs >= LONG_PAUSE_MS;
    if (sentenceEnded && (paused || word.start - from >= LONG_PARAGRAPH)) {
      cuts.add(word.start);
      from = word.start;
    }
  }
  const edges = [
    0,
    ...[...cuts].filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b),
    text.length,
  ];
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] as number;
    return {
      start,
      end,
      startMs: words.find((word) => word.start >= start && word.start < end)?.startMs ?? null,
    };
  });
}
