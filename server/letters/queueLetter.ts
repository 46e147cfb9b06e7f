import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { notFound } from "../http/errors";
import { Message } from "../notifications/entity";
import { type QuietHours, nextAllowed } from "../notifications/quietHours";
import { ArchiveEvent, Candidacy } from "../pipeline/entity";
import type { Services } from "../services";
import { Letter } from "./entity";

/** So long whoever decided may take it back unnoticed. */
export const HOLD_MS = 30 * 60_000;

/** Nobody reads a refusal in bed. */
export const quietHoursFor = ({ TIME_ZONE: timeZone }: Pick<Services["env"], "TIME_ZONE">): QuietHours => ({
  from: "21:00",
  to: "09:00",
  timeZone,
});

/** How often this candidacy was opened again so far. */
export const roundOf = (tx: Pick<Transaction, "manager">, candidacyId: string): Promise<number> =>
  tx.manager.countBy(ArchiveEvent, { candidacyId, type: "candidacy.reopened" });

/**
 * Queues the thank-you letter of a candidacy that ends, before or after the event that ends it, in its transaction. It
 * is held for half an hour and over the night. Of one ending there is one letter: asked again, as by a retry or by a
 * rule and a person, nothing more goes out; one that was taken back meanwhile is due anew.
 * @throws 404 candidacy.not_found
 */
export async function queueThankYou(
  { db, clock, queue, env }: Pick<Services, "db" | "clock" | "queue" | "env">,
  tx: Transaction,
  { candidacyId, offerTalentPool }: { candidacyId: string; offerTalentPool: boolean },
): Promise<void> {
  // Its row is the lock of its letters.
  const candidacy = await findForUpdate(db, tx, Candidacy, { id: candidacyId });
  if (!candidacy) throw notFound("candidacy.not_found");
  const round = await roundOf(tx, candidacyId);
  const now = clock.now();
  const dueAt = nextAllowed(new Date(now.getTime() + HOLD_MS), quietHoursFor(env));
  const held = { state: "held", offerTalentPool, dueAt, cancelledAt: null } as const;
  const known = await findForUpdate(db, tx, Letter, { candidacyId, round });
  if (known && known.state !== "cancelled") return;
  const id = known?.id ?? newId();
  if (known) await updateRows(tx, Letter, { id }, held);
  else {
    await insertRow(tx, Letter, {
      ...held,
      id,
      candidacyId,
      round,
      candidateId: candidacy.candidateId,
      tokenHash: null,
      messageIds: [],
      createdAt: now,
      sentAt: null,
    });
  }
  await queue.enqueue(tx, "letters.deliver", { letterId: id }, { runAfter: dueAt });
}

/**
 * Takes back the letter of a candidacy's last ending as far as it has not left us, and says whether something has.
 * `candidacy.reopened` does so by itself (pipeline/recordEvent); called twice it says the same.
 */
export async function cancelLetters(
  { db, clock }: Pick<Services, "db" | "clock">,
  tx: Transaction,
  candidacyId: string,
): Promise<{ sent: boolean }> {
  await findForUpdate(db, tx, Candidacy, { id: candidacyId });
  const [last] = await tx.manager.find(Letter, {
    where: { candidacyId },
    order: { round: "DESC" },
    take: 1,
  });
  if (!last || last.state === "cancelled" || last.state === "unreachable") return { sent: false };
  if (!(await stopMessages(tx, last))) return { sent: true };
  await updateRows(tx, Letter, { id: last.id }, { state: "cancelled", cancelledAt: clock.now() });
  return { sent: false };
}

/** Whether none has left, now that those that waited will not: an attempt claims a message by the same state. */
async function stopMessages(tx: Transaction, { state, messageIds }: Letter): Promise<boolean> {
  if (state === "held") return true;
  let stopped = 0;
  for (const id of messageIds) {
    stopped += await updateRows(
      tx,
      Message,
      { id, state: "waiting" },
      { state: "failed", failure: "moot", insteadSealed: null },
    );
  }
  return messageIds.length > 0 && stopped === messageIds.length;
}
