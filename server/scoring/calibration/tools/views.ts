import { denseFeatures, partFeatures } from "../features/dense";
import type { Features } from "../features/numbers";
import { type Meaning, pairFeatures } from "../features/pairs";
import { characterTerms, placedTerms, wordTerms } from "../features/terms";
import { type PreparedText, type ScorerLanguage, prepareText, telling } from "../features/text";
import { type LatentSpace, learnLatentSpace } from "../learning/latent";
import {
  type SparseRow,
  type TermCounts,
  type Vocabulary,
  buildVocabulary,
  findTerm,
  hashTerm,
  vectorOf,
} from "../learning/sparse";

export type GivenAnswer = { text: string; question?: string; reference?: string };

/** What has to be known of the answers that were learned from to look at others in the same way; holds no text. */
export type Frame = {
  language: ScorerLanguage;
  /** Names of the features of a text by itself, in order. */
  names: string[];
  /** Names of those that compare it with a model answer; empty where the learner had none. */
  pairNames: string[];
  /** Where every answer consists of the same number of paragraphs, as a form's do: how many. */
  parts: number | null;
  /** How rare words are among questions and model answers. */
  asked: Vocabulary;
  words: Vocabulary;
  characters: Vocabulary;
  placed: Vocabulary;
  /** What words mean in these texts, where answers are compared with model answers. */
  latent: LatentSpace | null;
};

/** The same answers seen in different ways; row by row. */
export type Views = {
  dense: Float64Array[];
  pairs: Float64Array[];
  words: SparseRow[];
  characters: SparseRow[];
  placed: SparseRow[];
};

export type Prepared = { text: PreparedText; question: PreparedText; reference: PreparedText };

const MAX_TERMS = 40_000;
/** Words that have a meaning of their own; each takes 50 numbers. */
const MAX_MEANT = 8_000;
const MIN_TEXTS = 3;
const MAX_PARTS = 8;
const MIN_MODELS = 2;
const FORM_SHARE = 0.9;

/** Callers without a field for the model answer write it behind the question. */
function splitQuestion({
  question = "",
  reference = "",
}: GivenAnswer): [question: string, reference: string] {
  if (reference.trim()) return [question, reference];
  const [, asked, rest] = /^([^]*?(?:[?？]|\n))([^]+)$/.exec(question.trim()) ?? [];
  return asked && rest?.trim() ? [asked, rest] : [question, ""];
}

/** Cuts answers into words; what many share, as questions are, only once. */
export function prepareAnswers(answers: readonly GivenAnswer[], language: ScorerLanguage): Prepared[] {
  const known = new Map<string, PreparedText>();
  const once = (text: string) => {
    const found = known.get(text) ?? prepareText(text, language);
    known.set(text, found);
    return found;
  };
  return answers.map((answer) => {
    const [question, reference] = splitQuestion(answer);
    return { text: prepareText(answer.text, language), question: once(question), reference: once(reference) };
  });
}

/** A number of paragraphs that nearly all texts share, if it is one of a form. */
function countParts(prepared: readonly Prepared[]): number | null {
  const counts = new Map<number, number>();
  for (const { text } of prepared)
    counts.set(text.paragraphs.length, (counts.get(text.paragraphs.length) ?? 0) + 1);
  const [parts, often] = [...counts].toSorted((left, right) => right[1] - left[1])[0] ?? [0, 0];
  return parts > 1 && parts <= MAX_PARTS && often >= FORM_SHARE * prepared.length ? parts : null;
}

/** One model answer for all tells nothing apart, and a title that happens to ask something has none. */
function haveModels(prepared: readonly Prepared[]): boolean {
  const models = prepared.flatMap(({ reference }) => (reference.tokens.length > 0 ? [reference] : []));
  return models.length >= prepared.length / 2 && new Set(models).size >= MIN_MODELS;
}

const stemsOf = ({ tokens }: PreparedText): TermCounts =>
  new Map(tokens.map(({ stem }) => [hashTerm(stem), 1] as const));

