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

const SINGLES =
  "的了是在我你他就不也都还和跟与及把被让给对从到去来有没很太最更再又先后前里外上下中个次天年月周日人大小多少说看做用会能要想得着过吗吧呢啊嗯那这其每各只才已向由于以为而但并或则因所可应该请问约三二一四五六七八九十两几百千万元块位名家店件条份";

/**
 * Share of Chinese words that are single characters of no everyday use. Speech has few; where a recogniser misheard,
 * words fall apart and the share rises.
 */
export function strayShare(folded: string): number {
  warmUpSegmenter();
  const words = jieba!.cut(folded, true).filter((word) => /^[\u3400-\u9fff]+$/.test(word));
  const stray = words.filter((word) => word.length === 1 && !SINGLES.includes(word));
  return words.length === 0 ? 0 : stray.length / words.length;
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
