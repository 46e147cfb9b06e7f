import type { InterviewLanguage } from "../plans/definition";

/** From this Dice coefficient on two questions are taken to ask the same. */
export const ALIKE = 0.75;

export type Likeness = { id: string; likeness: number };

/**
 * A text as the set of its bigrams: of characters in Chinese, of words in English; case, punctuation and width do not
 * count. A bigram that comes again counts as another one, so that the set behaves as a bag.
 */
export function bigramsOf(text: string, language: InterviewLanguage): string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, "");
  const units = language === "zh" ? Array.from(plain.replace(/\s+/g, "")) : plain.trim().split(/\s+/);
  const times = new Map<string, number>();
  const grams: string[] = [];
  for (let at = 1; at < units.length; at += 1) {
    const gram = `${units[at - 1]} ${units[at]}`;
    const before = times.get(gram) ?? 0;
    times.set(gram, before + 1);
    grams.push(before === 0 ? gram : `${gram}#${before}`);
  }
  return grams;
}

/**
 * Texts of one language, by their bigrams: which of them are nearly the same as another costs as much as the bigrams
 * they share, not as many comparisons as there are texts. Dice = 2 · shared / (bigrams of both).
 */
export class LikenessIndex {
  readonly #ids: string[] = [];
  readonly #sizes: number[] = [];
  readonly #postings = new Map<string, number[]>();

  /** How many bigrams each text shares with the one asked for; all zero between two questions. */
  #shared = new Uint16Array(64);

  constructor(private readonly language: InterviewLanguage) {}

  get size(): number {
    return this.#ids.length;
  }

  add(id: string, text: string): void {
    const grams = bigramsOf(text, this.language);
    const place = this.#ids.push(id) - 1;
    this.#sizes.push(grams.length);
    for (const gram of grams) {
      const posting = this.#postings.get(gram);
      if (posting) posting.push(place);
      else this.#postings.set(gram, [place]);
    }
  }

  /** Those at least `ALIKE`, the likest first and of equals the last added, ten at most. A text shorter than a bigram is like nothing. */
  find(text: string): Likeness[] {
    const grams = bigramsOf(text, this.language);
    const shared = this.#counts();
    const touched: number[] = [];
    for (const gram of grams) {
      for (const place of this.#postings.get(gram) ?? []) {
        if (shared[place] === 0) touched.push(place);
        shared[place] = (shared[place] as number) + 1;
      }
    }
    const found: Likeness[] = [];
    for (const place of touched.toSorted((left, right) => right - left)) {
      const count = shared[place] as number;
      shared[place] = 0;
      const likeness = (2 * count) / (grams.length + (this.#sizes[place] as number));
      if (likeness >= ALIKE) found.push({ id: this.#ids[place] as string, likeness });
    }
    return found.toSorted((left, right) => right.likeness - left.likeness).slice(0, 10);
  }

  #counts(): Uint16Array {
    if (this.#shared.length < this.size) this.#shared = new Uint16Array(this.size * 2);
    return this.#shared;
  }
}
