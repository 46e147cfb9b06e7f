import type { z } from "zod";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { assertPerson } from "../decisions/decideInterview";
import { answerRequests } from "../feedback/followForCandidates";
import type { StaffActor } from "../http/actors";
import { AppError, conflict, invalid, notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import { Staff } from "../org/entity";
import { canOver } from "../org/permissions";
import { PRIORITY } from "../queue/queue";
import { ReportRow } from "../reports/entity";
import { loadReportSource } from "../reports/reportRows";
import type { Services } from "../services";
import { Review, ReviewTask } from "./entity";
import { pairsOf, problemIn, resultOf, settleRatings } from "./ratings";
import type { ReviewBody, closeBody } from "./schema";
import { askForReview, findTask, openScores } from "./tasks";

type Reviewer = StaffActor & { staffId: string };
type Held = { tx: Transaction; interview: Interview; actor: Reviewer };

/** Somebody who goes away without a word does not keep an interview from others for longer. */
export const LOCK_MS = 30 * 60_000;

/** With the interview locked, for somebody in person who may review it. */
function withInterview<T>(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  interviewId: string,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  assertPerson(actor);
  return db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview || !canOver(actor, "reviews.write", interview)) throw notFound("interview.not_found");
    return work({ tx, interview, actor });
  });
}

function assertReviewable({ status, reportState }: Interview): void {
  if (!isReported(status) || reportState === "none" || reportState === "pending")
    throw conflict("review.no_report");
}

/** Nobody else is at it. @throws 409 `review.taken`, with who is */
async function assertFree({ tx, actor }: Held, task: ReviewTask | null, now: Date): Promise<void> {
  if (!task?.takenBy || task.takenBy === actor.staffId || !task.takenUntil || task.takenUntil <= now) return;
  const other = await tx.manager.findOneBy(Staff, { id: task.takenBy });
  throw new AppError("review.taken", 409, { params: { name: other?.name ?? "" } });
}

/** Takes an interview to review, or goes on with it: from now on nobody else can, for half an hour. */
export const takeReview = (services: Services, actor: StaffActor, interviewId: string): Promise<void> =>
  withInterview(services, actor, interviewId, (held) => hold(services, held));

async function hold(services: Services, held: Held): Promise<void> {
  const { tx, interview, actor } = held;
  assertReviewable(interview);
  const now = services.clock.now();
  const task =
    (await findTask(tx.manager, interview.id)) ?? (await askForReview(services, tx, interview, ["staff"]));
  await assertFree(held, task, now);
  const lock = { takenBy: actor.staffId, takenUntil: new Date(now.getTime() + LOCK_MS) };
  await updateRows(tx, ReviewTask, { interviewId: interview.id }, lock);
}

/** Gives it back to the queue; a draft stays. */
export const releaseReview = (services: Services, actor: StaffActor, interviewId: string): Promise<void> =>
  withInterview(services, actor, interviewId, async ({ tx, interview, actor: { staffId } }) => {
    const free = { takenBy: null, takenUntil: null };
    await updateRows(tx, ReviewTask, { interviewId: interview.id, takenBy: staffId }, free);
  });

/** Asks for a review of an interview, whoever then does it. */
export const requestReview = (services: Services, actor: StaffActor, interviewId: string): Promise<void> =>
  withInterview(services, actor, interviewId, async ({ tx, interview }) => {
    assertReviewable(interview);
    await askForReview(services, tx, interview, ["staff"]);
  });

/** Takes it out of the queue without a review, saying why; what was sealed is shown. */
export const closeReview = (
  services: Services,
  actor: StaffActor,
  interviewId: string,
  { reason }: z.output<typeof closeBody>,
): Promise<void> =>
  withInterview(services, actor, interviewId, async (held) => {
    const { tx, actor: by } = held;
    const now = services.clock.now();
    const task = await findTask(tx.manager, interviewId);
    if (task?.state !== "waiting") throw conflict("review.not_waiting");
    await assertFree(held, task, now);
    await updateRows(
      tx,
      ReviewTask,
      { interviewId },
      {
        state: "closed",
        closedAt: now,
        closedBy: by.staffId,
        closeReason: reason,
        takenBy: null,
        takenUntil: null,
      },
    );
    // So that it is not left with nobody: of what was sealed the report is told now, of any other its review is over.
    if (task.sealed) await openScores(services, tx, interviewId);
    else if (held.interview.decision === null) {
      const cause = { on: "reviewed", key: `closed:${interviewId}:${now.getTime()}`, interviewId } as const;
      await services.queue.enqueue(tx, "rules.run", cause, { key: cause.key, priority: PRIORITY.normal });
    }
    await answerRequests(services, tx, interviewId, "closed");
  });

