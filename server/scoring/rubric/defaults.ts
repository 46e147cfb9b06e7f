import { FULL_WEIGHT, type Dimension, type InterviewLanguage } from "../../plans/definition";
import { foldText } from "./fold";
import { competencies, type Competency } from "./lexicons";
import { PhraseIndex } from "./phrases";
import { latinWords } from "./words";

const MAX_DIMENSIONS = 3;
const USUAL = ["problem_solving", "communication", "execution"];

const ANCHORS: Record<InterviewLanguage, string[]> = {
  zh: [
    "只有观点，没有事例，或与题目无关",
    "事例笼统，看不出本人做了什么",
    "有完整的事例，做法清楚，细节一般",
    "事例具体，本人作用明确，结果可以核实",
    "事例具体有深度，结果有数字或他人评价，并能总结运用",
  ],
  en: [
    "Opinions without an example, or not to the question",
    "A vague example; what they did themselves is not to be seen",
    "A complete example with clear steps and average detail",
    "A concrete example with a clear part of their own and a result that can be checked",
    "A deep, concrete example with a measured result and a lesson that was used again",
  ],
};

/**
 * Dimensions for a question that comes without any (the stateless tool): the one to three competencies that its words
 * point to, else problem solving, communication and execution. Weights sum to 10,000; required score 6.
 */
export function defaultDimensions(question: string, language: InterviewLanguage): Dimension[] {
  const { folded } = foldText(question);
  const words = latinWords(folded);
  const ranked = competencies
    .map((competency) => ({
      competency,
      worth: indexOf(competency)
        .find(folded, words)
        .reduce((sum, hit) => sum + hit.payload, 0),
    }))
    .filter(({ worth }) => worth >= 1)
    .sort((a, b) => b.worth - a.worth)
    .filter(({ worth }, _, all) => worth * 2 >= all[0]!.worth)
    .slice(0, MAX_DIMENSIONS)
    .map(({ competency }) => competency);
  const chosen = ranked.length > 0 ? ranked : competencies.filter(({ id }) => USUAL.includes(id));
  return chosen.map((competency, i) => ({
    id: competency.id,
    name: nameOf(competency, language),
    description: competency.behaviours
      .map((behaviour) => behaviour[language])
      .join(language === "zh" ? "、" : ", "),
    weightBp: Math.floor(FULL_WEIGHT / chosen.length) + (i < FULL_WEIGHT % chosen.length ? 1 : 0),
    requiredScore: 6,
    anchors: ANCHORS[language],
    indicators: [],
  }));
}

/** The lexicon's first name in the language. */
export function nameOf({ id, aliases }: Competency, language: InterviewLanguage): string {
  const name = aliases.find((alias) => /[\u3400-\u9fff]/.test(alias) === (language === "zh")) ?? id;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const indexes = new Map<string, PhraseIndex<number>>();

/** A competency's own names weigh more than its topics, which it shares with others. */
function indexOf(competency: Competency): PhraseIndex<number> {
  let index = indexes.get(competency.id);
  if (!index) {
    index = new PhraseIndex<number>();
    for (const alias of competency.aliases) index.add(alias, 3);
    for (const topic of competency.topics) index.add(topic, 1);
    indexes.set(competency.id, index);
  }
  return index;
}
