import type { PersonalMode, PlanDefinition, Question, StageKind } from "./definition";

/** How far a semi-structured plan may ask on; pure, and the same for the server, the editor and the preview. */

/** A follow-up asks for one thing that is missing, so it needs less time than the question it follows. */
const PREP_SECONDS = 10;
const ANSWER_SECONDS = 90;

type Styled = Partial<Pick<PlanDefinition, "style" | "maxFollowUps">>;
type Bounded = Partial<Pick<Question, "dimensions" | "maxFollowUps">>;
type Times = Pick<Question, "prepSeconds" | "answerSeconds">;
type Kind = { kind?: StageKind };
/** As much of a plan as its length depends on. */
export type TimedPlan = Styled & {
  stages: readonly (Kind & { questions: readonly (Times & Bounded)[] })[];
};

/** Follow-ups in one interview at most. */
export const followUpBound = ({ style, maxFollowUps = 0 }: Styled): number =>
  style === "semi_structured" ? maxFollowUps : 0;

/**
 * Follow-ups to one question at most. What is typed in a written stage was thought over, and what assesses no
 * dimension has nothing that a follow-up could be tied to.
 */
export function followUpBoundOf(plan: Styled, { kind }: Kind, question: Bounded): number {
  if (kind === "written" || !question.dimensions?.length) return 0;
  return Math.min(question.maxFollowUps ?? 0, followUpBound(plan));
}

/** What a plan starts with when it becomes semi-structured. */
export const USUAL_FOLLOW_UPS = { plan: 3, question: 1 };

/**
 * The same plan as semi-structured: each spoken question that assesses something may be asked on once, unless it says
 * how often itself.
 */
export function askOn(plan: PlanDefinition): PlanDefinition {
  return {
    ...plan,
    style: "semi_structured",
    maxFollowUps: plan.maxFollowUps || USUAL_FOLLOW_UPS.plan,
    stages: plan.stages.map((stage) => ({
      ...stage,
      questions: stage.questions.map((question) =>
        stage.kind === "written" || question.dimensions.length === 0 || question.maxFollowUps !== undefined
          ? question
          : { ...question, maxFollowUps: USUAL_FOLLOW_UPS.question },
      ),
    })),
  };
}

/** The same plan as structured. What its questions say stays, for the day it changes back. */
export function askNothingOn(plan: PlanDefinition): PlanDefinition {
  const { style: _style, maxFollowUps: _most, personalQuestions: _personal, ...structured } = plan;
  return structured;
}

type Bounds = Styled & { stages: readonly (Kind & { questions: readonly Bounded[] })[] };

const boundsOf = (plan: Bounds): number[] =>
  plan.stages.flatMap((stage) => stage.questions.map((question) => followUpBoundOf(plan, stage, question)));

/** How many questions may be asked on at all. */
export const countFollowed = (plan: Bounds): number => boundsOf(plan).filter((bound) => bound > 0).length;

/** How many follow-ups one interview can really have: the plan's bound, or what its questions allow together. */
export const mostFollowUps = (plan: Bounds): number =>
  Math.min(
    followUpBound(plan),
    boundsOf(plan).reduce((sum, bound) => sum + bound, 0),
  );

/** Time for a follow-up to this question, in seconds. */
export const followUpTimes = ({ prepSeconds, answerSeconds }: Times): Times => ({
  prepSeconds: Math.min(prepSeconds, PREP_SECONDS),
  answerSeconds: Math.min(answerSeconds, ANSWER_SECONDS),
});

/** What all follow-ups together may take at most, in seconds: those to the questions with most time. */
export function followUpSeconds(plan: TimedPlan): number {
  const each = plan.stages.flatMap((stage) =>
    stage.questions.flatMap((question) => {
      const { prepSeconds, answerSeconds } = followUpTimes(question);
      return Array<number>(followUpBoundOf(plan, stage, question)).fill(prepSeconds + answerSeconds);
    }),
  );
  return each
    .toSorted((left, right) => right - left)
    .slice(0, followUpBound(plan))
    .reduce((sum, seconds) => sum + seconds, 0);
}

/** So many personal questions in one interview at most: the others are everybody's. */
export const MOST_PERSONAL = 2;

/** How an invitation by this plan comes to personal questions: a structured one asks everybody the same. */
export const personalModeOf = ({
  style,
  personalQuestions = "propose",
}: Partial<Pick<PlanDefinition, "style" | "personalQuestions">>): PersonalMode =>
  style === "semi_structured" ? personalQuestions : "off";
