import type {
  Dimension,
  PlanDefinition,
  Question,
  Stage,
  StageKind,
} from "../../../../server/plans/definition";
import { USUAL_FOLLOW_UPS } from "../../../../server/plans/followUpRules";
import { missingBp, scaleToFull, splitEvenly } from "../weights";

/** Changes to a plan that is being edited. Each gives a new definition and leaves the old one alone. */

type Path = readonly (string | number)[];

/** The same value with `value` at `path`; what the path does not touch stays the same object. */
export function setIn<T>(target: T, path: Path, value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  if (Array.isArray(target)) {
    return target.map((entry, index) => (index === key ? setIn(entry, rest, value) : entry)) as T;
  }
  const record = target as Record<string, unknown>;
  return { ...record, [key]: setIn(record[key], rest, value) } as T;
}

/** The list with one entry moved by `delta` places; out of range changes nothing. */
export function moveItem<T>(list: readonly T[], index: number, delta: number): T[] {
  const to = index + delta;
  const copy = [...list];
  if (to < 0 || to >= copy.length) return copy;
  copy.splice(to, 0, ...copy.splice(index, 1));
  return copy;
}

export const removeAt = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);

/** `q3` when `q1` and `q2` are taken: ids are never shown and never used twice. */
export function freshId(prefix: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  let number = 1;
  while (used.has(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}

const questionIds = (plan: PlanDefinition) =>
  plan.stages.flatMap((stage) => stage.questions.map((question) => question.id));

const LIMITS: Record<StageKind, { prepSeconds: number; answerSeconds: number; rerecords: number }> = {
  introduction: { prepSeconds: 30, answerSeconds: 90, rerecords: 1 },
  questions: { prepSeconds: 30, answerSeconds: 120, rerecords: 1 },
  situational: { prepSeconds: 60, answerSeconds: 180, rerecords: 0 },
  written: { prepSeconds: 0, answerSeconds: 900, rerecords: 0 },
};

function blankQuestion(plan: PlanDefinition, kind: StageKind, reserved: readonly string[]): Question {
  return {
    id: freshId("q", [...questionIds(plan), ...reserved]),
    text: "",
    ...LIMITS[kind],
    dimensions: [],
    strong: [],
    weak: [],
    ...usualFollowUps(plan, kind),
  };
}

/** In a semi-structured plan a new question may be asked on unless somebody says otherwise. */
export const usualFollowUps = ({ style }: PlanDefinition, kind: StageKind): Partial<Question> =>
  style === "semi_structured" && kind !== "written" ? { maxFollowUps: USUAL_FOLLOW_UPS.question } : {};

/** @param reserved ids that may not be used though they are not in the plan: those of its base */
export function addStage(
  plan: PlanDefinition,
  kind: StageKind,
  title: string,
  reserved: readonly string[] = [],
): PlanDefinition {
  const stage: Stage = {
    id: freshId("stage", [...plan.stages.map((entry) => entry.id), ...reserved]),
    kind,
    title,
    guide: "",
    questions: [blankQuestion(plan, kind, reserved)],
  };
  return { ...plan, stages: [...plan.stages, stage] };
}

export function addQuestion(
  plan: PlanDefinition,
  stageIndex: number,
  reserved: readonly string[] = [],
): PlanDefinition {
  return {
    ...plan,
    stages: plan.stages.map((stage, index) =>
      index === stageIndex
        ? { ...stage, questions: [...stage.questions, blankQuestion(plan, stage.kind, reserved)] }
        : stage,
    ),
  };
}

const spoken = ({ material: _m, leastLength: _l, mostLength: _h, ...question }: Question): Question =>
  question;

/** What only written work has does not stay with questions that are spoken from now on. */
export function setKind(plan: PlanDefinition, stageIndex: number, kind: StageKind): PlanDefinition {
  return {
    ...plan,
    stages: plan.stages.map((stage, index) =>
      index === stageIndex
        ? { ...stage, kind, questions: kind === "written" ? stage.questions : stage.questions.map(spoken) }
        : stage,
    ),
  };
}

export function addDimension(plan: PlanDefinition): PlanDefinition {
  const dimension: Dimension = {
    id: freshId(
      "dimension",
      plan.dimensions.map((entry) => entry.id),
    ),
    name: "",
    description: "",
    weightBp: Math.max(0, missingBp(plan.dimensions)),
    requiredScore: 6,
    anchors: ["", "", "", "", ""],
    indicators: [],
  };
  return { ...plan, dimensions: [...plan.dimensions, dimension] };
}

/** Questions that assessed it give its weight to the dimensions they are left with. */
export function removeDimension(plan: PlanDefinition, index: number): PlanDefinition {
  const id = plan.dimensions[index]?.id;
  return {
    ...plan,
    dimensions: removeAt(plan.dimensions, index),
    stages: plan.stages.map((stage) => ({
      ...stage,
      questions: stage.questions.map((question) =>
        question.dimensions.some((part) => part.id === id)
          ? { ...question, dimensions: scaleToFull(question.dimensions.filter((part) => part.id !== id)) }
          : question,
      ),
    })),
  };
}

/** A new dimension takes the weight that is missing; when none is, all share evenly. */
export function assess(question: Question, dimensionId: string): Question {
  if (question.dimensions.some((part) => part.id === dimensionId)) return question;
  const missing = missingBp(question.dimensions);
  const dimensions = [...question.dimensions, { id: dimensionId, weightBp: Math.max(0, missing) }];
  return { ...question, dimensions: missing > 0 ? dimensions : splitEvenly(dimensions) };
}

export function unassess(question: Question, dimensionId: string): Question {
  return {
    ...question,
    dimensions: scaleToFull(question.dimensions.filter((part) => part.id !== dimensionId)),
  };
}

export const countQuestions = (plan: PlanDefinition) =>
  plan.stages.reduce((sum, stage) => sum + stage.questions.length, 0);
