import type { CandidateActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import { GRACE_PER_INTERVIEW_MS, type Limits, limitsOf, noteContact } from "./answerClock";
import { Answer, Interview } from "./entity";
import { type Asked, type Course, listAsked, loadCourse, nextStep } from "./course";
import { findSeated } from "./seated";

/** Pages call up to four times a second; so exactly is it kept when one was last heard from. */
export const SEEN_PRECISION_MS = 4_000;

export type Held = {
  interview: Interview;
  asked: Asked;
  limits: Limits;
  /** Null until the question has been presented. */
  answer: Answer | null;
  course: Course;
};

/**
 * The question being answered, locked for changing it.
 * @throws interview.status, question.not_current, interview.opened_elsewhere
 */
export async function holdCurrent(
  services: Pick<Services, "db" | "clock">,
  tx: Transaction,
  actor: CandidateActor,
  questionId: string,
): Promise<Held> {
  const interview = await findSeated(services, tx, actor);
  if (interview.status !== "in_progress") throw conflict("interview.status");
  const course = await loadCourse(tx.manager, interview);
  const step = nextStep(course, services.clock.now());
  if (step.kind !== "ask" || step.asked.question.id !== questionId) {
    const asked = listAsked(course.plan, course.followUps);
    const known = asked.some(({ question }) => question.id === questionId);
    throw known ? conflict("question.not_current") : notFound("answer.not_found");
  }
  return {
    interview,
    asked: step.asked,
    limits: limitsOf(step.asked.question, interview.extraTimePercent),
    answer: course.answers.find((answer) => answer.questionId === questionId) ?? null,
    course,
  };
}

/** The page was heard from: runs the clock on and logs an absence. Returns the answer as it is now. */
export async function recordContact(
  services: Pick<Services, "db" | "clock" | "events">,
  tx: Transaction,
  held: { interview: Interview; answer: Answer; limits: Limits },
  recordedMs = 0,
): Promise<Answer> {
  const { clock, events } = services;
  const { interview, answer, limits } = held;
  const { change, absence } = noteContact(answer, limits, clock.now(), {
    recordedMs,
    graceLeftMs: Math.max(0, GRACE_PER_INTERVIEW_MS - interview.graceUsedMs),
  });
  await updateRows(tx, Answer, { id: answer.id }, change);
  const graceUsedMs = interview.graceUsedMs + (absence?.forgivenMs ?? 0);
  const seenAgoMs = clock.now().getTime() - (interview.lastSeenAt?.getTime() ?? 0);
  // Four calls a second come from a page; the list of interviews need not know of each.
  if (absence || seenAgoMs > SEEN_PRECISION_MS) {
    await updateRows(tx, Interview, { id: interview.id }, { lastSeenAt: clock.now(), graceUsedMs });
  }
  if (absence) {
    await events.publish(tx, "interview.resumed", interview.id, {
      questionIndex: answer.questionIndex,
      awayMs: Math.round(absence.awayMs),
      forgivenMs: Math.round(absence.forgivenMs),
    });
  }
  return { ...answer, ...change };
}

/** An answer of the actor's interview, sealed or not, locked. */
export async function holdAnswer(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  interviewId: string,
  questionId: string,
): Promise<Answer> {
  const answer = await findForUpdate(db, tx, Answer, { interviewId, questionId });
  if (!answer) throw conflict("answer.not_begun");
  return answer;
}
