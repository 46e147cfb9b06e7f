import { createHash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { knownUnits } from "../candidates/circle";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import { assertDeadline } from "../invitations/issueLink";
import { assertOpen } from "../invitations/ways";
import { type Scope, scopeOf } from "../org/permissions";
import { isInScope, unitFor } from "../org/scope";
import { Plan } from "../plans/entity";
import { freezePlan } from "../plans/frozenPlans";
import { openPosition } from "../positions/openPosition";
import type { Services } from "../services";
import { Batch, BatchRecipient } from "./entity";
import { queueBatch } from "./steerBatch";
import { type GatheredRecipient, chunksOf, gatherRecipients } from "./gatherRecipients";
import type { BatchBody } from "./schema";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** @throws plan.not_found, plan.archived */
export async function findPlanFor(manager: EntityManager, planId: string, scope: Scope): Promise<Plan> {
  const plan = await manager.findOneBy(Plan, { id: planId });
  if (!plan || !isInScope(scope, plan)) throw notFound("plan.not_found");
  if (plan.archivedAt) throw conflict("plan.archived");
  return plan;
}

/** The batch that was posted with this token before; null where there is none. */
async function findPosted(manager: EntityManager, orgUnitId: string, token: string, request: string) {
  const posted = await selectOne(manager, Batch, { orgUnitId, token });
  if (posted && posted.request !== request) throw conflict("batch.token_used");
  return posted;
}

/**
 * Writes a batch with its recipients and the job that invites them. The same batch posted again is answered with the
 * first one.
 * @throws batch.token_used, plan.not_found, plan.archived, position.not_found, position.not_open, candidate.not_found,
 * org_unit.not_found, invitation.channel_closed
 */
export async function createBatch(
  services: Services,
  actor: StaffActor,
  { idempotencyToken, orgUnitId: wanted, ...body }: BatchBody,
): Promise<Batch> {
  const { db, clock, env, queue, org } = services;
  const orgUnitId = unitFor(services, actor, "batches.write", wanted);
  const token = sha256(idempotencyToken);
  const request = sha256(JSON.stringify(body));
  const posted = await findPosted(db.read, orgUnitId, token, request);
  if (posted) return posted;

  assertOpen(services, body.channels);
  const now = clock.now();
  const expiresAt = new Date(body.expiresAt);
  assertDeadline(now, expiresAt);
  const gathered = await gatherRecipients(services, db.read, body, scopeOf(actor, "candidates.read"));

  return db.write(async (tx) => {
    // Whoever came second while the first one was written.
    const raced = await findPosted(tx.manager, orgUnitId, token, request);
    if (raced) return raced;
    const plan = await findPlanFor(tx.manager, body.planId, scopeOf(actor, "plans.read"));
    if (body.positionId)
      await openPosition(tx.manager, body.positionId, plan, scopeOf(actor, "positions.read"));
    const leftOut = gathered.filter(({ reason }) => reason !== null).length;
    const batch: Batch = {
      id: newId(),
      orgUnitId,
      positionId: body.positionId ?? null,
      token,
      request,
      planId: plan.id,
      planName: plan.name,
      jobTitle: plan.jobTitle,
      language: plan.language,
      questionCount: plan.questionCount,
      frozenPlanSha256: await freezePlan(tx, plan.definition, now),
      knownUnitIds: knownUnits(org.tree(), orgUnitId, scopeOf(actor, "candidates.read")),
      // In their order: of two platforms the first is the one.
      channels: [...new Set(body.channels)].filter((channel) => channel !== "link"),
      expiresAt,
      quietHours: body.quietHours ? { ...body.quietHours, timeZone: env.TIME_ZONE } : null,
      texts: body.texts?.email ? body.texts : null,
      reminders: [...new Set(body.reminders)].sort((one, other) => other - one),
      state: leftOut === gathered.length ? "done" : "running",
      stopped: null,
      recipientCount: gathered.length,
      invitedCount: 0,
      leftOutCount: leftOut,
      createdBy: actor.name,
      createdAt: now,
      updatedAt: now,
      finishedAt: leftOut === gathered.length ? now : null,
    };
    await insertRow(tx, Batch, batch);
    await writeRecipients(services, tx, batch, gathered);
    if (batch.state === "running") await queueBatch(queue, tx, batch.id);
    return batch;
  });
}

/** In one transaction, but not in one turn of the event loop. */
async function writeRecipients(
  { cipher }: Pick<Services, "cipher">,
  tx: Transaction,
  { id: batchId, createdAt }: Batch,
  gathered: readonly GatheredRecipient[],
): Promise<void> {
  for (const chunk of chunksOf(gathered)) {
    for (const { sequence, candidateId, name, phone, email, reason, ...accommodations } of chunk) {
      const id = newId();
      // A candidate keeps their own contact data.
      const kept = reason === null && candidateId === null;
      await insertRow(tx, BatchRecipient, {
        id,
        batchId,
        sequence,
        name,
        phoneSealed: kept && phone ? cipher.encrypt(phone, `batch_recipients.phone:${id}`) : null,
        emailSealed: kept && email ? cipher.encrypt(email, `batch_recipients.email:${id}`) : null,
        candidateId: reason === "duplicate" ? null : candidateId,
        interviewId: null,
        ...accommodations,
        state: reason === null ? "waiting" : "skipped",
        task: reason === null ? "invite" : null,
        reason,
        linkSealed: null,
        nextReminderAt: null,
        updatedAt: createdAt,
      });
    }
    await turn();
  }
}
