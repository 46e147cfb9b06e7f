import { deviation, mean } from "../learning/statistics";

/** Named features of one text; every text of a language has the same names in the same order. */
export type Features = Map<string, number>;

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
export const perHundred = (count: number, whole: number): number => 100 * share(count, Math.max(1, whole));
export const variation = (values: readonly number[]): number => {
  const centre = mean(values);
  return centre === 0 ? 0 : deviation(values) / centre;
};

export type Bag = Map<string, number>;
export function bagOf(words: Iterable<string>): Bag {
  const bag: Bag = new Map();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

export function cosine(left: Bag, right: Bag, weigh: (word: string) => number = () => 1): number {
  let [cross, squareLeft, squareRight] = [0, 0, 0];
  for (const [word, count] of left) {
    const value = count * weigh(word);
    squareLeft += value * value;
    cross += value * (right.get(word) ?? 0) * weigh(word);
  }
  for (const [word, count] of right) squareRight += (count * weigh(word)) ** 2;
  const scale = Math.sqrt(squareLeft * squareRight);
  return scale === 0 ? 0 : cross / scale;
}

/** Of the different words of both, how many are common. */
export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const word of left) if (right.has(word)) common += 1;
  return share(common, left.size + right.size - common);
}

/** Share of `of` that is in `there`. */
export function contained(of: ReadonlySet<string>, there: ReadonlySet<string>): number {
  let found = 0;
  for (const word of of) if (there.has(word)) found += 1;
  return share(found, of.size);
}

export function charGrams(text: string, size: number): string[] {
  const plain = text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return Array.from({ length: Math.max(0, plain.length - size + 1) }, (_, at) => plain.slice(at, at + size));
}
