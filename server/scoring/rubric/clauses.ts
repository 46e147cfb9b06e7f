import type { Quote } from "../types";
import type { FoldedText } from "./fold";

/** Half-open range in UTF-16 units of the transcript. */
export type Span = { start: number; end: number };
export type Clause = Span & { index: number; unit: number };
/** A sentence, or a part of one that runs on: what is labelled and quoted. */
export type Unit = Span & { index: number; sentence: number };

const HARD = /[。!?;\n\r…]/;
const SOFT = /[,:—–]/;
const ABBREVIATION = /(?:^|[^a-z'’])(?:mr|mrs|ms|dr|prof|sr|jr|vs|etc|e\.g|i\.e|no|[a-z])$/;
const isHan = (character: string) => character >= "\u3400" && character <= "\u9fff";
const isDigit = (character: string | undefined) =>
  character !== undefined && character >= "0" && character <= "9";

/** Words that open a new step of a story; a run-on transcript is broken before them. */
const OPENERS_ZH = [
  "然后",
  "后来",
  "接着",
  "接下来",
  "最后",
  "最终",
  "结果",
  "所以",
  "于是",
  "但是",
  "不过",
  "当时",
  "首先",
  "其次",
  "另外",
  "同时",
  "之后",
  "因为",
  "通过这",
  "并且",
  "而且",
  "还有",
];
const OPENERS_EN =
  /\s(?=(?:and then|and i|and we|and he|and she|and they|then|after|finally|eventually|in the end|as a result|so|but|because|however|also|first|next|afterwards|when|while) )/g;

/** 我 as a subject, which opens a clause; after a preposition or verb it is an object. */
const I_OPENS = /(?<![给让跟对找把和是说夸叫被使问帮教请向与同为比信于而但])我(?!们|的)/g;

const MIN_PIECE = 4;
const LONG_HAN_CLAUSE = 36;
const LONG_LATIN_CLAUSE = 90;
const LONG_HAN_UNIT = 70;
const LONG_LATIN_UNIT = 220;

/** Hesitations take no room: with them or without, a text falls into the same parts. */
const HESITATION = /[嗯呃哦唔][,\s]?|\b(?:um+|uh+|er+)\b[,\s]*/g;

/** Width in "Chinese characters": a Latin letter counts a third, so that one limit serves both scripts. */
function width(folded: string, span: Span): number {
  const text = folded.slice(span.start, span.end).replace(HESITATION, "");
  const han = (text.match(/[\u3400-\u9fff]/g) ?? []).length;
  return han + (text.length - han) / 3;
}

/**
 * Sentences, quotable units and clauses, with offsets. Copes with transcripts that have only commas, only spaces, or
 * no punctuation at all: long stretches are broken before words that open a new step.
 */
export function splitText({ original, folded }: FoldedText): {
  sentences: Span[];
  units: Unit[];
  clauses: Clause[];
} {
  const sentences: Span[] = [];
  const units: Unit[] = [];
  const clauses: Clause[] = [];
  for (const sentence of cutAt(folded, { start: 0, end: folded.length }, isSentenceEnd)) {
    const span = trim(original, sentence);
    if (!span || !hasWord(folded, span)) continue;
    const parts = cutAt(folded, span, isClauseEnd)
      .flatMap((part) => breakLong(folded, part))
      .map((part) => trim(original, part))
      .filter((part): part is Span => part !== null && hasWord(folded, part));
    for (const group of pack(folded, span, parts)) {
      const first = group[0];
      const last = group[group.length - 1];
      if (!first || !last) continue;
      const unit = { start: first.start, end: last.end, index: units.length, sentence: sentences.length };
      units.push(unit);
      for (const part of group) clauses.push({ ...part, index: clauses.length, unit: unit.index });
    }
    sentences.push(span);
  }
  return { sentences, units, clauses };
}

/** The verbatim quote of a span, without spaces and commas at its ends; null when nothing is left. */
export function quoteOf(original: string, span: Span): Quote | null {
  const inner = trim(original, span);
  return inner && { ...inner, quote: original.slice(inner.start, inner.end) };
}

function isSentenceEnd(text: string, i: number): boolean {
  const character = text[i]!;
  if (HARD.test(character)) return true;
  if (character !== ".") return false;
  const next = text[i + 1];
  if (next !== undefined && !/\s/.test(next) && !isHan(next)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, i - 6), i));
}