/** The draft that the reviewer has, or the next version. */
async function draftOf(services: Services, { tx, interview, actor }: Held): Promise<Review> {
  const now = services.clock.now();
  const { staffId } = actor;
  const newest = await tx.manager.findOne(Review, {
    where: { interviewId: interview.id, staffId },
    order: { version: "DESC" },
  });
  if (newest?.state === "draft") return newest;
  const row: Review = {
    id: newId(),
    interviewId: interview.id,
    orgUnitId: interview.orgUnitId,
    positionId: interview.positionId,
    staffId,
    version: (newest?.version ?? 0) + 1,
    state: "draft",
    blind: false,
    ratings: [],
    comment: "",
    rubricSha256: interview.frozenPlanSha256,
    reportVersion: null,
    engine: null,
    result: null,
    sentAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await insertRow(tx, Review, row);
  return row;
}

async function assertKnown(pairs: ReturnType<typeof pairsOf>, { ratings }: ReviewBody): Promise<void> {
  const problem = problemIn(pairs, ratings);
  if (problem) throw invalid(problem === "twice" ? "review.rated_twice" : "review.unknown_rating");
}

/**
 * Keeps what the reviewer has so far, and the interview theirs for another half hour.
 * @throws 409 `review.taken`, `review.no_report`; 422 `review.unknown_rating`, `review.rated_twice`
 */
export const saveDraft = (
  services: Services,
  actor: StaffActor,
  interviewId: string,
  body: ReviewBody,
): Promise<void> =>
  withInterview(services, actor, interviewId, async (held) => {
    const { tx, interview } = held;
    await hold(services, held);
    await assertKnown(pairsOf(await loadReportSource(tx.manager, interview)), body);
    const { id } = await draftOf(services, held);
    await updateRows(tx, Review, { id }, { ...body, updatedAt: services.clock.now() });
  });

/**
 * Sends a review: it counts from now on, beside the machine's scores, which are shown from now on where they were
 * sealed. Whoever has sent one already amends it: the next version, and both stay on record.
 * @throws as `saveDraft`; 422 `review.incomplete`, `review.reason_required`
 */
export const sendReview = (
  services: Services,
  actor: StaffActor,
  interviewId: string,
  body: ReviewBody,
): Promise<void> =>
  withInterview(services, actor, interviewId, async (held) => {
    const { clock, events } = services;
    const { tx, interview, actor: by } = held;
    await hold(services, held);
    const task = await findTask(tx.manager, interviewId);
    const blind = task?.sealed ?? false;
    const source = await loadReportSource(tx.manager, interview);
    const pairs = pairsOf(source);
    await assertKnown(pairs, body);
    const ratings = settleRatings(pairs, body.ratings, { blind, comment: body.comment });
    if (ratings === "incomplete") throw invalid("review.incomplete");
    if (ratings === "reason_required") throw invalid("review.reason_required");
    const filed = await tx.manager.findOneOrFail(ReportRow, {
      where: { interviewId },
      order: { version: "DESC" },
    });
    const result = resultOf(source, ratings, filed.report.coverage?.score ?? null);
    const { id, version } = await draftOf(services, held);
    const now = clock.now();
    const sent = {
      state: "sent",
      blind,
      ratings,
      comment: body.comment,
      rubricSha256: interview.frozenPlanSha256,
      reportVersion: filed.version,
      engine: filed.report.engines.scoring,
      result,
      sentAt: now,
      updatedAt: now,
    } as const;
    await updateRows(tx, Review, { id }, sent);
    const done = { state: "done", closedAt: now, closedBy: null, closeReason: null } as const;
    await updateRows(tx, ReviewTask, { interviewId }, { ...done, takenBy: null, takenUntil: null });
    await events.publish(tx, "review.sent", interviewId, { by: by.staffId, version, blind });
    await openScores(services, tx, interviewId);
  });
