import { LRUCache } from "lru-cache";
import type { Dimension } from "../../plans/definition";
import { foldText } from "./fold";
import { competencies, type Competency } from "./lexicons";
import { PhraseIndex } from "./phrases";
import { shingles } from "./shingles";
import { termsOf, type Term } from "./terms";
import { latinWords } from "./words";

/** Something that shows a dimension: a behaviour from a lexicon or one of the plan's own indicators. */
export type Sign = {
  dimension: string;
  kind: "behaviour" | "indicator" | "topic";
  /** Counts once, however many of its phrases are said. */
  concept: string;
  label: { zh: string; en: string };
};

export type DimensionModel = {
  dimension: Dimension;
  lexicon: Competency | null;
  /** Words of description and upper anchors, for dimensions that no lexicon knows and for relevance. */
  vocabulary: Term[];
};

export type RubricModel = {
  dimensions: DimensionModel[];
  signs: PhraseIndex<Sign>;
  /** Pieces of what the plan itself says of a good answer: nobody answers in these words. */
  wording: ReadonlySet<string>;
};

/** A frozen plan is read from the database anew for every answer, so models are found by content. */
const cache = new LRUCache<string, RubricModel>({ max: 200 });

/** What to look for when these dimensions are judged. */
export function modelOf(dimensions: Dimension[]): RubricModel {
  const key = JSON.stringify(dimensions);
  const known = cache.get(key);
  if (known) return known;
  const signs = new PhraseIndex<Sign>();
  const models = dimensions.map((dimension) => {
    const lexicon = matchLexicon(dimension);
    const add = (kind: Sign["kind"], concept: string, label: Sign["label"], phrases: string[]) => {
      const sign = { dimension: dimension.id, kind, concept, label };
      for (const phrase of phrases) signs.add(phrase, sign);
    };
    lexicon?.behaviours.forEach((behaviour, i) => add("behaviour", `b${i}`, behaviour, behaviour.phrases));
    dimension.indicators.forEach((text, i) => add("indicator", `i${i}`, { zh: text, en: text }, [text]));
    for (const topic of lexicon?.topics ?? []) add("topic", "topic", { zh: topic, en: topic }, [topic]);
    const words = [
      dimension.name,
      dimension.description,
      dimension.anchors[3] ?? "",
      dimension.anchors[4] ?? "",
    ];
    return { dimension, lexicon, vocabulary: distinct(termsOf(foldText(words.join("\n")).folded)) };
  });
  const texts = dimensions.flatMap(({ description, anchors }) => [description, ...anchors]);
  const wording = new Set(texts.flatMap((text) => shingles(foldText(text).folded)));
  const model = { dimensions: models, signs, wording };
  cache.set(key, model);
  return model;
}

const ID_WORTH = 6;
const NAME_WORTH = 5;
const DESCRIPTION_WORTH = 1;
const ENOUGH = 2;

/** The lexicon that fits a dimension best by id, name, description and indicators; null when none really does. */
export function matchLexicon(
  dimension: Pick<Dimension, "id" | "name" | "description" | "indicators">,
): Competency | null {
  const id = dimension.id.replace(/[-_]/g, " ");
  const { folded: name } = foldText(dimension.name);
  const { folded: rest } = foldText([dimension.description, ...dimension.indicators].join("\n"));
  let best: { competency: Competency; worth: number } | null = null;
  for (const competency of competencies) {
    const index = aliasIndex(competency);
    const exact = competency.id === dimension.id.replace(/-/g, "_") ? ID_WORTH : 0;
    const named = longest(index, name) + longest(index, id) * 0.8;
    const said = Math.min(3, index.find(rest, latinWords(rest)).length);
    const worth = exact + NAME_WORTH * named + DESCRIPTION_WORTH * said;
    if (worth >= ENOUGH && worth > (best?.worth ?? 0)) best = { competency, worth };
  }
  return best?.competency ?? null;
}

/** Share of the text that the longest alias in it covers: 客户服务 is a better match for 客户服务意识 than 服务. */
function longest(index: PhraseIndex<string>, text: string): number {
  const lengths = index.find(text, latinWords(text)).map((hit) => hit.end - hit.start);
  return text.length === 0 ? 0 : Math.max(0, ...lengths) / text.length;
}

const aliasIndexes = new Map<string, PhraseIndex<string>>();

function aliasIndex(competency: Competency): PhraseIndex<string> {
  let index = aliasIndexes.get(competency.id);
  if (!index) {
    index = new PhraseIndex<string>();
    for (const alias of competency.aliases) index.add(alias, alias);
    aliasIndexes.set(competency.id, index);
  }
  return index;
}

function distinct(terms: Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter(({ text }) => !seen.has(text) && seen.add(text));
}
