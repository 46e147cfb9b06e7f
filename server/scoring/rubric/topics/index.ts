import { PhraseIndex } from "../phrases";
import { latinWords, root, stem } from "../words";
import { PEOPLE_TOPICS } from "./people";
import { WORK_TOPICS } from "./work";

type Topic = { asked: Set<string>; said: Set<string> };

/** Latin words by root, so that motivation finds motivating; pairs of words joined by "_"; Chinese as it is. */
const keyOf = (word: string) =>
  /^[a-z]/.test(word)
    ? word
        .split("_")
        .map((part) => root(stem(part)))
        .join("_")
    : word;

const listOf = (words: string) => new Set(words.trim().split(/\s+/).map(keyOf));

export const topics: readonly Topic[] = `${PEOPLE_TOPICS}\n${WORK_TOPICS}`
  .split("\n")
  .filter((line) => line.includes(" > "))
  .map((line) => {
    const [asked = "", said = ""] = line.split(" > ");
    return { asked: listOf(asked), said: listOf(said) };
  });

type Uses = Map<string, number[]>;

function usesOf(lists: Set<string>[]): Uses {
  const uses: Uses = new Map();
  lists.forEach((words, topic) => {
    for (const word of words) {
      const known = uses.get(word);
      if (known) known.push(topic);
      else uses.set(word, [topic]);
    }
  });
  return uses;
}

const namedBy = usesOf(topics.map(({ asked }) => asked));
const toldBy = usesOf(topics.map(({ said }) => said));

const chinese = new PhraseIndex<string>();
for (const word of new Set([...namedBy.keys(), ...toldBy.keys()]))
  if (/^[\u3400-\u9fff]/.test(word)) chinese.add(word, word);

/** How often each word of any topic is said. */
function countWords(folded: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of latinWords(folded)) add(root(word.stem));
  for (const { payload } of chinese.find(folded, [])) add(payload);
  return counts;
}

/** Words that stand between two that belong together: "resolve a conflict". */
const BETWEEN = new Set(
  "the a an and or of in on at to my your our their his her that this it for with by".split(" "),
);

/** Pairs of neighbouring words, as they are and without small words between them. */
function pairsOf(folded: string): Set<string> {
  const pairs = new Set<string>();
  const words = latinWords(folded);
  for (const list of [words, words.filter(({ text }) => !BETWEEN.has(text))]) {
    const roots = list.map((word) => root(word.stem));
    for (let i = 1; i < roots.length; i += 1) {
      pairs.add(`${roots[i - 1]}_${roots[i]}`);
      if (i > 1) pairs.add(`${roots[i - 2]}_${roots[i - 1]}_${roots[i]}`);
    }
  }
  return pairs;
}

/** A word that many topics share tells little about which one is meant. */
const rarity = (uses: number) => 6 / (5 + uses);
const PAIR_WORTH = 2.2;
const SCENE_WORTH = 0.3;

/** How far a question is about each topic: a sum over the topic's own words, 0 where it names none. */
export function topicsAsked(folded: string): number[] {
  const about = topics.map(() => 0);
  const add = (word: string, worth: number) => {
    for (const topic of namedBy.get(word) ?? []) about[topic]! += worth;
  };
  for (const word of countWords(folded).keys()) {
    add(word, rarity(namedBy.get(word)?.length ?? 0));
    // A question that sets a scene names no topic, but is told in its words.
    for (const topic of toldBy.get(word) ?? [])
      about[topic]! += SCENE_WORTH * rarity(toldBy.get(word)!.length);
  }
  for (const pair of pairsOf(folded)) add(pair, PAIR_WORTH);
  return about;
}

const NAMED_WORTH = 1.5;

/**
 * How much an answer talks about each topic beside all the others, in standard deviations: an answer with many words
 * touches every topic, and only what stands out says what it is about.
 */
export function topicsTold(folded: string): number[] {
  const told = topics.map(() => 0);
  for (const [word, count] of countWords(folded)) {
    const uses = toldBy.get(word) ?? [];
    const worth = rarity(uses.length) * (1 + 0.3 * Math.min(2, count - 1));
    for (const topic of uses) told[topic]! += worth;
    for (const topic of namedBy.get(word) ?? []) told[topic]! += NAMED_WORTH;
  }
  // A topic with a longer list is met more often by chance.
  const fair = told.map((sum, topic) => sum / Math.sqrt(Math.sqrt(topics[topic]!.said.size)));
  const mean = fair.reduce((sum, value) => sum + value, 0) / fair.length;
  const variance = fair.reduce((sum, value) => sum + (value - mean) ** 2, 0) / fair.length;
  return fair.map((value) => (value - mean) / (Math.sqrt(variance) + 0.3));
}

/** How well what was told fits what was asked about, in standard deviations; 0 where the question names no topic. */
export function topicMatch(asked: readonly number[], told: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  asked.forEach((about, topic) => {
    const weight = about * about;
    sum += weight * told[topic]!;
    weights += weight;
  });
  return weights === 0 ? 0 : sum / weights;
}

/** How many different words of each topic are among `words`. */
export function wordsByTopic(words: ReadonlyMap<string, unknown>): number[] {
  const found = topics.map(() => 0);
  for (const word of words.keys()) for (const topic of toldBy.get(word) ?? []) found[topic]! += 1;
  return found;
}

/** The topics that a word names. */
export const topicsOf = (word: string): readonly number[] => namedBy.get(word) ?? [];