const tellingTerms = (text: PreparedText, language: ScorerLanguage): TermCounts => {
  const counts: TermCounts = new Map();
  for (const stem of telling(text, language)) {
    const hash = hashTerm(stem);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
};

/** The lightest word still weighs something. */
const LEAST_WEIGHT = 0.1;

function meaningIn(latent: LatentSpace | null): Meaning {
  const place = (stem: string) => (latent ? findTerm(latent.vocabulary.hashes, hashTerm(stem)) : -1);
  const rarest = latent ? Math.max(1, ...latent.vocabulary.rarity) - 1 : 1;
  return {
    vector: (stem) => {
      const at = place(stem);
      return at < 0 || !latent ? null : latent.vectors.subarray(at * latent.width, (at + 1) * latent.width);
    },
    weigh: (stem) => {
      const at = place(stem);
      return LEAST_WEIGHT + (at < 0 || !latent ? rarest : (latent.vocabulary.rarity[at] as number) - 1);
    },
  };
}

function learnMeanings(prepared: readonly Prepared[], language: ScorerLanguage): LatentSpace {
  const models = new Set(prepared.map(({ reference }) => reference));
  const texts = [...prepared.map(({ text }) => text), ...models].map((text) => tellingTerms(text, language));
  return learnLatentSpace(texts, buildVocabulary(texts, 2, MAX_MEANT));
}

function weigherOf({ hashes, rarity }: Vocabulary): (stem: string) => number {
  const known = new Map(Array.from(hashes, (hash, at) => [hash, (rarity[at] as number) - 1]));
  const unknown = Math.max(1, ...known.values());
  return (stem) => known.get(hashTerm(stem)) ?? unknown;
}

function measureText({ text, question }: Prepared, language: ScorerLanguage, parts: number | null): Features {
  const features = denseFeatures(text, question, language);
  if (parts === null) return features;
  return new Map([...features, ...partFeatures(text, parts, language)]);
}

const rowOf = (features: Features): Float64Array =>
  Float64Array.from(features.values(), (value) => (Number.isFinite(value) ? value : 0));

function countTerms(prepared: readonly Prepared[], language: ScorerLanguage, parts: number | null) {
  return {
    words: prepared.map(({ text }) => wordTerms(text)),
    characters: prepared.map(({ text }) => characterTerms(text, language)),
    placed: prepared.map(({ text }) => placedTerms(text, parts)),
  };
}

/** Looks at the answers that are to be learned from, and says how others are to be looked at. */
export function openViews(
  prepared: readonly Prepared[],
  language: ScorerLanguage,
): { frame: Frame; views: Views } {
  const parts = countParts(prepared);
  const compared = haveModels(prepared);
  const shared = [...new Set(prepared.flatMap(({ question, reference }) => [question, reference]))];
  const terms = countTerms(prepared, language, parts);
  const asked = buildVocabulary(shared.map(stemsOf), 1, MAX_TERMS);
  const dense = prepared.map((each) => measureText(each, language, parts));
  const frame: Frame = {
    language,
    names: [...(dense[0]?.keys() ?? [])],
    pairNames: [],
    parts,
    asked,
    words: buildVocabulary(terms.words, MIN_TEXTS, MAX_TERMS),
    characters: buildVocabulary(terms.characters, MIN_TEXTS, MAX_TERMS),
    placed: buildVocabulary(terms.placed, MIN_TEXTS, MAX_TERMS),
    latent: compared ? learnMeanings(prepared, language) : null,
  };
  const weigh = weigherOf(asked);
  const meaning = meaningIn(frame.latent);
  const pairs = compared
    ? prepared.map(({ text, reference, question }) =>
        pairFeatures(text, reference, question, language, weigh, meaning),
      )
    : [];
  frame.pairNames = [...(pairs[0]?.keys() ?? [])];
  return {
    frame,
    views: {
      dense: dense.map(rowOf),
      pairs: pairs.map(rowOf),
      words: terms.words.map((counts) => vectorOf(counts, frame.words)),
      characters: terms.characters.map((counts) => vectorOf(counts, frame.characters)),
      placed: terms.placed.map((counts) => vectorOf(counts, frame.placed)),
    },
  };
}

/** Looks at answers as a learner did at those it learned from. */
export function viewAnswers(prepared: readonly Prepared[], frame: Frame): Views {
  const { language, parts } = frame;
  const terms = countTerms(prepared, language, parts);
  const weigh = weigherOf(frame.asked);
  const meaning = meaningIn(frame.latent);
  return {
    dense: prepared.map((each) => rowOf(measureText(each, language, parts))),
    pairs:
      frame.pairNames.length === 0
        ? []
        : prepared.map(({ text, reference, question }) =>
            rowOf(pairFeatures(text, reference, question, language, weigh, meaning)),
          ),
    words: terms.words.map((counts) => vectorOf(counts, frame.words)),
    characters: terms.characters.map((counts) => vectorOf(counts, frame.characters)),
    placed: terms.placed.map((counts) => vectorOf(counts, frame.placed)),
  };
}
