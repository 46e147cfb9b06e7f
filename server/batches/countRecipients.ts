import type { EntityManager } from "typeorm";
import type { InterviewStatus } from "../interviews/status";
import { BatchRecipient, type RecipientState } from "./entity";

/** What the job has still to do for a batch. */
export const countTasks = (manager: EntityManager, batchId: string): Promise<number> =>
  manager
    .createQueryBuilder(BatchRecipient, "recipient")
    .where("recipient.batchId = :batchId AND recipient.task IS NOT NULL", { batchId })
    .getCount();

/** How many are invited and how many will not be, for the batch's own row. */
export async function countRecipients(
  manager: EntityManager,
  batchId: string,
): Promise<{ invitedCount: number; leftOutCount: number }> {
  const rows: { state: RecipientState; count: number | string }[] = await manager.query(
    "SELECT state, COUNT(*) AS count FROM batch_recipients WHERE batchId = ? GROUP BY state",
    [batchId],
  );
  const of = (wanted: RecipientState) => Number(rows.find(({ state }) => state === wanted)?.count ?? 0);
  return { invitedCount: of("invited"), leftOutCount: of("skipped") + of("failed") + of("cancelled") };
}

/** How many of a batch's interviews are in which status. */
export async function countInterviews(
  manager: EntityManager,
  batchId: string,
): Promise<Partial<Record<InterviewStatus, number>>> {
  const rows: { status: InterviewStatus; count: number | string }[] = await manager.query(
    `SELECT interview.status AS status, COUNT(*) AS count FROM batch_recipients recipient
      JOIN interviews interview ON interview.id = recipient.interviewId
      WHERE recipient.batchId = ? GROUP BY interview.status`,
    [batchId],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}
