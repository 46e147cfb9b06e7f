import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { synonymOf } from "./synonyms";
import { termWeight } from "./background";
import { latinWords, root } from "./words";

let jieba: Jieba | undefined;

/** Loads the dictionary (about 0.25 s). Happens at the first use; call it at start to keep requests quick. */
export function warmUpSegmenter(): void {
  jieba ??= Jieba.withDict(dict);
}

export type Term = { text: string; start: number; weight: number };

/** Content words of a folded text with the weight that their rarity gives them; function words are left out. */
export function termsOf(folded: string): Term[] {
  const terms: Term[] = [];
  for (const word of latinWords(folded)) {
    const weight = termWeight(word.text, word.stem);
    if (weight > 0) terms.push({ text: root(word.stem), start: word.start, weight });
  }
  if (/[\u3400-\u9fff]/.test(folded)) {
    warmUpSegmenter();
    let start = 0;
    for (const word of jieba!.cut(folded, true)) {
      if (/^[\u3400-\u9fff]{2,}$/.test(word)) {
        const weight = termWeight(word, word);
        if (weight > 0) terms.push({ text: word, start, weight });
        // A compound also stands for its parts: 团队协作 answers a question about 团队.
        if (word.length > 2) {
          for (let i = 0; i + 2 <= word.length; i += 1) {
            const part = word.slice(i, i + 2);
            if (synonymOf(part) !== undefined)
              terms.push({ text: part, start: start + i, weight: weight / 2 });
          }
        }
      }
      start += word.length;
    }
  }
  return terms.sort((a, b) => a.start - b.start);
}

/** Chinese words by the dictionary alone: guessing at unknown ones would join what a recogniser tore apart. */
export function dictionaryWords(folded: string): string[] {
  warmUpSegmenter();
  return jieba!.cut(folded, false).filter((word) => /^[\u3400-\u9fff]+$/.test(word));
}

/** Distinct terms with how often they occur. */
export function countTerms(terms: Term[]): Map<string, { weight: number; count: number }> {
  const counts = new Map<string, { weight: number; count: number }>();
  for (const { text, weight } of terms) {
    const known = counts.get(text);
    if (known) known.count += 1;
    else counts.set(text, { weight, count: 1 });
  }
  return counts;
}
