import { newId } from "../clock";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { CandidateActor } from "../http/actors";
import { conflict, forbidden, notFound, tooMany, unauthorized } from "../http/errors";
import { Interview } from "../interviews/entity";
import { CandidateSession } from "../interviews/identityEntity";
import { Candidate } from "../candidates/entity";
import { PRIORITY } from "../queue/queue";
import { createToken, hashToken } from "../security/tokens";
import type { Services } from "../services";
import { survivorOf } from "../standing/person";
import { TakeOut } from "./entity";

/** Everything about somebody leaves only to whoever has just proved to be them. */
export const PROVED_MS = 30 * 60_000;
const LINK_LIVES_MS = 10 * 60_000;
/** Each reads every recording. */
const AGAIN_AFTER_MS = 60 * 60_000;

type Needed = Pick<Services, "db" | "clock" | "queue" | "events">;

/** Who asks, where they have proved lately who they are. @throws 403 identity.again */
async function provedPerson(
  { db, clock }: Pick<Services, "db" | "clock">,
  { sessionId, interviewId }: CandidateActor,
): Promise<Candidate> {
  const session = await selectOne(db.read, CandidateSession, { id: sessionId });
  const interview = await selectOne(db.read, Interview, { id: interviewId });
  const person = interview && (await survivorOf(db.read, interview.candidateId));
  if (!session || !person) throw unauthorized();
  if (clock.now().getTime() - session.createdAt.getTime() > PROVED_MS) throw forbidden("identity.again");
  return person;
}

/**
 * Begins a copy of all that is kept of the candidate; one at a time, and not every minute.
 * @throws 403 identity.again; 409 take_out.open; 429 take_out.too_soon
 */
export async function askTakeOut(services: Needed, actor: CandidateActor): Promise<void> {
  const { db, clock, queue, events } = services;
  const { id: candidateId } = await provedPerson(services, actor);
  await db.write(async (tx) => {
    await findForUpdate(db, tx, Candidate, { id: candidateId });
    const now = clock.now();
    const [last] = await tx.manager.find(TakeOut, {
      where: { candidateId },
      order: { createdAt: "DESC", id: "DESC" },
      take: 1,
    });
    if (last?.openKey === candidateId) throw conflict("take_out.open");
    const waitMs =
      last && last.state !== "failed" ? last.createdAt.getTime() + AGAIN_AFTER_MS - now.getTime() : 0;
    if (waitMs > 0) throw tooMany("take_out.too_soon", Math.ceil(waitMs / 1000));
    const id = newId();
    await insertRow(tx, TakeOut, {
      id,
      candidateId,
      interviewId: actor.interviewId,
      openKey: candidateId,
      state: "waiting",
      done: 0,
      total: 0,
      bytes: null,
      tokenHash: null,
      tokenUntil: null,
      takenAt: null,
      createdAt: now,
      readyAt: null,
      expiresAt: null,
    });
    await queue.enqueue(tx, "take_outs.compose", { takeOutId: id }, { priority: PRIORITY.normal });
    await events.publish(tx, "take_out.requested", actor.interviewId, {});
  });
}

/**
 * A link to the finished copy, good once and for ten minutes; another one ends it.
 * @throws 403 identity.again; 404 take_out.not_ready
 */
export async function linkToTakeOut(
  services: Needed,
  actor: CandidateActor,
): Promise<{ url: string; expiresAt: string }> {
  const { db, clock } = services;
  const { id: candidateId } = await provedPerson(services, actor);
  const now = clock.now();
  const tokenUntil = new Date(now.getTime() + LINK_LIVES_MS);
  const token = createToken(32);
  await db.write(async (tx) => {
    const held = await findForUpdate(db, tx, TakeOut, { openKey: candidateId });
    const alive = held?.state === "ready" && held.expiresAt !== null && held.expiresAt > now;
    if (!held || !alive) throw notFound("take_out.not_ready");
    await updateRows(tx, TakeOut, { id: held.id }, { tokenHash: hashToken(token), tokenUntil });
  });
  return { url: `/api/v1/candidate/take-outs/${token}`, expiresAt: tokenUntil.toISOString() };
}

/** What a link leads to; it is used up by that. @throws 404 take_out.not_ready */
export async function useLink(services: Needed, token: string): Promise<TakeOut> {
  const { db, clock, events } = services;
  return db.write(async (tx) => {
    const now = clock.now();
    const held = await findForUpdate(db, tx, TakeOut, { tokenHash: hashToken(token) });
    const alive =
      held?.state === "ready" && held.tokenUntil !== null && held.tokenUntil > now && held.expiresAt !== null;
    if (!held || !alive || (held.expiresAt ?? now) <= now) throw notFound("take_out.not_ready");
    const taken = { tokenHash: null, tokenUntil: null, takenAt: now };
    await updateRows(tx, TakeOut, { id: held.id }, taken);
    await events.publish(tx, "take_out.taken", held.interviewId, {});
    return { ...held, ...taken };
  });
}
