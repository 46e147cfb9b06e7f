import { type TermCounts, hashTerm } from "../learning/sparse";
import { charGrams } from "./numbers";
import type { PreparedText, ScorerLanguage, Token } from "./text";

function countTerms(terms: Iterable<string>): TermCounts {
  const counts: TermCounts = new Map();
  for (const term of terms) {
    const hash = hashTerm(term);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}

function* grams(tokens: readonly Token[], size: number, of: (token: Token) => string): Generator<string> {
  for (let at = 0; at + size <= tokens.length; at += 1)
    yield tokens
      .slice(at, at + size)
      .map(of)
      .join("\u0001");
}

/** Single words and pairs of them. */
export function wordTerms({ sentences }: PreparedText): TermCounts {
  return countTerms(
    sentences.flatMap(({ tokens }) => [
      ...grams(tokens, 1, ({ stem }) => `w ${stem}`),
      ...grams(tokens, 2, ({ stem }) => `w ${stem}`),
    ]),
  );
}

/** Runs of characters: one to three of Chinese, three to five of English. */
export function characterTerms({ sentences }: PreparedText, language: ScorerLanguage): TermCounts {
  const sizes = language === "zh" ? [1, 2, 3] : [3, 4, 5];
  return countTerms(sentences.flatMap(({ text }) => sizes.flatMap((size) => charGrams(` ${text} `, size))));
}

/** What kinds of words follow each other. */
export function kindTerms({ sentences }: PreparedText): TermCounts {
  return countTerms(
    sentences.flatMap(({ tokens }) => [2, 3].flatMap((size) => [...grams(tokens, size, ({ tag }) => tag)])),
  );
}

/** Words by the paragraph where they stand: of a form, which answer said it; else opening, middle, closing. */
export function placedTerms({ paragraphs }: PreparedText, parts: number | null): TermCounts {
  const place = (at: number) =>
    parts !== null ? at : at === 0 ? "first" : at === paragraphs.length - 1 ? "last" : "middle";
  return countTerms(
    paragraphs.flatMap(({ sentences }, at) =>
      sentences.flatMap(({ tokens }) => [
        ...grams(tokens, 1, ({ stem }) => `${place(at)} ${stem}`),
        ...(parts === null ? [] : grams(tokens, 2, ({ stem }) => `${place(at)} ${stem}`)),
      ]),
    ),
  );
}
