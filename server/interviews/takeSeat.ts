import type { CandidateActor } from "../http/actors";
import { unauthorized } from "../http/errors";
import { findForUpdate } from "../db/locks";
import type { Services } from "../services";
import { limitsOf } from "./answerClock";
import { changeInterview } from "./changeInterview";
import { loadCourse, nextStep } from "./course";
import { Interview } from "./entity";
import { recordContact } from "./heldAnswer";

/**
 * This tab may answer from now on; every other is told so at its next write. A page takes the seat when it
 * (re)starts, so this is also where an absence ends and the clock goes on.
 */
export async function takeSeat(services: Services, actor: CandidateActor, tabId: string): Promise<void> {
  const { db, events } = services;
  await db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: actor.interviewId });
    if (!interview) throw unauthorized();
    if (interview.seatTabId !== tabId) {
      if (interview.seatTabId !== null) await events.publish(tx, "interview.seat_taken", interview.id, {});
      await changeInterview(services, tx, interview, null, { seatTabId: tabId });
    }
    if (interview.status !== "in_progress") return;
    const course = await loadCourse(tx.manager, interview);
    const step = nextStep(course, services.clock.now());
    if (step.kind !== "ask") return;
    const { question } = step.asked;
    const answer = course.answers.find(({ questionId }) => questionId === question.id);
    if (!answer?.presentedAt) return;
    const limits = limitsOf(question, interview.extraTimePercent);
    await recordContact(services, tx, { interview, answer, limits });
  });
}
