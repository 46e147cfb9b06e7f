import type { PlanDefinition, Question, Stage } from "../../../server/plans/definition";
import { followUpBoundOf, mostFollowUps } from "../../../server/plans/followUpRules";
import type { CurrentQuestion, InterviewState, InvitationView, Medium } from "../types";

/** What the server would say about an interview with this plan, worked out here: nothing is asked or told. */

type Names = { companyName: string; candidateName: string };
type Asked = { stage: Stage; stageIndex: number; question: Question; opens: boolean };

/** How far somebody has come: the question, and what is happening with it. */
export type Place = {
  index: number;
  status: "waiting" | "preparing" | "answering";
  take: number;
  withdrawn: boolean;
};
export const FIRST: Place = { index: 0, status: "waiting", take: 1, withdrawn: false };

const listAsked = (plan: PlanDefinition): Asked[] =>
  plan.stages.flatMap((stage, stageIndex) =>
    stage.questions.map((question, index) => ({ stage, stageIndex, question, opens: index === 0 })),
  );

export const countAsked = (plan: PlanDefinition): number => listAsked(plan).length;

/** How many follow-ups there may be to a question, and to the interview as a whole. */
export function followUpsAt(plan: PlanDefinition, index: number): { here: number; total: number } {
  const asked = listAsked(plan)[index];
  return { here: asked ? followUpBoundOf(plan, asked.stage, asked.question) : 0, total: mostFollowUps(plan) };
}

export const mediumOf = ({ kind }: Stage): Medium => (kind === "written" ? "text" : "audio");

/** Time of its own that the preview has no use for. */
const NO_TIME = new Date(0).toISOString();

export const rehearsalInvitation = (
  plan: PlanDefinition,
  { companyName, candidateName }: Names,
): InvitationView => ({
  status: "in_progress",
  language: plan.language,
  companyName,
  jobTitle: plan.jobTitle,
  maskedName: candidateName,
  estimatedMinutes: 0,
  questionCount: countAsked(plan),
  followUpBound: mostFollowUps(plan),
  stages: plan.stages.map(({ kind, title, questions }) => ({ kind, title, questionCount: questions.length })),
  dimensions: plan.dimensions.map(({ name, description }) => ({ name, description })),
  expiresAt: NO_TIME,
  chatAccounts: [],
  codeChannels: [],
  consent: { recording: true, aiEvaluation: true },
  accommodations: { extraTimePercent: 0, textOnly: false },
  noticeVersion: "",
  outsideModel: false,
  outsideSpeech: false,
  rejectsByItself: false,
  secondRound: false,
  serverNow: NO_TIME,
});

/** The state at a place; past the last question the interview is completed. */
export function rehearsalState(plan: PlanDefinition, names: Names, place: Place): InterviewState {
  const asked = listAsked(plan);
  const now = asked[place.index];
  const status = place.withdrawn ? "withdrawn" : now ? "in_progress" : "completed";
  const answeredIn = (stage: Stage) =>
    asked.slice(0, place.index).filter((entry) => entry.stage === stage).length;
  return {
    serverNow: NO_TIME,
    interview: {
      id: "",
      status,
      language: plan.language,
      companyName: names.companyName,
      jobTitle: plan.jobTitle,
      candidateName: names.candidateName,
      medium: "audio",
      mediaAllowed: ["audio", "text"],
      expiresAt: NO_TIME,
      startedAt: NO_TIME,
      completedAt: null,
      feedbackGiven: false,
      secondRound: false,
    },
    progress: { answered: Math.min(place.index, asked.length), total: asked.length },
    stages: plan.stages.map((stage) => ({
      id: stage.id,
      kind: stage.kind,
      title: stage.title,
      questionCount: stage.questions.length,
      answered: answeredIn(stage),
    })),
    current: now && !place.withdrawn ? currentOf(now, place) : null,
    thinking: null,
    uploadsMissing: [],
  };
}

function currentOf({ stage, stageIndex, question, opens }: Asked, place: Place): CurrentQuestion {
  const { status, take, index } = place;
  return {
    stage: {
      id: stage.id,
      index: stageIndex,
      kind: stage.kind,
      title: stage.title,
      guide: stage.guide,
      opens,
    },
    question: {
      id: question.id,
      index,
      // As in an interview: nobody reads ahead.
      text: status === "waiting" && take === 1 ? "" : question.text,
      material: status === "waiting" && take === 1 ? "" : (question.material ?? ""),
      leastLength: question.leastLength ?? null,
      mostLength: question.mostLength ?? null,
      prepSeconds: question.prepSeconds,
      answerSeconds: question.answerSeconds,
      voice: false,
      followUp: null,
    },
    answer: {
      status,
      take,
      medium: mediumOf(stage),
      prepRemainingMs: status === "preparing" && take === 1 ? question.prepSeconds * 1000 : null,
      answerRemainingMs: question.answerSeconds * 1000,
      recordedMs: 0,
      rerecordsLeft: Math.max(0, question.rerecords - (take - 1)),
      nextSegment: 0,
      received: [],
      text: "",
      textRevision: 0,
      pasted: null,
    },
  };
}
