import { Candidate } from "../candidates/entity";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { isTooLate, writeLink } from "../invitations/issueLink";
import { endInvitation, reopenInterview } from "../invitations/renewInvitation";
import { reachOf, waysTo } from "../invitations/ways";
import { Interview } from "../interviews/entity";
import { transition } from "../interviews/status";
import type { Services } from "../services";
import { type Batch, BatchRecipient } from "./entity";
import type { RecipientReason } from "./reasons";
import { nextReminder } from "./reminders";

/** The interview of a recipient, held until the end of the transaction. */
const holdInterview = async (services: Services, tx: Transaction, recipient: BatchRecipient) =>
  recipient.interviewId === null
    ? null
    : findForUpdate(services.db, tx, Interview, { id: recipient.interviewId });

const settle = (
  { clock }: Services,
  tx: Transaction,
  { id }: BatchRecipient,
  reason: RecipientReason | null,
  change: Partial<BatchRecipient> = {},
) => updateRows(tx, BatchRecipient, { id }, { ...change, task: null, reason, updatedAt: clock.now() });

/** A new link by the same channels, good until the batch's deadline; the old one ends. */
export async function resendTo(
  services: Services,
  tx: Transaction,
  batch: Batch,
  recipient: BatchRecipient,
): Promise<void> {
  const interview = await holdInterview(services, tx, recipient);
  const possible = interview !== null && transition(interview.status, "reinvite") !== null;
  const candidate = possible ? await selectOne(tx.manager, Candidate, { id: interview.candidateId }) : null;
  if (!interview || !candidate || isTooLate(services.clock.now(), batch.expiresAt)) {
    await settle(services, tx, recipient, "not_resendable");
    return;
  }
  const reopened = await reopenInterview(services, tx, interview, batch.expiresAt);
  const reach = await reachOf(services, tx.manager, candidate, batch.channels);
  const { link } = await writeLink(services, tx, reopened, candidate, {
    ways: waysTo(reach, batch.channels),
    batchRecipientId: recipient.id,
    quietHours: batch.quietHours,
    mail: batch.texts?.email,
  });
  await settle(services, tx, recipient, null, {
    linkSealed: services.cipher.encrypt(link, `batch_recipients.link:${recipient.id}`),
    nextReminderAt: nextReminder(batch.expiresAt, batch.reminders, services.clock.now()),
  });
}

/** Ends the link and everybody who came in by it. Who is revoked already stays so. */
export async function revokeFrom(
  services: Services,
  tx: Transaction,
  _batch: Batch,
  recipient: BatchRecipient,
): Promise<void> {
  const interview = await holdInterview(services, tx, recipient);
  if (interview && transition(interview.status, "revoke") !== null) {
    await endInvitation(services, tx, interview);
    await settle(services, tx, recipient, null, { linkSealed: null, nextReminderAt: null });
    return;
  }
  const reason = interview?.status === "revoked" ? null : "not_revocable";
  await settle(services, tx, recipient, reason, { nextReminderAt: null });
}
