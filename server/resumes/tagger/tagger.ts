import { Decoder } from "./decoder";
import { SLOTS, extractFeatures } from "./features";
import { Scorer } from "./scorer";
import { type ModelData } from "./modelFile";
import { MAX_SENTENCE, sentencesOf } from "./sentences";
import type { Entity } from "./types";

export type Tagger = (text: string) => Entity[];

const LETTER = /\p{L}/u;

const cutsPair = (text: string, at: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));

/** Something to read, and no half of a character. */
const isWhole = (text: string, { start, end }: Entity) =>
  LETTER.test(text.slice(start, end)) && !cutsPair(text, start) && !cutsPair(text, end);

/**
 * Entities of a text by a trained model, in order, without overlap.
 * @throws Error for a model that was trained on other features
 */
export function openTagger(model: ModelData): Tagger {
  if (model.slots !== SLOTS) throw new Error("A tagger model of other features");
  const scorer = new Scorer(model);
  const decoder = new Decoder(MAX_SENTENCE, scorer.transitions);
  const memory = new Int32Array(MAX_SENTENCE * SLOTS);
  return (text) => {
    const entities: Entity[] = [];
    for (const { start, end } of sentencesOf(text)) {
      const sentence = text.slice(start, end);
      if (!LETTER.test(sentence)) continue;
      const { length, slots, keys } = extractFeatures(sentence, memory);
      const found = decoder.decode(length, (unit, scores) =>
        scorer.score(keys, unit * slots, (unit + 1) * slots, scores),
      );
      for (const { type, start: from, end: to } of found) {
        const entity = { type, start: start + from, end: start + to };
        if (isWhole(text, entity)) entities.push(entity);
      }
    }
    return entities;
  };
}
