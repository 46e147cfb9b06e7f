import type { Dimension, PlanDefinition, Question, Stage } from "../../../../server/plans/definition";
import {
  type PlanLimits,
  accessOf,
  highestThreshold,
  isMandatory,
  maxShiftOf,
} from "../../../../server/plans/derive/limits";

/** What a derived plan stands on, as `GET /plans/:id` gives it. */
export type Inherited = { version: number; definition: PlanDefinition; limits: PlanLimits };

/** Why something cannot be changed here. */
export type LockReason =
  | "inherited"
  | "mandatory"
  | "stageLocked"
  | "stageClosed"
  | "weightFixed"
  | "requiredFixed"
  | "thresholdFixed"
  | "tooMany";

export type Range = { min: number; max: number; original: number };

const FULL_BP = 10_000;
const TOP_SCORE = 10;

export const originalDimension = ({ definition }: Inherited, id: string): Dimension | undefined =>
  definition.dimensions.find((dimension) => dimension.id === id);

export const originalStage = ({ definition }: Inherited, id: string): Stage | undefined =>
  definition.stages.find((stage) => stage.id === id);

/** Headquarters' question of this id, with the stage it stands in. */
export function originalQuestion({ definition }: Inherited, id: string) {
  for (const stage of definition.stages) {
    const question = stage.questions.find((each) => each.id === id);
    if (question) return { stage, question };
  }
  return undefined;
}

/** How far a dimension's weight may move, in basis points; null for a plan's own dimension. */
export function weightRange(inherited: Inherited, id: string): Range | null {
  const original = originalDimension(inherited, id)?.weightBp;
  if (original === undefined) return null;
  const shift = maxShiftOf(inherited.limits, id);
  return { min: Math.max(0, original - shift), max: Math.min(FULL_BP, original + shift), original };
}

export function requiredRange(inherited: Inherited, id: string): Range | null {
  const original = originalDimension(inherited, id)?.requiredScore;
  if (original === undefined) return null;
  return { min: original, max: inherited.limits.requiredScoreMayRise ? TOP_SCORE : original, original };
}

export function thresholdRange({ definition, limits }: Inherited, which: "advance" | "review"): Range {
  const original = definition.thresholds[which];
  return { min: original, max: highestThreshold(definition, limits, which), original };
}

/** Why a stage's guide cannot be changed; null where it can. */
export const stageLock = (inherited: Inherited, id: string): LockReason | null =>
  originalStage(inherited, id) && accessOf(inherited.limits, id) === "locked" ? "stageLocked" : null;

export type QuestionLock = {
  text: LockReason | null;
  times: LockReason | null;
  remove: LockReason | null;
};
const FREE: QuestionLock = { text: null, times: null, remove: null };

export function questionLock(inherited: Inherited, id: string): QuestionLock {
  const original = originalQuestion(inherited, id);
  if (!original) return FREE;
  const mandatory = isMandatory(original.question, inherited.limits) ? "mandatory" : null;
  const why = mandatory ?? stageLock(inherited, original.stage.id);
  return { text: mandatory ?? "inherited", times: why, remove: why };
}

/** Ids of headquarters' stages and questions: nothing added here may have one, even where the plan left it out. */
export const reservedIds = (inherited: Inherited | null): string[] =>
  inherited?.definition.stages.flatMap(({ id, questions }) => [id, ...questions.map((each) => each.id)]) ??
  [];

const countOwn = (inherited: Inherited, plan: PlanDefinition) =>
  plan.stages
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => originalQuestion(inherited, id) === undefined).length;

/** Why no question can be added to a stage, or for null no stage to the plan. */
export function addLock(
  inherited: Inherited,
  plan: PlanDefinition,
  stageId: string | null,
): LockReason | null {
  if (stageId !== null && originalStage(inherited, stageId)) {
    const access = accessOf(inherited.limits, stageId);
    if (access !== "open") return access === "locked" ? "stageLocked" : "stageClosed";
  }
  return countOwn(inherited, plan) < inherited.limits.maxAddedQuestions ? null : "tooMany";
}

/** Headquarters' questions that the plan leaves out of a stage. */
export function droppedQuestions(inherited: Inherited, plan: PlanDefinition, stageId: string): Question[] {
  const present = new Set(plan.stages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  return originalStage(inherited, stageId)?.questions.filter(({ id }) => !present.has(id)) ?? [];
}

/** The plan with a dropped question back where headquarters has it: after the nearest before it that is there. */
export function restoreQuestion(inherited: Inherited, plan: PlanDefinition, id: string): PlanDefinition {
  const original = originalQuestion(inherited, id);
  if (!original) return plan;
  const order = original.stage.questions.map((question) => question.id);
  const before = new Set(order.slice(0, order.indexOf(id)));
  return {
    ...plan,
    stages: plan.stages.map((stage) => {
      if (stage.id !== original.stage.id) return stage;
      // Behind the last of those that stand before it at headquarters; their order is the same here.
      const at = stage.questions.reduce((last, each, index) => (before.has(each.id) ? index : last), -1);
      const questions = [...stage.questions];
      questions.splice(at + 1, 0, original.question);
      return { ...stage, questions };
    }),
  };
}
