import type { Quote } from "../types";
import { foldText } from "../rubric/fold";
import { HIDDEN, REMOVED, type PromptCopy } from "./promptCopy";

/** Shorter quotes are in any text: letters and digits. */
const MIN_LETTERS = 4;
const MAX_UNITS = 300;

type Searchable = { text: string; at: number[] };

const isLetter = /[\p{L}\p{N}]/u;

/** Letters and digits alone, with where each unit comes from; words to the scorer stay as a wall. */
function lettersOf(copy: PromptCopy): Searchable {
  let text = "";
  const at: number[] = [];
  for (let i = 0; i < copy.text.length;) {
    const character = String.fromCodePoint(copy.text.codePointAt(i)!);
    if (character === REMOVED || (isLetter.test(character) && copy.at[i] !== -1)) {
      text += character;
      for (let k = 0; k < character.length; k += 1) at.push(copy.at[i + k]!);
    }
    i += character.length;
  }
  return { text, at };
}

const bare = (quote: string): string =>
  foldText(quote)
    .folded.replaceAll(HIDDEN, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Finds what a model says that somebody said. */
export function createQuoteFinder(copy: PromptCopy): (quote: string) => Quote[] {
  const letters = lettersOf(copy);
  return (quote) => {
    const wanted = bare(quote.slice(0, 2 * MAX_UNITS));
    if (wanted.length < MIN_LETTERS) return [];
    const found = letters.text.indexOf(wanted);
    if (found === -1) return [];
    return splitAtGaps(copy, letters.at.slice(found, found + wanted.length));
  };
}

/**
 * The original's own words for a run of letters, in one piece or, where something between them was left out of the
 * prompt, in several: what was left out is in no quote.
 */
function splitAtGaps({ original, at, hidden }: PromptCopy, run: readonly number[]): Quote[] {
  const kept = new Set(at);
  /** Whether letters between two places are not in the prompt. What is hidden by a sign is. */
  const leavesOut = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) {
      if (isLetter.test(original[i]!) && !kept.has(i) && hidden[i] !== 1) return true;
    }
    return false;
  };
  const spans: { start: number; end: number; letters: number }[] = [];
  for (const unit of run) {
    const last = spans.at(-1);
    if (last && !leavesOut(last.end, unit)) {
      last.end = unit + 1;
      last.letters += 1;
    } else spans.push({ start: unit, end: unit + 1, letters: 1 });
  }
  return spans
    .filter(({ letters }) => letters >= MIN_LETTERS)
    .map(({ start, end }) => bounded(original, start, end));
}

function bounded(original: string, start: number, end: number): Quote {
  const last = Math.min(end, start + MAX_UNITS);
  const splits = original.charCodeAt(last - 1) >= 0xd800 && original.charCodeAt(last - 1) < 0xdc00;
  const stop = splits ? last - 1 : last;
  return { start, end: stop, quote: original.slice(start, stop) };
}

/** In the order of the text, none within another, at most so many. */
export function orderQuotes(quotes: readonly Quote[], most: number): Quote[] {
  const inOrder = [...quotes].sort((left, right) => left.start - right.start || right.end - left.end);
  const apart: Quote[] = [];
  for (const quote of inOrder) {
    const last = apart.at(-1);
    if (!last || quote.start >= last.end) apart.push(quote);
  }
  return apart.slice(0, most);
}
