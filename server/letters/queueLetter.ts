import type { EntityManager } from "typeorm";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { notFound } from "../http/errors";
import { Message } from "../notifications/entity";
import { type QuietHours, nextAllowed } from "../notifications/quietHours";
import { ArchiveEvent, Candidacy } from "../pipeline/entity";
import type { Services } from "../services";
import { Letter, type LetterKind } from "./entity";

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
  await holdLetter({ db, clock, queue, env }, tx, candidacy, { kind: "thank_you", round, offerTalentPool });
}

/** Holds a letter of this cause, unless there is one; for whoever holds the candidacy. */
export async function holdLetter(
  { db, clock, queue, env }: Pick<Services, "db" | "clock" | "queue" | "env">,
  tx: Transaction,
  { id: candidacyId, candidateId }: Pick<Candidacy, "id" | "candidateId">,
  { kind, round, offerTalentPool }: Pick<Letter, "kind" | "round" | "offerTalentPool">,
): Promise<void> {
  const now = clock.now();
  const dueAt = nextAllowed(new Date(now.getTime() + HOLD_MS), quietHoursFor(env));
  const held = { state: "held", offerTalentPool, dueAt, cancelledAt: null } as const;
  const known = await findForUpdate(db, tx, Letter, { candidacyId, kind, round });
  if (known && known.state !== "cancelled") return;
  const id = known?.id ?? newId();
  if (known) await updateRows(tx, Letter, { id }, held);
  else {
    await insertRow(tx, Letter, {
      ...held,
      id,
      candidacyId,
      kind,
      round,
      candidateId,
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
  const last = await lastLetter(tx.manager, candidacyId, "thank_you");
  return last ? cancelLetter({ clock }, tx, last) : { sent: false };
}

/** The newest letter of its kind, whatever became of it. */
export async function lastLetter(
  manager: EntityManager,
  candidacyId: string,
  kind: LetterKind,
): Promise<Letter | null> {
  const where = { candidacyId, kind };
  const [last] = await manager.find(Letter, { where, order: { round: "DESC" }, take: 1 });
  return last ?? null;
}

/** Takes back a letter as far as it has not left us, for whoever holds the candidacy. */
export async function cancelLetter(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  letter: Letter,
): Promise<{ sent: boolean }> {
  if (letter.state === "cancelled" || letter.state === "unreachable") return { sent: false };
  if (!(await stopMessages(tx, letter))) return { sent: true };
  await updateRows(tx, Letter, { id: letter.id }, { state: "cancelled", cancelledAt: clock.now() });
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