function isClauseEnd(text: string, i: number): boolean {
  const character = text[i]!;
  // A list item (①, ②) begins a clause of its own.
  if (text[i + 1]! >= "①" && text[i + 1]! <= "⑳") return true;
  if (SOFT.test(character)) return !(isDigit(text[i - 1]) && isDigit(text[i + 1]));
  // Recognisers put a space where a Chinese speaker paused.
  return character === " " && i > 0 && isHan(text[i - 1]!) && i + 1 < text.length && isHan(text[i + 1]!);
}

function cutAt(text: string, span: Span, isEnd: (text: string, i: number) => boolean): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (let i = span.start; i < span.end; i += 1) {
    if (!isEnd(text, i)) continue;
    parts.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts;
}

function breakLong(folded: string, span: Span): Span[] {
  if (span.end - span.start <= LONG_HAN_CLAUSE) return [span];
  const text = folded.slice(span.start, span.end);
  const cuts = new Set<number>();
  if (width(folded, span) > LONG_HAN_CLAUSE) {
    for (const opener of OPENERS_ZH) {
      for (let at = text.indexOf(opener, 4); at !== -1; at = text.indexOf(opener, at + 1)) cuts.add(at);
    }
    for (const match of text.matchAll(I_OPENS)) if (match.index >= 4) cuts.add(match.index);
  }
  if (text.length > LONG_LATIN_CLAUSE) for (const match of text.matchAll(OPENERS_EN)) cuts.add(match.index);
  const edges = [0];
  for (const at of [...cuts].sort((a, b) => a - b))
    if (at - edges[edges.length - 1]! >= MIN_PIECE) edges.push(at);
  edges.push(text.length);
  return edges
    .slice(1)
    .map((edge, i) => ({ start: span.start + edges[i]!, end: span.start + edge }))
    .filter((part) => part.end > part.start)
    .flatMap((part) => chop(folded, part));
}

/** Last resort for text without any boundary: bounded pieces, never inside a surrogate pair. */
function chop(folded: string, span: Span): Span[] {
  const limit = isHan(folded[span.start]!) ? LONG_HAN_UNIT : LONG_LATIN_UNIT;
  const parts: Span[] = [];
  let { start } = span;
  while (span.end - start > limit) {
    let end = start + limit;
    const space = folded.lastIndexOf(" ", end);
    if (space > start + limit / 2) end = space;
    const next = folded.charCodeAt(end);
    if (next >= 0xdc00 && next < 0xe000) end += 1;
    parts.push({ start, end });
    start = end;
  }
  parts.push({ start, end: span.end });
  return parts;
}

/** A sentence of ordinary length stays whole; a run-on one becomes groups of clauses. */
function pack(folded: string, sentence: Span, parts: Span[]): Span[][] {
  if (width(folded, sentence) <= LONG_HAN_UNIT) return [parts];
  const groups: Span[][] = [];
  let group: Span[] = [];
  let used = 0;
  for (const part of parts) {
    const size = width(folded, part);
    const opens = OPENERS_ZH.some((opener) => folded.startsWith(opener, part.start)) && used > 12;
    if (group.length > 0 && (opens || used + size > LONG_HAN_UNIT * 0.7)) {
      groups.push(group);
      group = [];
      used = 0;
    }
    group.push(part);
    used += size;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

const EDGE = /[\s,，、:：;；—–]/;

function trim(original: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && EDGE.test(original[start]!)) start += 1;
  while (end > start && EDGE.test(original[end - 1]!)) end -= 1;
  return start < end ? { start, end } : null;
}

function hasWord(folded: string, span: Span): boolean {
  return /[\p{L}\p{N}]/u.test(folded.slice(span.start, span.end));
}
