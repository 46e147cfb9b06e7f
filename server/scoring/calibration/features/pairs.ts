import { type Bag, type Features, bagOf, charGrams, contained, cosine, jaccard, share } from "./numbers";
import { type PreparedText, type ScorerLanguage, type Token, isContent, telling } from "./text";

/** Meaning of a word as the texts use it, null for one that they do not, and what it weighs there. */
export type Meaning = { vector(stem: string): Float32Array | null; weigh: Weigh };
export type Weigh = (stem: string) => number;

/** Longest common run of words in order, as a share of `of`. */
function commonSequence(of: readonly string[], there: readonly string[]): number {
  const [left, right] = [of.slice(0, 200), there.slice(0, 200)];
  let before = new Uint16Array(right.length + 1);
  for (const word of left) {
    const row = new Uint16Array(right.length + 1);
    for (let at = 0; at < right.length; at += 1)
      row[at + 1] =
        word === right[at]
          ? (before[at] as number) + 1
          : Math.max(row[at] as number, before[at + 1] as number);
    before = row;
  }
  return share(before[right.length] as number, left.length);
}

/** How alike two words are by their pairs of letters, 0–1: what is misspelt is still meant. */
function alike(left: Bag, right: Bag): number {
  let common = 0;
  let [sizeLeft, sizeRight] = [0, 0];
  for (const [gram, count] of left) {
    sizeLeft += count;
    common += Math.min(count, right.get(gram) ?? 0);
  }
  for (const count of right.values()) sizeRight += count;
  return share(2 * common, sizeLeft + sizeRight);
}

const letters = (word: string): Bag => bagOf(charGrams(` ${word}`, 2));

/** Share of the weight of `of`'s words that have a like word in `there`. */
function aligned(of: ReadonlySet<string>, there: ReadonlySet<string>, weigh: Weigh): number {
  const spelt = [...there].map(letters);
  let [found, all] = [0, 0];
  for (const word of of) {
    const weight = weigh(word);
    all += weight;
    if (there.has(word)) found += weight;
    else if (word.length > 3) {
      const own = letters(word);
      const best = Math.max(0, ...spelt.map((other) => alike(own, other)));
      if (best > 0.6) found += weight * best;
    }
  }
  return share(found, all);
}

const weightIn = (of: ReadonlySet<string>, there: ReadonlySet<string>, weigh: Weigh): number => {
  let [found, all] = [0, 0];
  for (const word of of) {
    all += weigh(word);
    if (there.has(word)) found += weigh(word);
  }
  return share(found, all);
};

const near = (left: Float32Array, right: Float32Array): number => {
  let [cross, squareLeft, squareRight] = [0, 0, 0];
  for (let at = 0; at < left.length; at += 1) {
    const [a, b] = [left[at] as number, right[at] as number];
    cross += a * b;
    squareLeft += a * a;
    squareRight += b * b;
  }
  const scale = Math.sqrt(squareLeft * squareRight);
  return scale === 0 ? 0 : cross / scale;
};

function centreOf(words: readonly string[], meaning: Meaning): Float32Array | null {
  let centre: Float32Array | null = null;
  for (const word of words) {
    const vector = meaning.vector(word);
    if (!vector) continue;
    centre ??= new Float32Array(vector.length);
    const weight = meaning.weigh(word);
    for (let at = 0; at < vector.length; at += 1) (centre[at] as number) += weight * (vector[at] as number);
  }
  return centre;
}

/** Share of the weight of `of`'s words whose meaning is in `there`, each by its nearest word. */
function meant(of: ReadonlySet<string>, there: ReadonlySet<string>, meaning: Meaning): number {
  const others = [...there].flatMap((word) => meaning.vector(word) ?? []);
  let [found, all] = [0, 0];
  for (const word of of) {
    const weight = meaning.weigh(word);
    all += weight;
    const own = meaning.vector(word);
    if (there.has(word)) found += weight;
    else if (own) found += weight * Math.max(0, ...others.map((other) => near(own, other)));
  }
  return share(found, all);
}

