import { LRUCache } from "lru-cache";
import type { Span } from "./clauses";
import { foldText } from "./fold";
import { latinWords, stem, type Word } from "./words";

export type Hit<T> = Span & { payload: T };

/** Words that may stand inside a phrase without changing it: "listened to the customer" is "listen to customer". */
const SKIPPED = new Set(
  [
    "the",
    "a",
    "an",
    "my",
    "our",
    "your",
    "his",
    "him",
    "this",
    "that",
    "these",
    "those",
    "all",
    "very",
    "more",
  ].map(stem),
);

/**
 * Finds many phrases in one pass. Chinese phrases match as substrings of the folded text (a segmenter would split
 * 后端的 wrongly), Latin ones as sequences of stems. Time is linear in the text for a given index.
 */
export class PhraseIndex<T> {
  private readonly han = new Map<string, { text: string; payload: T }[]>();
  private readonly latin = new Map<string, { stems: string[]; payload: T }[]>();

  /** Adds a phrase; returns whether it was usable (a single Chinese character is not). */
  add(phrase: string, payload: T): boolean {
    const compiled = compile(phrase);
    if ("text" in compiled) {
      if (compiled.text.length < 2) return false;
      push(this.han, compiled.text.slice(0, 2), { text: compiled.text, payload });
      return true;
    }
    const [first] = compiled.stems;
    if (first === undefined) return false;
    push(this.latin, first, { stems: compiled.stems, payload });
    return true;
  }

  /** Hits in the order of their start; of two at one start with the same payload only the longer. */
  find(folded: string, words: Word[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const keep = (start: number, end: number, payload: T) => {
      for (let i = hits.length - 1; i >= 0 && hits[i]!.start === start; i -= 1) {
        const other = hits[i]!;
        if (other.payload !== payload) continue;
        other.end = Math.max(other.end, end);
        return;
      }
      hits.push({ start, end, payload });
    };
    if (this.han.size > 0) {
      for (let i = 0; i + 1 < folded.length; i += 1) {
        if (folded[i]! < "\u3400") {
          // A phrase may begin with a Latin letter or digit (A/B测试); anything else cannot.
          if (!/[a-z0-9]/.test(folded[i]!)) continue;
        }
        for (const { text, payload } of this.han.get(folded.slice(i, i + 2)) ?? []) {
          if (folded.startsWith(text, i)) keep(i, i + text.length, payload);
        }
      }
    }
    const stream = matchable(words);
    stream.forEach((word, at) => {
      for (const { stems, payload } of this.latin.get(word.stem) ?? []) {
        const last = stream[at + stems.length - 1];
        if (last && stems.every((expected, i) => stream[at + i]!.stem === expected))
          keep(word.start, last.end, payload);
      }
    });
    return hits.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}

type Compiled = { text: string } | { stems: string[] };

/** The same lexicon phrases come with every plan; a plan's own are few. */
const compiledPhrases = new LRUCache<string, Compiled>({ max: 20_000 });

function compile(phrase: string): Compiled {
  const known = compiledPhrases.get(phrase);
  if (known) return known;
  const { folded } = foldText(phrase.trim());
  const compiled = /[\u3400-\u9fff]/.test(folded)
    ? { text: folded }
    : { stems: matchable(latinWords(folded)).map((word) => word.stem) };
  compiledPhrases.set(phrase, compiled);
  return compiled;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function matchable(words: Word[]): Word[] {
  const kept = words.filter((word) => !SKIPPED.has(word.stem));
  return kept.length > 0 ? kept : words;
}

const NEGATION_ZH = /(?:没有?|(?<!不得)不(?![断仅但只光同久]|得不)|未(?!来)|缺乏?|无法|从不)[^,。!?;]{0,2}$/;
const NEGATION_EN = /\b(?:not|never|no|without|hardly|lack(?:ed|s)?|\w+n['’]t)(?:\s+\w+){0,2}\s+$/;

/** Whether what starts at `start` is denied just before ("没有沟通", "did not listen"). */
export function isNegated(folded: string, start: number): boolean {
  const before = folded.slice(Math.max(0, start - 28), start);
  return NEGATION_ZH.test(before.slice(-6)) || NEGATION_EN.test(before);
}

/** Chinese phrases apart by spaces, English ones by bars. */
export function phraseList(zh: string, en: string): string[] {
  return [...zh.split(/\s+/), ...en.split("|").map((phrase) => phrase.trim())].filter(
    (phrase) => phrase.length > 0,
  );
}
