import type { InterviewLanguage, PlanDefinition, Question, Stage } from "../plans/definition";
import type { JobFamily } from "../plans/jobFamilies";
import { instantiateDimension } from "../plans/templates";
import { introduction } from "../plans/templates/stages";
import { type BankEntry, toPlanQuestion } from "../questions/bankEntry";
import { type Competency, dimensionOf } from "./competency";
import { STAGE_WORDS, exampleOf } from "./proposalWords";

export type ProposalInput = {
  title: string;
  family: JobFamily;
  language: InterviewLanguage;
  competencies: readonly Competency[];
  /** What may be chosen from, the preferred first. */
  bank: readonly BankEntry[];
  /** Asked whatever the model says. */
  mandatory: readonly BankEntry[];
};

const GENERAL = ["behavioural", "situational", "culture"];
/** From this share on a dimension gets two questions, since much hangs on it. */
const HEAVY_BP = 3000;
const THRESHOLDS = { advance: 8, review: 6 };
const OWN_TIMES = { prepSeconds: 30, answerSeconds: 120 };
const MOST_IN_A_STAGE = 20;

/** The family's own questions first, then general ones, then other trades'. Written work takes long: last. */
function rank({ content: { category, stage } }: BankEntry, family: JobFamily): number {
  const place =
    category === family ? 0 : GENERAL.includes(category) ? 1 + GENERAL.indexOf(category) : 1 + GENERAL.length;
  return place + (stage === "written" ? 10 : 0);
}

function choose(
  { bank, family, language }: ProposalInput,
  dimensionId: string,
  taken: readonly BankEntry[],
): BankEntry[] {
  return bank
    .filter(({ content }) => content.dimension === dimensionId && content[language])
    .filter(({ questionId }) => !taken.some((entry) => entry.questionId === questionId))
    .map((entry, order) => ({ entry, order, rank: rank(entry, family) }))
    .toSorted((left, right) => left.rank - right.rank || left.order - right.order)
    .map(({ entry }) => entry);
}

type Placed = { stage: keyof typeof STAGE_WORDS; question: Question };

/** The bank's questions for the model, mandatory ones first; a dimension it has nothing for gets a question of its own. */
function placeQuestions(input: ProposalInput, mandatory: readonly BankEntry[]): Placed[] {
  const { competencies, language } = input;
  const taken: BankEntry[] = [];
  const placed: Placed[] = [];
  const nextId = () => `q${placed.length + 1}`;
  const take = (entry: BankEntry, required: boolean) => {
    taken.push(entry);
    const question = toPlanQuestion(entry, language, { id: nextId(), mandatory: required });
    placed.push({ stage: entry.content.stage, question });
  };
  for (const entry of mandatory) take(entry, true);
  for (const competency of competencies) {
    if (competency.weightBp === 0) continue;
    const asked = taken.filter(({ content }) => content.dimension === competency.id).length;
    const wanted = (competency.weightBp >= HEAVY_BP ? 2 : 1) - asked;
    const chosen = choose(input, competency.id, taken).slice(0, Math.max(0, wanted));
    for (const entry of chosen) take(entry, false);
    if (asked + chosen.length > 0) continue;
    const { id, name } = dimensionOf(competency, language);
    placed.push({
      stage: "questions",
      question: {
        id: nextId(),
        text: exampleOf(name, language),
        ...OWN_TIMES,
        rerecords: 1,
        dimensions: [{ id, weightBp: 10_000 }],
        strong: [],
        weak: [],
      },
    });
  }
  return placed;
}

/** The templates' introduction: it is the same in every interview, and not scored. */
function opening(language: InterviewLanguage): Stage {
  const { id, kind, questions, ...words } = introduction();
  return {
    id,
    kind,
    ...words[language],
    questions: questions.map(({ id: questionId, prepSeconds, answerSeconds, rerecords, ...texts }) => ({
      id: questionId,
      ...texts[language],
      prepSeconds,
      answerSeconds,
      rerecords,
      dimensions: [],
    })),
  };
}

function stagesOf(placed: readonly Placed[], language: InterviewLanguage): Stage[] {
  return (["questions", "situational", "written"] as const).flatMap((kind) => {
    const questions = placed.filter(({ stage }) => stage === kind).map(({ question }) => question);
    const count = Math.ceil(questions.length / MOST_IN_A_STAGE);
    return Array.from({ length: count }, (_, part): Stage => {
      const { id, title, guide } = STAGE_WORDS[kind][language];
      return {
        id: part === 0 ? id : `${id}_${part + 1}`,
        kind,
        title,
        guide: part === 0 ? guide : "",
        questions: questions.slice(part * MOST_IN_A_STAGE, (part + 1) * MOST_IN_A_STAGE),
      };
    });
  });
}

/**
 * A plan that asks for what a position's competency model weighs: an introduction, the family's mandatory questions,
 * and for each dimension one question of the bank (two from 30 % on). The same input gives the same plan.
 */
export function proposePlan(input: ProposalInput): PlanDefinition {
  const { title, language, competencies } = input;
  const mandatory = input.mandatory.filter(({ content }) => content[language]);
  const dimensions = competencies.map((competency) => dimensionOf(competency, language));
  for (const { content } of mandatory) {
    if (dimensions.some(({ id }) => id === content.dimension)) continue;
    // Asked and judged, without a say in the total.
    const demand = { weightBp: 0, requiredScore: 6 };
    dimensions.push(instantiateDimension(content.dimension, language, demand));
  }
  return {
    language,
    jobTitle: title.slice(0, 60),
    dimensions,
    stages: [opening(language), ...stagesOf(placeQuestions(input, mandatory), language)],
    thresholds: { ...THRESHOLDS },
  };
}
