import { Candidate } from "../candidates/entity";
import { takeInCandidates } from "../candidates/findOrCreateCandidate";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectEqual, selectOne } from "../db/statements";
import { createInterview } from "../invitations/createInterview";
import { writeLink } from "../invitations/issueLink";
import { reachOf, waysTo } from "../invitations/ways";
import { freezePlan, thawPlan } from "../plans/frozenPlans";
import { alwaysAsked } from "../profiles/personal/alwaysAsked";
import { withPersonal } from "../profiles/personal/withPersonal";
import type { Services } from "../services";
import { type Batch, BatchRecipient } from "./entity";
import { MERGE_DEPTH } from "./gatherRecipients";
import { findOpenInterviews } from "./openInterviews";
import type { RecipientReason } from "./reasons";
import { nextReminder } from "./reminders";

/** Whom a recipient turned out to be, or why they are not invited. */
type Found =
  | { candidate: Candidate; reason?: undefined }
  | { candidate?: undefined; reason: RecipientReason };

/**
 * Who stands for a candidate now, held until the end of the transaction: two batches take turns at one person. Whoever
 * was merged into somebody beyond the batch's own units since is gone for it.
 */
async function hold(
  { db, org }: Services,
  tx: Transaction,
  { orgUnitId, knownUnitIds }: Batch,
  id: string,
): Promise<Found> {
  const chosen = await findForUpdate(db, tx, Candidate, { id });
  let candidate = chosen;
  for (let depth = 0; candidate?.state === "merged" && depth < MERGE_DEPTH; depth += 1) {
    candidate = await findForUpdate(db, tx, Candidate, { id: candidate.mergedInto ?? "" });
  }
  if (!chosen || candidate?.state !== "active") return { reason: "candidate_gone" };
  const within = [chosen.orgUnitId, ...knownUnitIds, ...org.tree().descendants(orgUnitId)];
  return within.includes(candidate.orgUnitId) ? { candidate } : { reason: "candidate_gone" };
}

/** The rows of one transaction become candidates, known or new. */
async function takeIn(
  services: Services,
  tx: Transaction,
  batch: Batch,
  rows: readonly BatchRecipient[],
): Promise<Map<string, Found>> {
  const { cipher } = services;
  const taken = await takeInCandidates(
    services,
    tx,
    rows.map(({ id, name, phoneSealed, emailSealed }) => ({
      name,
      phone: phoneSealed && cipher.decrypt(phoneSealed, `batch_recipients.phone:${id}`),
      email: emailSealed && cipher.decrypt(emailSealed, `batch_recipients.email:${id}`),
      source: "import" as const,
      positionId: batch.positionId,
    })),
    { orgUnitId: batch.orgUnitId, knownUnitIds: batch.knownUnitIds, trusted: true },
  );
  return new Map(
    taken.map(({ candidate, outcome }, index): [string, Found] => [
      rows[index]?.id ?? "",
      outcome === "other_name" ? { reason: "other_name" } : { candidate },
    ]),
  );
}

/**
 * Invites recipients that wait, all in the caller's transaction: candidate, interview, link, messages and what the
 * recipient's row says of it are there together or not at all. The caller holds the batch's row.
 */
export async function inviteRecipients(
  services: Services,
  tx: Transaction,
  batch: Batch,
  recipients: readonly BatchRecipient[],
): Promise<void> {
  const rows = recipients.filter(({ candidateId }) => candidateId === null);
  const taken = rows.length > 0 ? await takeIn(services, tx, batch, rows) : new Map<string, Found>();
  for (const recipient of recipients) {
    const known = taken.get(recipient.id);
    const id = recipient.candidateId ?? known?.candidate?.id;
    const found = id === undefined ? known : await hold(services, tx, batch, id);
    if (found) await inviteFound(services, tx, batch, recipient, found);
  }
}

async function inviteFound(
  services: Services,
  tx: Transaction,
  batch: Batch,
  recipient: BatchRecipient,
  found: Found,
): Promise<void> {
  const reason = found.reason ?? (await refusalOf(tx, batch, recipient, found.candidate));
  const settled = { phoneSealed: null, emailSealed: null, task: null, updatedAt: services.clock.now() };
  if (reason) {
    await updateRows(tx, BatchRecipient, { id: recipient.id }, { ...settled, state: "skipped", reason });
    return;
  }
  const { candidate } = found as { candidate: Candidate };
  const plan = await thawPlan(tx.manager, batch);
  const personal = await alwaysAsked(services, tx.manager, plan, { ...batch, candidate });
  const interview = await createInterview(services, tx, {
    candidateId: candidate.id,
    orgUnitId: batch.orgUnitId,
    positionId: batch.positionId,
    plan: {
      id: batch.planId,
      name: batch.planName,
      jobTitle: batch.jobTitle,
      language: batch.language,
      questionCount: batch.questionCount + personal.length,
    },
    frozenPlanSha256:
      personal.length === 0
        ? batch.frozenPlanSha256
        : await freezePlan(tx, withPersonal(plan, personal), services.clock.now()),
    extraTimePercent: recipient.extraTimePercent,
    textOnly: recipient.textOnly,
    expiresAt: batch.expiresAt,
  });
  const reach = await reachOf(services, tx.manager, candidate, batch.channels);
  const { link } = await writeLink(services, tx, interview, candidate, {
    ways: waysTo(reach, batch.channels),
    batchRecipientId: recipient.id,
    quietHours: batch.quietHours,
    mail: batch.texts?.email,
  });
  await updateRows(
    tx,
    BatchRecipient,
    { id: recipient.id },
    {
      ...settled,
      candidateId: candidate.id,
      interviewId: interview.id,
      state: "invited",
      reason: null,
      linkSealed: services.cipher.encrypt(link, `batch_recipients.link:${recipient.id}`),
      nextReminderAt: nextReminder(batch.expiresAt, batch.reminders, services.clock.now()),
    },
  );
}

async function refusalOf(
  tx: Transaction,
  batch: Batch,
  recipient: BatchRecipient,
  candidate: Candidate,
): Promise<RecipientReason | null> {
  if (!candidate.phoneIndex && !candidate.emailIndex) return "no_contact";
  const twin = await selectOne(tx.manager, BatchRecipient, { batchId: batch.id, candidateId: candidate.id });
  if (twin && twin.id !== recipient.id) return "duplicate";
  const open = await findOpenInterviews(tx.manager, batch.planId, [candidate.id]);
  return open.has(candidate.id) ? "open_interview" : null;
}

/** Recipients whose turn it is, in their order. */
export const waitingFor = async (
  tx: Transaction,
  batchId: string,
  task: NonNullable<BatchRecipient["task"]>,
  limit: number,
): Promise<BatchRecipient[]> => {
  const ids: { id: string }[] = await tx.manager.query(
    `SELECT id FROM batch_recipients WHERE batchId = ? AND task = ? ORDER BY sequence LIMIT ${limit}`,
    [batchId, task],
  );
  if (ids.length === 0) return [];
  const rows = await selectEqual(tx.manager, BatchRecipient, { id: ids.map(({ id }) => id) });
  return rows.toSorted((one, other) => one.sequence - other.sequence);
};
