import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { selectOne } from "../db/statements";
import { hasSecondRound } from "../decisions/secondRound/findSecondRound";
import { unauthorized } from "../http/errors";
import { listMissingChunks, listReceived } from "../media/receivedChunks";
import type { StageKind } from "../plans/definition";
import type { Services } from "../services";
import { answerRemaining, limitsOf, prepRemaining } from "./answerClock";
import type { Medium, interviewStateSchema } from "./candidateSchema";
import { type Asked, type Course, countAnswered, loadCourse, nextStep, sealedIds } from "./course";
import { type Answer, Interview } from "./entity";

type State = z.input<typeof interviewStateSchema>;

/** What consent and accommodations leave to choose from. */
export function mediaAllowed(interview: Interview): Medium[] {
  return interview.textOnly || interview.consentRecording === false ? ["text"] : ["video", "audio", "text"];
}

/** Written stages are typed whatever was chosen at the device check. */
export function mediumFor(interview: Interview, kind: StageKind): Medium {
  return kind === "written" ? "text" : (interview.medium ?? "text");
}

/** A question to come is neither shown nor read aloud before its turn. */
export async function isShown(
  { db, clock }: Pick<Services, "db" | "clock">,
  interview: Interview,
  questionId: string,
) {
  const course = await loadCourse(db.read, interview);
  if (course.answers.some((answer) => answer.questionId === questionId)) return true;
  if (interview.status !== "in_progress") return false;
  const step = nextStep(course, clock.now());
  return step.kind === "ask" && step.asked.question.id === questionId;
}

export function answerStatusOf(answer: Answer | undefined) {
  if (!answer?.presentedAt) return "waiting";
  if (answer.sealedAt) return "sealed";
  return answer.begunAt ? "answering" : "preparing";
}

async function presentCurrent(
  services: Services,
  manager: EntityManager,
  interview: Interview,
  { plan, answers }: Course,
  asked: Asked,
): Promise<NonNullable<State["current"]>> {
  const { clock, voice } = services;
  const { stage, question, index, followUp } = asked;
  const answer = answers.find(({ questionId }) => questionId === question.id);
  const limits = limitsOf(question, interview.extraTimePercent);
  const now = clock.now();
  const received = answer ? await listReceived(manager, answer.id, answer.take) : [];
  // A follow-up's sound is made while it is asked; the page looks for it and reads by itself where it is late.
  const voiced = followUp
    ? voice.speaks(interview.language)
    : (await voice.find(question.text, interview.language)) !== null;
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
      material: answer ? (question.material ?? "") : "",
      leastLength: question.leastLength ?? null,
      mostLength: question.mostLength ?? null,
      prepSeconds: limits.prepMs / 1000,
      answerSeconds: limits.answerMs / 1000,
      voice: answer !== undefined && voiced,
      followUp: followUp && { why: followUp.why ?? "" },
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
      pasted: answer?.pasted ?? null,
    },
  };
}

async function listUploadsMissing(
  manager: EntityManager,
  answers: readonly Answer[],
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
  const [candidate, course] = await Promise.all([
    selectOne(manager, Candidate, { id: interview.candidateId }),
    loadCourse(manager, interview),
  ]);
  if (!candidate) throw unauthorized();
  const { plan, answers } = course;
  const now = clock.now();
  const step = interview.status === "in_progress" ? nextStep(course, now) : null;
  const sealed = sealedIds(answers);
  return {
    serverNow: now.toISOString(),
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
      secondRound: await hasSecondRound(manager, interview, now),
    },
    progress: { answered: countAnswered(course, sealed), total: interview.questionCount },
    stages: plan.stages.map(({ id, kind, title, questions }) => ({
      id,
      kind,
      title,
      questionCount: questions.length,
      answered: questions.filter((question) => sealed.has(question.id)).length,
    })),
    current:
      step?.kind === "ask" ? await presentCurrent(services, manager, interview, course, step.asked) : null,
    thinking:
      step?.kind === "wait"
        ? { index: step.index, remainingMs: Math.max(0, step.until.getTime() - now.getTime()) }
        : null,
    uploadsMissing: await listUploadsMissing(manager, answers),
  };
}
