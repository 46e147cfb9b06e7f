import type { EntityManager } from "typeorm";
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
