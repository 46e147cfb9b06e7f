import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { DomainEvent } from "../events/events";
import { Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import { PRIORITY } from "../queue/queue";
import type { JobHandler } from "../queue/runner";
import { ReportRow } from "../reports/entity";
import type { Report } from "../reports/schema";
import { mustBeReviewed } from "../rules/mustBeReviewed";
import type { Services } from "../services";
import { ReviewTask } from "./entity";
import { doubtsAbout, isDrawn, urgencyOf } from "./needs";
import { REVIEW_REASONS, type ReviewReason } from "./schema";
import { blindShareBp } from "./settings";

/** Everything here is called with the interview's row locked. */
type Placed = Pick<Interview, "id" | "orgUnitId" | "positionId">;

export const findTask = (manager: EntityManager, interviewId: string): Promise<ReviewTask | null> =>
  selectOne(manager, ReviewTask, { interviewId });

/** Whether the machine's scores of this interview are shown to nobody yet. */
export async function isSealed(manager: EntityManager, interviewId: string): Promise<boolean> {
  return (await findTask(manager, interviewId))?.sealed ?? false;
}

/** Puts an interview into the queue, or moves it up where it waits already; one that was seen to waits again. */
export async function askForReview(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  { id: interviewId, orgUnitId, positionId }: Placed,
  asked: readonly ReviewReason[],
  { blind = false } = {},
): Promise<ReviewTask> {
  const now = clock.now();
  const known = await findTask(tx.manager, interviewId);
  const waits = known?.state === "waiting";
  const wanted = new Set([...(waits ? known.reasons : []), ...asked]);
  const reasons = REVIEW_REASONS.filter((reason) => wanted.has(reason));
  const urgency = urgencyOf(asked, now);
  const fresh = { state: "waiting", reasons, closedAt: null, closedBy: null, closeReason: null } as const;
  if (known) {
    const sooner = waits && known.dueAt < urgency.dueAt ? known.dueAt : urgency.dueAt;
    const priority = waits ? Math.min(known.priority, urgency.priority) : urgency.priority;
    const change = { ...fresh, priority, dueAt: sooner };
    await updateRows(tx, ReviewTask, { interviewId }, change);
    return { ...known, ...change };
  }
  const row: ReviewTask = {
    ...fresh,
    ...urgency,
    interviewId,
    orgUnitId,
    positionId,
    blind,
    sealed: blind,
    takenBy: null,
    takenUntil: null,
    createdAt: now,
  };
  await insertRow(tx, ReviewTask, row);
  return row;
}

/**
 * A report was made: whether a person should look at it, and, with the first one, whether it is drawn for blind rating.
 * Returns whether its scores are sealed.
 */
export async function queueByReport(
  services: Pick<Services, "clock" | "queue">,
  tx: Transaction,
  interview: Placed,
  report: Pick<Report, "total" | "thresholds" | "dimensions">,
  { first }: { first: boolean },
): Promise<boolean> {
  // Later ones were seen, or somebody has looked since.
  if (!first) return isSealed(tx.manager, interview.id);
  // One that somebody asked for before its report was there is no random one.
  const asked = await findTask(tx.manager, interview.id);
  const blind = !asked && isDrawn(interview.id, await blindShareBp(tx.manager));
  const required = await mustBeReviewed(tx.manager, interview.positionId);
  const reasons = [
    ...(required ? (["required"] as const) : []),
    ...(blind ? (["blind"] as const) : []),
    ...doubtsAbout(report),
  ];
  if (reasons.length === 0) return false;
  const task = await askForReview(services, tx, interview, reasons, { blind });
  if (task.sealed) {
    const options = { key: interview.id, priority: PRIORITY.normal, runAfter: task.dueAt };
    await services.queue.enqueue(tx, "reviews.unseal", { interviewId: interview.id }, options);
  }
  return task.sealed;
}

/** Shows the machine's scores: from now on they are where they are of every other interview. */
export async function openScores(
  { clock, events }: Pick<Services, "clock" | "events">,
  tx: Transaction,
  interviewId: string,
): Promise<void> {
  if (!(await isSealed(tx.manager, interviewId))) return;
  // Of somebody who withdrew there is nothing to show any more.
  const interview = await selectOne(tx.manager, Interview, { id: interviewId });
  if (!interview || !isReported(interview.status)) return;
  await updateRows(tx, ReviewTask, { interviewId }, { sealed: false });
  const filed = await tx.manager.findOne(ReportRow, { where: { interviewId }, order: { version: "DESC" } });
  if (!filed) return;
  const { total, match, recommendation } = filed.report;
  await updateRows(
    tx,
    Interview,
    { id: interviewId },
    { reportTotal: total, reportMatch: match, recommendation, updatedAt: clock.now() },
  );
  await events.publish(tx, "report.composed", interviewId, { version: filed.version });
}

/** Nobody rated it in time: what was held back is shown, and the review goes on as any other. */
export const unsealInTime = (services: Services): JobHandler<{ interviewId: string }> => ({
  concurrency: 1,
  attempts: 4,
  run: async ({ interviewId }) => {
    return async (tx) => {
      await findForUpdate(services.db, tx, Interview, { id: interviewId });
      await openScores(services, tx, interviewId);
    };
  },
});

/** What there is nothing to review of any more leaves the queue: with what it comes of, or not at all. */
export const closeWithEvent =
  ({ clock }: Pick<Services, "clock">) =>
  async (tx: Transaction, { type, interviewId }: DomainEvent): Promise<void> => {
    const over = type === "interview.withdrawn" || type === "interview.revoked";
    if (!over && type !== "interview.decided") return;
    const task = await findTask(tx.manager, interviewId);
    // What is decided is still rated where it was drawn: that is how the machine is measured.
    if (task?.state !== "waiting" || (task.blind && !over)) return;
    const closed = { state: "closed", closedAt: clock.now(), takenBy: null, takenUntil: null } as const;
    await updateRows(tx, ReviewTask, { interviewId }, closed);
  };
