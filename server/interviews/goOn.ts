import type { CandidateActor } from "../http/actors";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import type { FollowUp } from "../followUps/entity";
import { recordNone } from "../followUps/recordDecision";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { changeInterview } from "./changeInterview";
import { type Course, type Step, countAnswered, listMissed, loadCourse, nextStep, sealedIds } from "./course";
import { Interview } from "./entity";
import { afterStep } from "./pipeline";
import { SEEN_PRECISION_MS } from "./heldAnswer";
import { findSeated } from "./seated";

/** What could still have been asked on in stages that are over is closed. Returns the course as it is then. */
export async function closeMissed(
  services: Pick<Services, "clock" | "events">,
  tx: Transaction,
  course: Course,
  step: Step,
): Promise<Course> {
  const missed = listMissed(course, step);
  const closed = new Map<string, FollowUp>();
  for (const row of missed) closed.set(row.id, await recordNone(services, tx, row, "too_late"));
  return { ...course, followUps: course.followUps.map((row) => closed.get(row.id) ?? row) };
}

/**
 * Moves an interview along where nobody has to do anything: what is too late is closed, and after the last answer it is
 * completed. The caller holds the interview.
 */
export async function goOn(services: Services, tx: Transaction, interview: Interview): Promise<void> {
  if (interview.status !== "in_progress") return;
  const { clock, events } = services;
  const now = clock.now();
  const course = await loadCourse(tx.manager, interview);
  const step = nextStep(course, now);
  await closeMissed(services, tx, course, step);
  const answeredCount = countAnswered(course, sealedIds(course.answers));
  if (step.kind !== "end") {
    if (answeredCount !== interview.answeredCount)
      await changeInterview(services, tx, interview, null, { answeredCount });
    return;
  }
  await changeInterview(services, tx, interview, "complete", {
    answeredCount,
    completedAt: now,
    reportState: "pending",
  });
  await events.publish(tx, "interview.completed", interview.id, {});
  await afterStep(services, tx, interview.id);
}

/** The page has waited for a follow-up; none came, or it did. */
export async function goOnAs(services: Services, actor: CandidateActor): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    const interview = await findSeated(services, tx, actor);
    // Whoever waits is there: the sweeper must not take them for gone.
    const seenAgoMs = clock.now().getTime() - (interview.lastSeenAt?.getTime() ?? 0);
    if (seenAgoMs > SEEN_PRECISION_MS)
      await updateRows(tx, Interview, { id: interview.id }, { lastSeenAt: clock.now() });
    await goOn(services, tx, interview);
  });
}

/** Somebody's time to wait is over, and their page may be closed: the interview goes on by itself. */
export function goOnLater(services: Services): JobHandler<{ interviewId: string }> {
  const { db } = services;
  return {
    concurrency: 1,
    attempts: 4,
    async run({ interviewId }) {
      return async (tx) => {
        const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
        if (interview) await goOn(services, tx, interview);
      };
    },
  };
}
