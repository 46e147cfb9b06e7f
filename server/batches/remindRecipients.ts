import { LessThanOrEqual } from "typeorm";
import { milestoneAt } from "../backup/milestones";
import { Candidate } from "../candidates/entity";
import { isPlatform } from "../chats/reach";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { Interview } from "../interviews/entity";
import type { InterviewStatus } from "../interviews/status";
import { Invitation } from "../invitations/entity";
import { invitationParams, reminderChat, reminderSubject, reminderText } from "../invitations/invitationText";
import { invitationFacts, writeToken } from "../invitations/issueLink";
import { insteadOf, reachOf, waysTo } from "../invitations/ways";
import type { MessageChannel } from "../notifications/entity";
import { nextAttempt } from "../notifications/progress";
import { sendMessage } from "../notifications/sendMessage";
import { inDoubt } from "../queue/doubt";
import { hashToken } from "../security/tokens";
import type { Services } from "../services";
import { Batch, BatchRecipient } from "./entity";
import { isReminderDue, nextReminder } from "./reminders";

const AT_ONCE = 100;
/** Somebody who answers just now needs no reminder. */
const ABSENT_MS = 3_600_000;
const UNFINISHED: ReadonlySet<InterviewStatus> = new Set([
  "not_started",
  "opened",
  "checking_device",
  "in_progress",
]);

/** Run every minute by the worker. Each recipient is their own transaction, with the message it writes. */
export async function remindRecipients(services: Services): Promise<void> {
  const { db, clock, log } = services;
  const due = await db.read.find(BatchRecipient, {
    where: { nextReminderAt: LessThanOrEqual(clock.now()) },
    order: { nextReminderAt: "ASC" },
    select: { id: true, nextReminderAt: true },
    take: AT_ONCE,
  });
  if (due.length === 0) return;
  const restoredAt = await milestoneAt(db.read, "restore");
  for (const { id, nextReminderAt } of due) {
    const doubtedAt = restoredAt && nextReminderAt && nextReminderAt <= restoredAt ? restoredAt : null;
    await inDoubt(doubtedAt, () => db.write((tx) => remindOne(services, tx, id))).catch((error: unknown) =>
      log.error({ err: error, recipientId: id }, "reminder not written"),
    );
  }
}

async function remindOne(services: Services, tx: Transaction, id: string): Promise<void> {
  const { db, clock } = services;
  const now = clock.now();
  const recipient = await findForUpdate(db, tx, BatchRecipient, { id });
  if (!recipient?.nextReminderAt || recipient.nextReminderAt > now) return;
  const batch = await selectOne(tx.manager, Batch, { id: recipient.batchId });
  const interview = await findForUpdate(db, tx, Interview, { id: recipient.interviewId ?? "" });
  let nextReminderAt: Date | null = null;
  if (batch && interview) {
    if (isOwed(interview, batch, now)) await writeReminder(services, tx, batch, recipient, interview);
    nextReminderAt = nextReminder(interview.expiresAt, batch.reminders, now);
  }
  await updateRows(tx, BatchRecipient, { id }, { nextReminderAt });
}

/** The deadline may have been moved since the reminder was planned. */
function isOwed({ status, expiresAt, lastSeenAt }: Interview, { reminders }: Batch, now: Date): boolean {
  const isAway = !lastSeenAt || now.getTime() - lastSeenAt.getTime() > ABSENT_MS;
  return UNFINISHED.has(status) && isAway && isReminderDue(expiresAt, reminders, now);
}

async function writeReminder(
  services: Services,
  tx: Transaction,
  batch: Batch,
  recipient: BatchRecipient,
  interview: Interview,
): Promise<void> {
  const { quietHours } = batch;
  const message = { sendAfter: null, quietHours, validUntil: interview.expiresAt };
  // The night lasts until the deadline: nobody would read it in time.
  if (nextAttempt(message, services.clock.now()) === null) return;
  const candidate = await selectOne(tx.manager, Candidate, { id: interview.candidateId });
  if (!candidate) return;
  const reach = await reachOf(services, tx.manager, candidate, batch.channels);
  const ways = waysTo(reach, batch.channels);
  if (ways.length === 0) return;
  const { link, token } = await linkFor(services, tx, recipient, interview.id);
  const facts = await invitationFacts(services, tx, interview, candidate.name, link);
  const begun = interview.status === "in_progress";
  const textFor = (channel: MessageChannel) =>
    isPlatform(channel) ? reminderChat(facts, begun) : reminderText(facts, begun);
  for (const way of ways) {
    const { channel, to } = way;
    await sendMessage(services, tx, {
      interviewId: interview.id,
      batchRecipientId: recipient.id,
      channel,
      purpose: "reminder",
      to,
      subject: reminderSubject(facts),
      text: textFor(channel),
      instead: insteadOf(way, textFor),
      params: { ...invitationParams(facts), token },
      validUntil: interview.expiresAt,
      quietHours,
    });
  }
}

/** The link that the person has, or another one where it was renewed elsewhere: that one stays good too. */
async function linkFor(services: Services, tx: Transaction, recipient: BatchRecipient, interviewId: string) {
  const { cipher } = services;
  if (recipient.linkSealed) {
    const link = cipher.decrypt(recipient.linkSealed, `batch_recipients.link:${recipient.id}`);
    const token = link.slice(link.lastIndexOf("/") + 1);
    const invitation = await selectOne(tx.manager, Invitation, { tokenHash: hashToken(token) });
    if (invitation && !invitation.endedAt) return { link, token };
  }
  const written = await writeToken(services, tx, interviewId);
  const linkSealed = cipher.encrypt(written.link, `batch_recipients.link:${recipient.id}`);
  await updateRows(tx, BatchRecipient, { id: recipient.id }, { linkSealed });
  return written;
}
