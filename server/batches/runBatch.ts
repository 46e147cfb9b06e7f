import { setImmediate as turn } from "node:timers/promises";
import { refreshProgress, subjectsOf } from "../chats/progressSubjects";
import type { Transaction } from "../db/database";
import { isDatabaseAway } from "../db/failures";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { isTooLate } from "../invitations/issueLink";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { countRecipients, countTasks } from "./countRecipients";
import { Batch, BatchRecipient, type RecipientTask } from "./entity";
import { inviteRecipients, waitingFor } from "./inviteRecipients";
import { resendTo, revokeFrom } from "./renewRecipients";

/** Recipients in one transaction: what the event loop is held for, and what a crash repeats. */
const AT_ONCE = 8;
const TASKS: readonly RecipientTask[] = ["invite", "resend", "revoke"];

type Step = { done: number; more: boolean };

/**
 * Works off what a batch has to do, a few recipients a transaction. Each transaction looks at the batch anew, so that a
 * pause or a cancellation holds from the next one on, and two runs of one batch share the work instead of doubling it.
 */
export function runBatch(services: Services): JobHandler<{ batchId: string }> {
  const { db, clock, log, org } = services;

  /** The cards that show how far this batch is, and its unit and position. */
  const tellChats = (tx: Transaction, batch: Batch) =>
    refreshProgress(services, tx, [batch.id, ...subjectsOf(org.tree(), batch)]);

  async function work(batchId: string, limit: number): Promise<Step> {
    return db.write(async (tx) => {
      const batch = await findForUpdate(db, tx, Batch, { id: batchId });
      if (!batch || batch.state === "paused") return { done: 0, more: false };
      for (const task of TASKS) {
        const recipients = await waitingFor(tx, batchId, task, limit);
        if (recipients.length === 0) continue;
        if (task === "invite") {
          if (isTooLate(clock.now(), batch.expiresAt)) {
            await updateRows(tx, Batch, { id: batchId }, { state: "paused", stopped: "deadline" });
            return { done: 0, more: false };
          }
          await inviteRecipients(services, tx, batch, recipients);
        } else {
          const act = task === "resend" ? resendTo : revokeFrom;
          for (const recipient of recipients) await act(services, tx, batch, recipient);
        }
        await updateRows(tx, Batch, { id: batchId }, await countRecipients(tx.manager, batchId));
        await tellChats(tx, batch);
        return { done: recipients.length, more: true };
      }
      if (batch.state === "running") {
        const finishedAt = clock.now();
        await updateRows(
          tx,
          Batch,
          { id: batchId },
          { state: "done", stopped: null, finishedAt, updatedAt: finishedAt },
        );
        await tellChats(tx, batch);
      }
      return { done: 0, more: false };
    });
  }

  /** After a transaction that failed: one by one, and whoever cannot be done is told of instead of holding the rest. */
  async function workOneByOne(batchId: string): Promise<void> {
    for (let tries = 0; tries < AT_ONCE; tries += 1) {
      try {
        const { more } = await work(batchId, 1);
        if (!more) return;
      } catch (error) {
        // That the database is away is nobody's fault in the list: the job comes again.
        if (isDatabaseAway(error)) throw error;
        log.error({ err: error, batchId }, "a recipient could not be worked on");
        await setAside(batchId);
      }
      await turn();
    }
  }

  async function setAside(batchId: string): Promise<void> {
    await db.write(async (tx) => {
      await findForUpdate(db, tx, Batch, { id: batchId });
      for (const task of TASKS) {
        const [recipient] = await waitingFor(tx, batchId, task, 1);
        if (!recipient) continue;
        await updateRows(
          tx,
          BatchRecipient,
          { id: recipient.id },
          {
            task: null,
            reason: "internal",
            ...(task === "invite" ? { state: "failed" as const } : {}),
            updatedAt: clock.now(),
          },
        );
        await updateRows(tx, Batch, { id: batchId }, await countRecipients(tx.manager, batchId));
        return;
      }
    });
  }

  return {
    concurrency: 1,
    attempts: 8,
    async run({ batchId }, { signal, progress }) {
      let done = 0;
      const total = await countTasks(db.read, batchId);
      for (let round = 0; !signal.aborted; round += 1) {
        try {
          const step = await work(batchId, AT_ONCE);
          if (!step.more) return;
          done += step.done;
        } catch (error) {
          log.warn({ err: error, batchId }, "a few recipients at once failed: one by one");
          await workOneByOne(batchId);
        }
        if (round % 10 === 9) await progress(Math.min(done, total), total);
        await turn();
      }
      throw new Error("stopped before the batch was done");
    },
    async giveUp({ batchId }, tx) {
      await updateRows(
        tx,
        Batch,
        { id: batchId, state: "running" },
        { state: "paused", stopped: "internal" },
      );
    },
  };
}
