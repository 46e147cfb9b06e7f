import type { Word } from "../speech/types";
import { matchSequences } from "./matchSequences";

/** Where a word stands in the text (UTF-16 units) and in the media (milliseconds). */
export type PlacedWord = { start: number; end: number; startMs: number; endMs: number };
export type MediaTime = { startMs: number; endMs: number };

/** A letter or digit, folded, with the place it came from. Marks and spaces carry no time of their own. */
type Letter = { folded: string; start: number; end: number };
type TimedLetter = Letter & MediaTime & { word: number };

const letterPattern = /[\p{L}\p{M}\p{N}]/gu;

function lettersOf(text: string): Letter[] {
  return [...text.matchAll(letterPattern)].map((match) => ({
    folded: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Letters of the recogniser's words; a word's time is shared evenly by its letters. */
function timedLettersOf(words: readonly Word[]): TimedLetter[] {
  return words.flatMap((word, index) => {
    const letters = lettersOf(word.text);
    const perLetter = (word.endMs - word.startMs) / letters.length;
    return letters.map((letter, position) => ({
      ...letter,
      startMs: Math.round(word.startMs + position * perLetter),
      endMs: Math.round(word.startMs + (position + 1) * perLetter),
      word: index,
    }));
  });
}

const foldedOf = (letters: readonly Letter[]) => letters.map((letter) => letter.folded);

/**
 * Finds the words in the text that they were recognised as. Spaces, marks and case may differ; words that are not
 * in the text have no place and are left out.
 */
export function placeWords(text: string, words: readonly Word[]): PlacedWord[] {
  const letters = lettersOf(text);
  const spoken = timedLettersOf(words);
  const placed = new Map<number, PlacedWord>();
  matchSequences(foldedOf(spoken), foldedOf(letters)).forEach((match, index) => {
    const source = spoken[match];
    const letter = letters[index];
    if (!source || !letter) return;
    const known = placed.get(source.word);
    const word = words[source.word] as Word;
    if (known) known.end = letter.end;
    else
      placed.set(source.word, {
        start: letter.start,
        end: letter.end,
        startMs: word.startMs,
        endMs: word.endMs,
      });
  });
  return [...placed.values()];
}

/** When the characters [start, end) were said; null where none of them has a time, as in a typed answer. */
export function timeOf(placed: readonly PlacedWord[], start: number, end: number): MediaTime | null {
  const touched = placed.filter((word) => word.start < end && word.end > start);
  const first = touched[0];
  const last = touched.at(-1);
  return first && last ? { startMs: first.startMs, endMs: last.endMs } : null;
}

/** `timeOf` for a single quote; place the words once where there are many. */
export const locateQuote = (text: string, words: readonly Word[], start: number, end: number) =>
  timeOf(placeWords(text, words), start, end);

/** A letter that nobody timed gets at most this much of the silence beside it. */
const LETTER_MS = 250;

/**
 * Times for a corrected text. What was kept keeps its time; what replaced something takes the time of what it
 * replaced; what was added fits into the silence there. Monotone, and empty when there were no times to begin with.
 */
export function realignWords(before: readonly Word[], text: string): Word[] {
  const spoken = timedLettersOf(before);
  const letters = lettersOf(text);
  if (spoken.length === 0) return [];
  const matches = matchSequences(foldedOf(spoken), foldedOf(letters));
  const timed: TimedLetter[] = [];
  for (let from = 0; from < letters.length;) {
    const match = matches[from] as number;
    if (match >= 0) {
      const { startMs, endMs, word } = spoken[match] as TimedLetter;
      timed.push({ ...(letters[from] as Letter), startMs, endMs, word });
      from += 1;
      continue;
    }
    let until = from;
    while (until < letters.length && (matches[until] as number) < 0) until += 1;
    const left = from === 0 ? -1 : (matches[from - 1] as number);
    const right = until === letters.length ? spoken.length : (matches[until] as number);
    timed.push(...spread(letters.slice(from, until), roomBetween(spoken, left, right, until - from)));
    from = until;
  }
  return groupIntoWords(text, timed);
}

/** The time for `count` new letters between the kept letters `left` and `right`. */
function roomBetween(spoken: readonly TimedLetter[], left: number, right: number, count: number): MediaTime {
  const replacedFirst = spoken[left + 1];
  const replacedLast = spoken[right - 1];
  if (right - left > 1 && replacedFirst && replacedLast) {
    return { startMs: replacedFirst.startMs, endMs: replacedLast.endMs };
  }
  const wanted = count * LETTER_MS;
  const previous = spoken[left];
  const next = spoken[right];
  if (!previous) return { startMs: Math.max(0, (next?.startMs ?? 0) - wanted), endMs: next?.startMs ?? 0 };
  return {
    startMs: previous.endMs,
    endMs: Math.min(next?.startMs ?? previous.endMs, previous.endMs + wanted),
  };
}

function spread(letters: readonly Letter[], { startMs, endMs }: MediaTime): TimedLetter[] {
  const perLetter = (endMs - startMs) / letters.length;
  return letters.map((letter, index) => ({
    ...letter,
    startMs: Math.round(startMs + index * perLetter),
    endMs: Math.round(startMs + (index + 1) * perLetter),
    word: -1,
  }));
}

const ideograph = /[\p{Script=Han}\u3040-\u30ff]/u;
/** What may stand inside a Latin word or a number: don't, 3.5, A/B, e-mail. */
const insideWord = /^['’.\-_/+&@]*$/u;

/** As the recogniser divides words: Chinese as it was divided before, new characters alone, others at spaces. */
function groupIntoWords(text: string, letters: readonly TimedLetter[]): Word[] {
  const groups: TimedLetter[][] = [];
  for (const letter of letters) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && belongTogether(text, last, letter)) group.push(letter);
    else groups.push([letter]);
  }
  return groups.map((group) => {
    const first = group[0] as TimedLetter;
    const last = group.at(-1) as TimedLetter;
    return { text: text.slice(first.start, last.end), startMs: first.startMs, endMs: last.endMs };
  });
}

function belongTogether(text: string, last: TimedLetter, next: TimedLetter): boolean {
  const between = text.slice(last.end, next.start);
  if (ideograph.test(last.folded) || ideograph.test(next.folded)) {
    return between === "" && last.word >= 0 && last.word === next.word;
  }
  return insideWord.test(between);
}
