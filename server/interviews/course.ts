import type { EntityManager } from "typeorm";
import { selectEqual } from "../db/statements";
import { FollowUp } from "../followUps/entity";
import type { PlanDefinition, Question, Stage } from "../plans/definition";
import { followUpBound, followUpTimes } from "../plans/followUpRules";
import { questionsOf, thawPlan } from "../plans/frozenPlans";
import { Answer, type Interview } from "./entity";

/** Something that is asked: a question of the plan, or a follow-up to one, which shares its place. */
export type Asked = { stage: Stage; question: Question; index: number; followUp: FollowUp | null };

/** How events name it. */
export const placeOf = ({ index, followUp }: Pick<Asked, "index" | "followUp">) => ({
  questionIndex: index,
  ...(followUp?.number ? { followUp: followUp.number } : {}),
});

/** Where an interview is: what may be asked and what was. */
export type Course = { plan: PlanDefinition; answers: readonly Answer[]; followUps: readonly FollowUp[] };

/**
 * `wait`: the last answer is being read, and what comes next depends on it. Nobody waits beyond `until`, whatever
 * becomes of the words.
 */
export type Step =
  | { kind: "ask"; asked: Asked }
  | { kind: "wait"; index: number; until: Date }
  | { kind: "end" };

/** What was decided beside the frozen plan; a structured plan has nothing beside it. */
export async function loadFollowUps(
  manager: EntityManager,
  plan: PlanDefinition,
  interviewId: string,
): Promise<FollowUp[]> {
  return followUpBound(plan) === 0 ? [] : selectEqual(manager, FollowUp, { interviewId });
}

export async function loadCourse(
  manager: EntityManager,
  interview: Pick<Interview, "id" | "frozenPlanSha256">,
): Promise<Course> {
  const plan = await thawPlan(manager, interview);
  const [answers, followUps] = await Promise.all([
    selectEqual(manager, Answer, { interviewId: interview.id }),
    loadFollowUps(manager, plan, interview.id),
  ]);
  return { plan, answers, followUps };
}

/** The follow-up as a question: what its parent assesses, in less time. */
const asQuestion = (parent: Question, { askedAs, text }: FollowUp): Question => ({
  ...parent,
  ...followUpTimes(parent),
  id: askedAs ?? "",
  text: text ?? "",
  strong: [],
  weak: [],
});

/** Everything that is asked, each question followed by the follow-ups to it. */
export function listAsked(plan: PlanDefinition, followUps: readonly FollowUp[] = []): Asked[] {
  return questionsOf(plan).flatMap((entry) => [
    { ...entry, followUp: null },
    ...followUps
      .filter(({ state, questionId }) => state === "asked" && questionId === entry.question.id)
      .toSorted((left, right) => (left.number ?? 0) - (right.number ?? 0))
      .map((followUp) => ({ ...entry, question: asQuestion(entry.question, followUp), followUp })),
  ]);
}

/** One thing that was asked, by its id; follow-ups are read only where it is not of the plan. */
export async function findAsked(
  manager: EntityManager,
  interview: Pick<Interview, "id" | "frozenPlanSha256">,
  questionId: string,
): Promise<Asked | undefined> {
  const plan = await thawPlan(manager, interview);
  const known = questionsOf(plan).find(({ question }) => question.id === questionId);
  if (known) return { ...known, followUp: null };
  const followUps = await loadFollowUps(manager, plan, interview.id);
  return listAsked(plan, followUps).find(({ question }) => question.id === questionId);
}

export const sealedIds = (answers: readonly Answer[]): Set<string> =>
  new Set(answers.flatMap(({ sealedAt, questionId }) => (sealedAt ? [questionId] : [])));

/** How many of the plan's own questions are answered: follow-ups do not move "question n of m". */
export function countAnswered({ plan }: Pick<Course, "plan">, sealed: ReadonlySet<string>): number {
  return questionsOf(plan).filter(({ question }) => sealed.has(question.id)).length;
}

export const isUndecided = ({ state }: Pick<FollowUp, "state">) =>
  state === "pending" || state === "proposed";

/**
 * What comes now; pure. What is shown stays until it is answered. Within a stage, follow-ups to what was answered come
 * before the next question, and one that is still being chosen is waited for until its time is over; after the stage it
 * is too late.
 */
export function nextStep({ plan, answers, followUps }: Course, now: Date): Step {
  const sealed = sealedIds(answers);
  const asked = listAsked(plan, followUps);
  const open = new Set(answers.flatMap(({ sealedAt, questionId }) => (sealedAt ? [] : [questionId])));
  const shown = asked.find(({ question }) => open.has(question.id));
  if (shown) return { kind: "ask", asked: shown };
  for (const stage of plan.stages) {
    const left = asked.filter((entry) => entry.stage.id === stage.id && !sealed.has(entry.question.id));
    const followUp = left.find((entry) => entry.followUp);
    if (followUp) return { kind: "ask", asked: followUp };
    const ids = new Set(stage.questions.map(({ id }) => id));
    const [awaited] = followUps
      .filter((row) => ids.has(row.questionId) && isUndecided(row) && row.waitUntil > now)
      .toSorted((one, other) => other.waitUntil.getTime() - one.waitUntil.getTime());
    if (awaited) return { kind: "wait", index: awaited.questionIndex, until: awaited.waitUntil };
    if (left[0]) return { kind: "ask", asked: left[0] };
  }
  return { kind: "end" };
}

/** Follow-ups that were not chosen before their stage was over. */
export function listMissed({ plan, followUps }: Course, step: Step): FollowUp[] {
  if (step.kind === "wait") return [];
  const at = step.kind === "end" ? plan.stages.length : plan.stages.indexOf(step.asked.stage);
  const ids = new Set(plan.stages.slice(0, at).flatMap((stage) => stage.questions.map(({ id }) => id)));
  return followUps.filter((row) => isUndecided(row) && ids.has(row.questionId));
}
