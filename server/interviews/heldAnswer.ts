import type { CandidateActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { selectEqual } from "../db/statements";
import { updateRows } from "../db/rows";
import { thawPlan } from "../plans/frozenPlans";
import { type Question, type Stage, listQuestions } from "../plans/definition";
import type { Services } from "../services";
import { GRACE_PER_INTERVIEW_MS, type Limits, limitsOf, noteContact } from "./answerClock";
import { Answer, Interview } from "./entity";
import { currentQuestion } from "./interviewState";
import { findSeated } from "./seated";

const SEEN_PRECISION_MS = 4_000;

export type Held = {
  interview: Interview;
  stage: Stage;
  question: Question;
  index: number;
  limits: Limits;
  /** Null until the question has been presented. */
  answer: Answer | null;
  answers: Answer[];
};

/**
 * The question being answered, locked for changing it.
 * @throws interview.status, question.not_current, interview.opened_elsewhere
 */
export async function holdCurrent(
  services: Pick<Services, "db">,
  tx: Transaction,
  actor: CandidateActor,
  questionId: string,
): Promise<Held> {
  const interview = await findSeated(services, tx, actor);
  if (interview.status !== "in_progress") throw conflict("interview.status");
  const plan = await thawPlan(tx.manager, interview);
  const answers = await selectEqual(tx.manager, Answer, { interviewId: interview.id });
  const asked = currentQuestion(plan, answers);
  if (!asked || asked.question.id !== questionId) {
    const known = listQuestions(plan).some(({ question }) => question.id === questionId);
    throw known ? conflict("question.not_current") : notFound("answer.not_found");
  }
  const { stage, question, index } = asked;
  return {
    interview,
    stage,
    question,
    index,
    limits: limitsOf(question, interview.extraTimePercent),
    answer: answers.find((answer) => answer.questionId === questionId) ?? null,
    answers,
  };
}

/** The page was heard from: runs the clock on and logs an absence. Returns the answer as it is now. */
export async function recordContact(
  services: Pick<Services, "db" | "clock" | "events">,
  tx: Transaction,
  held: { interview: Interview; answer: Answer; limits: Limits; index: number },
  recordedMs = 0,
): Promise<Answer> {
  const { clock, events } = services;
  const { interview, answer, limits, index } = held;
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
      questionIndex: index,
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