const NEGATION = /\b(?:not|no|never|cannot|without|n't|can't|don't|doesn't|isn't)\b|不|没|无|非/;

const allStems = (part: PreparedText) => part.tokens.map(({ stem }) => stem);
const wordPairs = (words: readonly string[]) =>
  new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
const nearness = (left: Float32Array | null | undefined, right: Float32Array | null | undefined) =>
  left && right ? near(left, right) : 0;

/** How an answer agrees with a model answer, beyond what the question already says. */
export function pairFeatures(
  text: PreparedText,
  reference: PreparedText,
  question: PreparedText,
  language: ScorerLanguage,
  weigh: Weigh,
  meaning: Meaning,
): Features {
  const features: Features = new Map();
  const contentOf = (part: PreparedText) =>
    part.tokens.filter((token: Token) => isContent(token, language)).map(({ stem }) => stem);
  const [said, model, asked] = [contentOf(text), contentOf(reference), contentOf(question)];
  const [saidSet, modelSet, askedSet] = [new Set(said), new Set(model), new Set(asked)];
  const without = (set: ReadonlySet<string>) => new Set([...set].filter((word) => !askedSet.has(word)));
  const [saidNew, modelNew] = [without(saidSet), without(modelSet)];
  const add = (name: string, value: number) => features.set(`match.${name}`, value);

  add("recall", weightIn(modelSet, saidSet, weigh));
  add("precision", weightIn(saidSet, modelSet, weigh));
  add("recallPlain", contained(modelSet, saidSet));
  add("recallNew", weightIn(modelNew, saidNew, weigh));
  add("precisionNew", weightIn(saidNew, modelNew, weigh));
  add("aligned", aligned(modelSet, saidSet, weigh));
  add("alignedNew", aligned(modelNew, saidSet, weigh));
  add("alignedBack", aligned(saidSet, modelSet, weigh));
  add("cosine", cosine(bagOf(said), bagOf(model), weigh));
  add("cosineNew", cosine(bagOf(saidNew), bagOf(modelNew), weigh));
  add("jaccard", jaccard(saidSet, modelSet));
  add("allRecall", contained(new Set(allStems(reference)), new Set(allStems(text))));
  add("sequence", commonSequence(allStems(reference), allStems(text)));
  add("pairs", contained(wordPairs(allStems(reference)), wordPairs(allStems(text))));
  const size = language === "zh" ? 2 : 4;
  for (const [name, length] of [
    ["grams", size],
    ["gramsShort", size - 1],
  ] as const) {
    const [own, other] = [bagOf(charGrams(text.text, length)), bagOf(charGrams(reference.text, length))];
    add(`${name}.cosine`, cosine(own, other));
    add(`${name}.recall`, contained(new Set(other.keys()), new Set(own.keys())));
  }
  const best = text.sentences.map((sentence) =>
    weightIn(modelSet, new Set(sentence.tokens.map(({ stem }) => stem)), weigh),
  );
  add("bestSentence", Math.max(0, ...best));
  add("question", weightIn(askedSet, saidSet, weigh));
  add("questionShare", weightIn(saidSet, askedSet, weigh));
  add("newWords", Math.log(1 + saidNew.size));
  add("referenceLength", Math.log(1 + model.length));
  add("lengthRatio", Math.log((1 + said.length) / (1 + model.length)));
  add("shorter", Math.min(1, share(said.length, model.length)));
  add("short", Math.exp(-said.length / 3));
  const [ofSaid, ofModel, ofAsked] = [text, reference, question].map((part) => telling(part, language)) as [
    string[],
    string[],
    string[],
  ];
  const known = new Set(ofAsked);
  const beyond = (words: readonly string[]) => words.filter((word) => !known.has(word));
  const centres = [ofSaid, ofModel, beyond(ofSaid), beyond(ofModel)].map((words) => centreOf(words, meaning));
  add("meaning", nearness(centres[0], centres[1]));
  add("meaningNew", nearness(centres[2], centres[3]));
  add("meant", meant(new Set(ofModel), new Set(ofSaid), meaning));
  add("meantNew", meant(new Set(beyond(ofModel)), new Set(ofSaid), meaning));
  add("meantBack", meant(new Set(beyond(ofSaid)), new Set(ofModel), meaning));
  add("negation", Number(NEGATION.test(text.text) !== NEGATION.test(reference.text)));
  add("known", Number(model.length > 0));
  return features;
}
