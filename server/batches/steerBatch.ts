import type { z } from "zod";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { conflict, notFound } from "../http/errors";
import { assertDeadline } from "../invitations/issueLink";
import type { Queue } from "../queue/queue";
import type { Services } from "../services";
import { countRecipients } from "./countRecipients";
import { Batch, BatchRecipient, type RecipientTask } from "./entity";
import { chunksOf } from "./gatherRecipients";
import type { resendBatchBody, revokeBatchBody } from "./schema";

export const queueBatch = (queue: Queue, tx: Transaction, batchId: string): Promise<void> =>
  queue.enqueue(tx, "batches.run", { batchId }, { key: batchId });

type Needed = Pick<Services, "db" | "clock" | "queue">;

/** Changes a batch while nobody else does. */
async function changeHeld(
  { db, clock }: Needed,
  batchId: string,
  change: (tx: Transaction, batch: Batch) => Promise<Partial<Batch>>,
): Promise<Batch> {
  return db.write(async (tx) => {
    const batch = await findForUpdate(db, tx, Batch, { id: batchId });
    if (!batch) throw notFound("batch.not_found");
    const written = { ...(await change(tx, batch)), updatedAt: clock.now() };
    await updateRows(tx, Batch, { id: batchId }, written);
    return { ...batch, ...written };
  });
}

/**
 * Nothing more is done for it until it goes on; what is being written now is finished.
 * @throws batch.not_running
 */
export const pauseBatch = (services: Needed, batchId: string): Promise<Batch> =>
  changeHeld(services, batchId, async (_tx, { state }) => {
    if (state !== "running" && state !== "paused") throw conflict("batch.not_running");
    return { state: "paused" };
  });

/**
 * Goes on where it stopped. A batch whose deadline has come needs a new one.
 * @throws batch.not_paused, invitation.expires_too_soon, invitation.expires_too_late
 */
export const resumeBatch = (
  services: Needed,
  batchId: string,
  { expiresAt }: { expiresAt?: string | undefined } = {},
): Promise<Batch> =>
  changeHeld(services, batchId, async (tx, batch) => {
    if (batch.state !== "running" && batch.state !== "paused") throw conflict("batch.not_paused");
    const until = expiresAt ? new Date(expiresAt) : batch.expiresAt;
    assertDeadline(services.clock.now(), until);
    await queueBatch(services.queue, tx, batchId);
    return { state: "running", stopped: null, expiresAt: until };
  });

/**
 * Whoever is not invited yet will not be; whoever is, stays so (see `reviseBatch` to revoke).
 * @throws batch.not_running
 */
export const cancelBatch = (services: Needed, batchId: string): Promise<Batch> =>
  changeHeld(services, batchId, async (tx, { state }) => {
    if (state === "done") throw conflict("batch.not_running");
    const now = services.clock.now();
    await updateRows(
      tx,
      BatchRecipient,
      { batchId, task: "invite" },
      { state: "cancelled", task: null, phoneSealed: null, emailSealed: null, updatedAt: now },
    );
    return {
      state: "cancelled",
      stopped: null,
      finishedAt: now,
      ...(await countRecipients(tx.manager, batchId)),
    };
  });

async function invitedOf(tx: Transaction, batchId: string, only: readonly string[] | undefined) {
  const rows: { id: string }[] = await tx.manager.query(
    "SELECT id FROM batch_recipients WHERE batchId = ? AND state = 'invited' ORDER BY sequence",
    [batchId],
  );
  const chosen = only && new Set(only);
  return rows.map(({ id }) => id).filter((id) => !chosen || chosen.has(id));
}

/**
 * Marks invited recipients for the job: a new link each, or the end of it. Somebody was told how many they are, and
 * confirmed that.
 * @throws batch.count_changed, batch.paused, invitation.expires_too_soon, invitation.expires_too_late
 */
export const reviseBatch = (
  services: Needed,
  batchId: string,
  task: Exclude<RecipientTask, "invite">,
  body: z.output<typeof resendBatchBody> | z.output<typeof revokeBatchBody>,
): Promise<Batch> =>
  changeHeld(services, batchId, async (tx, batch) => {
    if (batch.state === "paused") throw conflict("batch.paused");
    const chosen = await invitedOf(tx, batchId, body.recipientIds);
    if (chosen.length !== body.count) {
      throw conflict("batch.count_changed", { params: { count: chosen.length } });
    }
    const expiresAt = "expiresAt" in body && body.expiresAt ? new Date(body.expiresAt) : batch.expiresAt;
    if (task === "resend") assertDeadline(services.clock.now(), expiresAt);
    for (const ids of chunksOf(chosen)) {
      await tx.manager
        .createQueryBuilder()
        .update(BatchRecipient)
        .set({ task })
        .where("id IN (:...ids)", { ids })
        .execute();
    }
    await queueBatch(services.queue, tx, batchId);
    return { expiresAt, ...(batch.state === "done" ? { state: "running" as const, finishedAt: null } : {}) };
  });
