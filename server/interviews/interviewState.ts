import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { selectEqual, selectOne } from "../db/statements";
import { unauthorized } from "../http/errors";
import { listMissingChunks, listReceived } from "../media/receivedChunks";
import { thawPlan } from "../plans/frozenPlans";
import type { PlanDefinition, Question, Stage, StageKind } from "../plans/definition";
import type { Services } from "../services";
import { answerRemaining, limitsOf, prepRemaining } from "./answerClock";
import type { Medium, interviewStateSchema } from "./candidateSchema";
import { Answer, Interview } from "./entity";

type State = z.input<typeof interviewStateSchema>;
type Asked = { stage: Stage; question: Question; index: number };

/** What consent and accommodations leave to choose from. */
export function mediaAllowed(interview: Interview): Medium[] {
  return interview.textOnly || interview.consentRecording === false ? ["text"] : ["video", "audio", "text"];
}

/** Written stages are typed whatever was chosen at the device check. */
export function mediumFor(interview: Interview, kind: StageKind): Medium {
  return kind === "written" ? "text" : (interview.medium ?? "text");
}

/** The first question without a sealed answer, or null when all are. */
export function currentQuestion(plan: PlanDefinition, answers: Answer[]): Asked | null {
  const sealed = new Set(answers.filter(({ sealedAt }) => sealedAt).map(({ questionId }) => questionId));
  let index = 0;
  for (const stage of plan.stages) {
    for (const question of stage.questions) {
      if (!sealed.has(question.id)) return { stage, question, index };
      index += 1;
    }
  }
  return null;
}

/** A question to come is neither shown nor read aloud before its turn. */
export async function isShown({ db }: Pick<Services, "db">, interview: Interview, questionId: string) {
  const answers = await db.read.findBy(Answer, { interviewId: interview.id });
  if (answers.some((answer) => answer.questionId === questionId)) return true;
  if (interview.status !== "in_progress") return false;
  return currentQuestion(await thawPlan(db.read, interview), answers)?.question.id === questionId;
}

export function answerStatusOf(answer: Answer | undefined) {
  if (!answer?.presentedAt) return "waiting";
  if (answer.sealedAt) return "sealed";
  return answer.begunAt ? "answering" : "preparing";
}

async function presentCurrent(
  services: Services,
  manager: EntityManager,
  { interview, plan }: { interview: Interview; plan: PlanDefinition },
  asked: Asked,
  answer: Answer | undefined,
): Promise<NonNullable<State["current"]>> {
  const { clock, voice } = services;
  const { stage, question, index } = asked;
  const limits = limitsOf(question, interview.extraTimePercent);
  const now = clock.now();
  const received = answer ? await listReceived(manager, answer.id, answer.take) : [];
  const sound = await voice.find(question.text, interview.language);
  return {
    stage: {
      id: stage.id,
      index: plan.stages.findIndex(({ id }) => id === stage.id),
      kind: stage.kind,
      title: stage.title,
      guide: stage.guide,
      opens: stage.questions[0]?.id === question.id,
    },
    question: {
      id: question.id,
      index,
      // Nobody reads ahead of the preparation clock.
      text: answer ? question.text : "",
      prepSeconds: limits.prepMs / 1000,
      answerSeconds: limits.answerMs / 1000,
      voice: answer !== undefined && sound !== null,
    },
    answer: {
      status: answerStatusOf(answer),
      take: answer?.take ?? 1,
      medium: answer?.begunAt ? answer.medium : mediumFor(interview, stage.kind),
      prepRemainingMs: answer ? prepRemaining(answer, limits, now) : null,
      answerRemainingMs: answer ? answerRemaining(answer, limits, now) : limits.answerMs,
      recordedMs: answer?.recordedMs ?? 0,
      rerecordsLeft: Math.max(0, question.rerecords - ((answer?.take ?? 1) - 1)),
      nextSegment: received.reduce((next, { segment }) => Math.max(next, segment + 1), 0),
      received,
      text: answer?.text ?? "",
      textRevision: answer?.textRevision ?? 0,
    },
  };
}

async function listUploadsMissing(
  manager: EntityManager,
  answers: Answer[],
): Promise<State["uploadsMissing"]> {
  const waiting = answers.filter(({ sealedAt, mediaState }) => sealedAt && mediaState === "uploading");
  const listed = await Promise.all(
    waiting.map(async (answer) => ({
      questionId: answer.questionId,
      take: answer.take,
      missing: (await listMissingChunks(manager, answer)).slice(0, 2000),
    })),
  );
  return listed.filter(({ missing }) => missing.length > 0);
}

/** Everything the candidate's page needs to find its place; only the present question's text leaves the server. */
export async function presentState(services: Services, interviewId: string): Promise<State> {
  const { db, env, clock } = services;
  const manager = db.read;
  const interview = await selectOne(manager, Interview, { id: interviewId });
  if (!interview) throw unauthorized();
  const [candidate, answers] = await Promise.all([
    selectOne(manager, Candidate, { id: interview.candidateId }),
    selectEqual(manager, Answer, { interviewId }),
  ]);
  if (!candidate) throw unauthorized();
  const plan = await thawPlan(manager, interview);
  const asked = interview.status === "in_progress" ? currentQuestion(plan, answers) : null;
  const sealed = new Set(answers.filter(({ sealedAt }) => sealedAt).map(({ questionId }) => questionId));
  const answer = asked ? answers.find(({ questionId }) => questionId === asked.question.id) : undefined;
  return {
    serverNow: clock.now().toISOString(),
    interview: {
      id: interview.id,
      status: interview.status,
      language: interview.language,
      companyName: env.COMPANY_NAME,
      jobTitle: interview.jobTitle,
      candidateName: candidate.name,
      medium: interview.medium,
      mediaAllowed: mediaAllowed(interview),
      expiresAt: interview.expiresAt.toISOString(),
      startedAt: interview.startedAt?.toISOString() ?? null,
      completedAt: interview.completedAt?.toISOString() ?? null,
      feedbackGiven: interview.satisfaction !== null,
    },
    progress: { answered: sealed.size, total: interview.questionCount },
    stages: plan.stages.map(({ id, kind, title, questions }) => ({
      id,
      kind,
      title,
      questionCount: questions.length,
      answered: questions.filter((question) => sealed.has(question.id)).length,
    })),
    current: asked ? await presentCurrent(services, manager, { interview, plan }, asked, answer) : null,
    uploadsMissing: await listUploadsMissing(manager, answers),
  };
}
