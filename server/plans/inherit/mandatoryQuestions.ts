import { type BankEntry, toPlanQuestion } from "../../questions/bankEntry";
import { type PlanDefinition, type Question, type Stage, listQuestions } from "../definition";
import { type Problem, clip, problem } from "../derive/problems";
import { sameValue } from "../derive/values";
import { instantiateDimension } from "../templates";

const MOST_DIMENSIONS = 12;
const MOST_STAGES = 10;
const MOST_IN_STAGE = 20;
const REQUIRED_SCORE = 6;

const STAGE_TITLES = {
  questions: { zh: "问答", en: "Questions" },
  situational: { zh: "情景题", en: "A situation" },
  written: { zh: "书面题", en: "Written work" },
} as const;

/** A plan with what headquarters wants asked, and what of it found no room. */
export type WithMandatory = { plan: PlanDefinition; left: BankEntry[] };

/**
 * Puts the mandatory questions of a plan's family that it does not ask yet at the end of a fitting stage, and marks
 * those that it has copied already, so that no plan which follows it drops them. A dimension
 * that the plan does not have joins it without weight, so that no weight moves by itself. Those that are not written
 * in the plan's language are not asked in it.
 */
export function withMandatory(plan: PlanDefinition, entries: readonly BankEntry[]): WithMandatory {
  const asked = new Set(listQuestions(plan).map(({ question }) => question.source?.questionId));
  const left: BankEntry[] = [];
  let current = markMandatory(plan, entries);
  for (const entry of entries) {
    if (asked.has(entry.questionId) || !entry.content[plan.language]) continue;
    const next = addMandatory(current, entry);
    if (next) current = next;
    else left.push(entry);
  }
  return { plan: current, left };
}

function markMandatory(plan: PlanDefinition, entries: readonly BankEntry[]): PlanDefinition {
  const ids = new Set(
    entries.filter(({ content }) => content[plan.language]).map(({ questionId }) => questionId),
  );
  const mark = (question: Question): Question =>
    ids.has(question.source?.questionId ?? "") ? { ...question, mandatory: true } : question;
  return {
    ...plan,
    stages: plan.stages.map((stage) => ({ ...stage, questions: stage.questions.map(mark) })),
  };
}

function addMandatory(plan: PlanDefinition, entry: BankEntry): PlanDefinition | null {
  const { dimension, stage: kind } = entry.content;
  const known = plan.dimensions.some(({ id }) => id === dimension);
  if (!known && plan.dimensions.length >= MOST_DIMENSIONS) return null;
  const dimensions = known
    ? plan.dimensions
    : [
        ...plan.dimensions,
        instantiateDimension(dimension, plan.language, { weightBp: 0, requiredScore: REQUIRED_SCORE }),
      ];
  const taken = new Set(listQuestions(plan).map(({ question }) => question.id));
  const question = toPlanQuestion(entry, plan.language, { id: freeId("required", taken), mandatory: true });
  const place = plan.stages.findLastIndex(
    (stage) => stage.kind === kind && stage.questions.length < MOST_IN_STAGE,
  );
  if (place < 0 && plan.stages.length >= MOST_STAGES) return null;
  const stages =
    place < 0
      ? [...plan.stages, newStage(plan, kind, question)]
      : plan.stages.map((stage, index) =>
          index === place ? { ...stage, questions: [...stage.questions, question] } : stage,
        );
  return { ...plan, dimensions, stages };
}

function newStage(plan: PlanDefinition, kind: keyof typeof STAGE_TITLES, question: Question): Stage {
  const id = freeId("required", new Set(plan.stages.map((stage) => stage.id)));
  return { id, kind, title: STAGE_TITLES[kind][plan.language], guide: "", questions: [question] };
}

function freeId(prefix: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) if (!taken.has(`${prefix}${number}`)) return `${prefix}${number}`;
}

/**
 * Mandatory questions that a plan asks otherwise than they are: neither as the bank has them now, nor as the plan asked
 * them, as mandatory ones, before. `path` points into the plan.
 */
export function changedMandatory(
  plan: PlanDefinition,
  entries: readonly BankEntry[],
  before: PlanDefinition | null,
): Problem[] {
  const old = new Map(
    (before ? listQuestions(before) : []).map(({ question }) => [question.source?.questionId, question]),
  );
  return plan.stages.flatMap((stage, s) =>
    stage.questions.flatMap((question, q) => {
      const entry = entries.find(({ questionId }) => questionId === question.source?.questionId);
      if (!entry?.content[plan.language]) return [];
      const wanted = toPlanQuestion(entry, plan.language, { id: question.id, mandatory: true });
      if (sameValue({ ...question, mandatory: true }, wanted)) return [];
      const had = old.get(entry.questionId);
      if (had?.mandatory && sameValue({ ...had, id: question.id }, question)) return [];
      const name = clip(question.text);
      return [problem("limit.mandatory_changed", ["stages", s, "questions", q], { name })];
    }),
  );
}
