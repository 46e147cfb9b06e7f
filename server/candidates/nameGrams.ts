/**
 * Names are found by pieces of them, so that a part of a name is one look into an index in the order of the list, on
 * any database and without a full-text engine. Of Chinese: each character and each two neighbours. Of other scripts:
 * each word's first one to four letters.
 */
const MAX_PIECES = 60;
const MAX_PREFIX = 4;

/** Control characters, halves of characters, and marks that nobody sees but that turn the words around them. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069]/gu;

/** The one spelling of a name: composed, plain width, single spaces, nothing hidden. */
export const tidyName = (name: string) =>
  name.normalize("NFKC").replace(/\s+/gu, " ").replace(UNSEEN, "").trim();

const wordsOf = (text: string) =>
  tidyName(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
/** A word's stretches of Chinese and of anything else. */
const stretchesOf = (word: string) => word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [];
const isChinese = (stretch: string) => /^\p{Script=Han}/u.test(stretch);

function piecesOf(stretch: string): string[] {
  const characters = [...stretch];
  if (!isChinese(stretch))
    return characters.slice(0, MAX_PREFIX).map((_, index) => characters.slice(0, index + 1).join(""));
  return characters.flatMap((character, index) => {
    const next = characters[index + 1];
    return next === undefined ? [character] : [character, character + next];
  });
}

/** All pieces of a name, each once. Pure. */
export const gramsOf = (name: string): string[] => [
  ...new Set(wordsOf(name).flatMap(stretchesOf).flatMap(piecesOf).slice(0, MAX_PIECES)),
];

export type NameQuery = {
  /** The piece that fewest names have; null where there is nothing to look for. */
  gram: string | null;
  /** What a name must contain besides; empty where the piece says it all. */
  words: string[];
  /** Further pieces that every name with these words has. */
  others: string[];
};

/** The longest piece with which a stretch begins. */
const longestOf = (stretch: string) => [...stretch].slice(0, isChinese(stretch) ? 2 : MAX_PREFIX).join("");
/** Two Chinese characters together are rarer than four letters. */
const rarityOf = (gram: string) => [...gram].length * (isChinese(gram) ? 3 : 1);

/** How a part of a name is looked up. Pure. */
export function nameQueryOf(q: string): NameQuery {
  const words = wordsOf(q);
  const grams = words.flatMap(stretchesOf).map(longestOf);
  const [gram = null, ...rest] = new Set(grams.toSorted((left, right) => rarityOf(right) - rarityOf(left)));
  return {
    gram,
    words: words.length === 1 && words[0] === gram ? [] : words,
    // Of other scripts a word may be found in the middle of one, where it has no piece.
    others: rest.filter(isChinese),
  };
}

const comparable = (name: string) => wordsOf(name).join("");
/** Whether two spellings name the same person: spaces, dots, width and case do not matter. Pure. */
export const isSameName = (left: string, right: string) => comparable(left) === comparable(right);
