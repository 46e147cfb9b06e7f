import { In, IsNull, LessThan, Raw } from "typeorm";
import { findForUpdate } from "../db/locks";
import type { Services } from "../services";
import { changeInterview } from "./changeInterview";
import { countAnswered, loadCourse, sealedIds } from "./course";
import { Answer, Interview } from "./entity";
import { closeMissed } from "./goOn";
import { afterGathering, afterStep } from "./pipeline";
import { transition } from "./status";
import { sealAnswer } from "./submitAnswer";
import { manifestOfHeld } from "../media/receivedChunks";

/** Started and then silent for so long: nobody is coming back. */
const ABANDONED_MS = 24 * 3_600_000;
/** As long for somebody who has answered all that the plan asks and left before a follow-up: they think it is over. */
const DONE_MS = 3_600_000;
/** Chunks that a manifest named and that did not come for so long after the end are given up on. */
const UPLOAD_PATIENCE_MS = 24 * 3_600_000;
const BATCH = 100;

/** Run every minute by the worker: what time alone changes. Each interview is its own transaction. */
export async function sweepInterviews(services: Services): Promise<void> {
  await expireUnstarted(services);
  await endAbandoned(services);
  await giveUpUploads(services);
}

async function expireUnstarted(services: Services) {
  const { db, clock, events } = services;
  const due = await db.read.find(Interview, {
    where: {
      status: In(["not_started", "opened", "checking_device", "needs_person"]),
      expiresAt: LessThan(clock.now()),
      // Who asked for a person in the middle of it does not expire, and must not fill the batch.
      startedAt: IsNull(),
    },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of due) {
    await db.write(async (tx) => {
      const interview = await findForUpdate(db, tx, Interview, { id });
      if (!interview || interview.startedAt || interview.expiresAt >= clock.now()) return;
      if (!transition(interview.status, "expire")) return;
      await changeInterview(services, tx, interview, "expire");
      await events.publish(tx, "interview.expired", id, {});
    });
  }
}

function isGone({ lastSeenAt, expiresAt, answeredCount, questionCount }: Interview, now: Date): boolean {
  if (!lastSeenAt) return false;
  const silentMs = now.getTime() - lastSeenAt.getTime();
  if (answeredCount >= questionCount) return silentMs > DONE_MS;
  return silentMs > ABANDONED_MS && expiresAt < now;
}

async function endAbandoned(services: Services) {
  const { db, clock, events } = services;
  const now = clock.now();
  const before = (ms: number) => LessThan(new Date(now.getTime() - ms));
  const due = await db.read.find(Interview, {
    where: [
      { status: "in_progress", lastSeenAt: before(ABANDONED_MS), expiresAt: LessThan(now) },
      {
        status: "in_progress",
        lastSeenAt: before(DONE_MS),
        answeredCount: Raw((column) => `${column} >= Interview.questionCount`),
      },
    ],
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of due) {
    await db.write(async (tx) => {
      const interview = await findForUpdate(db, tx, Interview, { id });
      if (interview?.status !== "in_progress" || !isGone(interview, now)) return;
      const course = await loadCourse(tx.manager, interview);
      const sealed = sealedIds(course.answers);
      // Whoever has answered all that the plan asks has done their part: a follow-up that nobody saw costs nothing.
      const action = countAnswered(course, sealed) === interview.questionCount ? "complete" : "run_out";
      const open = course.answers.find(({ begunAt, sealedAt }) => begunAt && !sealedAt);
      if (open) {
        // What was said before the silence is sealed as it is held.
        const manifest = await manifestOfHeld(tx.manager, open);
        await sealAnswer(services, tx, interview, open, { medium: open.medium, manifest, text: open.text });
        sealed.add(open.questionId);
      }
      await closeMissed(services, tx, course, { kind: "end" });
      await changeInterview(services, tx, interview, action, {
        answeredCount: countAnswered(course, sealed),
        reportState: "pending",
        ...(action === "complete" ? { completedAt: clock.now() } : {}),
      });
      const type = action === "complete" ? "interview.completed" : "interview.timed_out";
      await events.publish(tx, type, id, {});
      await afterStep(services, tx, id);
    });
  }
}

async function giveUpUploads(services: Services) {
  const { db, clock } = services;
  const sealedBefore = new Date(clock.now().getTime() - UPLOAD_PATIENCE_MS);
  const due = await db.read.find(Answer, {
    where: { mediaState: "uploading", sealedAt: LessThan(sealedBefore) },
    select: { id: true, interviewId: true },
    take: BATCH,
  });
  for (const { id, interviewId } of due) {
    await db.write(async (tx) => {
      // As a commit of one of those chunks does: whoever comes second sees what the first one decided.
      await findForUpdate(db, tx, Interview, { id: interviewId });
      const answer = await findForUpdate(db, tx, Answer, { id });
      if (answer?.mediaState === "uploading") await afterGathering(services, tx, answer);
    });
  }
}
