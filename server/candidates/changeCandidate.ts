import type { z } from "zod";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow } from "../db/rows";
import { selectEqual, selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import { canOver, scopeOf } from "../org/permissions";
import { unitFor } from "../org/scope";
import { Position } from "../positions/entity";
import { queueCandidate } from "../profiles/screening/queueScreening";
import type { Services } from "../services";
import { knownUnits } from "./circle";
import { sealContact } from "./contact";
import { Candidate, CandidateNote, CandidateTag, TalentPoolWithdrawal } from "./entity";
import { buildCandidate } from "./findOrCreateCandidate";
import { lockContacts } from "./lockContacts";
import { mergesInto } from "./merging/mergedIds";
import { takenBy } from "./takenBy";
import type { createCandidateBody, noteBody, talentPoolBody, updateCandidateBody } from "./schema";
import {
  insertCandidates,
  rewriteCandidate,
  tagCandidates,
  untagCandidates,
  updateCandidates,
} from "./writeCandidates";
import { openCandidacies } from "../pipeline/openCandidacy";
import { saidBy } from "../pipeline/recordByStaff";

type Pool = Pick<Services, "db" | "clock" | "events" | "cipher" | "blindIndex" | "org">;

/** The row, held; somebody who was merged away is changed through who stands for them. */
export async function changeable(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  id: string,
): Promise<Candidate> {
  const candidate = await findForUpdate(db, tx, Candidate, { id });
  if (!candidate) throw notFound("candidate.not_found");
  if (candidate.state === "merged") throw conflict("candidate.merged");
  return candidate;
}

/** @throws 404 for a position that the actor may not know of */
export async function assertPosition(
  tx: Transaction,
  actor: StaffActor,
  positionId: string | null,
): Promise<void> {
  if (positionId === null) return;
  const position = await selectOne(tx.manager, Position, { id: positionId });
  const seen =
    position && canOver(actor, "positions.read", { orgUnitId: position.orgUnitId, positionId: position.id });
  if (!seen) throw notFound("position.not_found");
}

/**
 * Puts somebody new into the pool.
 * @throws 409 candidate.contact_taken where one whom the actor may see has the phone or, without a phone, the address
 */
export async function createCandidate(
  services: Pool,
  actor: StaffActor,
  { orgUnitId, tags, ...person }: z.output<typeof createCandidateBody>,
): Promise<string> {
  const { db, org } = services;
  const owner = unitFor(services, actor, "candidates.write", orgUnitId);
  return db.write(async (tx) => {
    await assertPosition(tx, actor, person.positionId);
    const candidate = buildCandidate(services, person, owner);
    await lockContacts(db, tx, [candidate.phoneIndex, candidate.emailIndex]);
    const taken = await takenBy(
      tx,
      candidate,
      knownUnits(org.tree(), owner, scopeOf(actor, "candidates.read")),
    );
    if (taken) throw conflict("candidate.contact_taken", { params: { name: taken.name } });
    await insertCandidates(tx, [candidate]);
    await tagCandidates(db, tx, tagsOn(candidate.id, tags));
    await appliesFor(services, tx, candidate, actor);
    return candidate.id;
  });
}

/** @throws 409 candidate.contact_taken, candidate.merged; 404 for a unit or position that the actor may not use */
export async function updateCandidate(
  services: Pool & Pick<Services, "queue">,
  actor: StaffActor,
  id: string,
  { orgUnitId, ...person }: z.output<typeof updateCandidateBody>,
): Promise<void> {
  const { db, clock, org } = services;
  await db.write(async (tx) => {
    const contact = sealContact(services, id, person);
    await lockContacts(db, tx, [contact.phoneIndex, contact.emailIndex]);
    const before = await changeable(services, tx, id);
    if (orgUnitId !== before.orgUnitId) unitFor(services, actor, "candidates.write", orgUnitId);
    if (person.positionId !== before.positionId) await assertPosition(tx, actor, person.positionId);
    const after: Candidate = {
      ...before,
      orgUnitId,
      name: person.name,
      source: person.source,
      sourceDetail: person.sourceDetail,
      positionId: person.positionId,
      ...contact,
      identityKey: contact.phoneIndex ?? contact.emailIndex,
      updatedAt: clock.now(),
    };
    const isSamePerson =
      before.orgUnitId === orgUnitId &&
      before.phoneIndex === after.phoneIndex &&
      before.emailIndex === after.emailIndex;
    if (isSamePerson) {
      after.identityKey = before.identityKey;
    } else {
      const taken = await takenBy(
        tx,
        after,
        knownUnits(org.tree(), orgUnitId, scopeOf(actor, "candidates.read")),
      );
      if (taken) throw conflict("candidate.contact_taken", { params: { name: taken.name } });
    }
    await rewriteCandidate(tx, before, after);
    if (!isSameOwner(before, after)) await queueCandidate(services, tx, id);
    if (after.positionId !== before.positionId) await appliesFor(services, tx, after, actor);
  });
}

/** Whoever applies for another position is screened by it; who moves may have résumés in reach that were not. */
const isSameOwner = (before: Candidate, after: Candidate) =>
  before.positionId === after.positionId && before.orgUnitId === after.orgUnitId;

/** Whoever is put down for a position is under way to it. */
async function appliesFor(
  services: Pick<Services, "clock" | "events">,
  tx: Transaction,
  person: Pick<Candidate, "id" | "orgUnitId" | "positionId">,
  actor: StaffActor,
): Promise<void> {
  const { positionId } = person;
  if (positionId === null) return;
  await openCandidacies(services, tx, [person], { positionId, jobTitle: "" }, saidBy(actor));
}

const tagsOn = (candidateId: string, tags: readonly string[]) => tags.map((tag) => ({ candidateId, tag }));

/** Gives the person exactly these tags. */
export async function setTags(
  services: Pick<Services, "db" | "clock">,
  id: string,
  tags: readonly string[],
): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    await changeable(services, tx, id);
    const wanted = new Set(tags);
    const had = await selectEqual(tx.manager, CandidateTag, { candidateId: id });
    const dropped = had.map(({ tag }) => tag).filter((tag) => !wanted.has(tag));
    await untagCandidates(tx, [id], dropped);
    await tagCandidates(db, tx, tagsOn(id, tags));
    await updateCandidates(tx, { id }, { updatedAt: clock.now() });
  });
}

export async function addNote(
  services: Pick<Services, "db" | "clock">,
  { staffId, name }: StaffActor,
  id: string,
  { text }: z.output<typeof noteBody>,
): Promise<CandidateNote> {
  const { db, clock } = services;
  const now = clock.now();
  const note: CandidateNote = {
    id: newId(),
    candidateId: id,
    staffId,
    author: name,
    text,
    createdAt: now,
  };
  await db.write(async (tx) => {
    await changeable(services, tx, id);
    await insertRow(tx, CandidateNote, note);
    await updateCandidates(tx, { id }, { updatedAt: now });
  });
  return note;
}

export async function archiveCandidate(
  services: Pick<Services, "db" | "clock">,
  id: string,
  archived: boolean,
): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    await changeable(services, tx, id);
    await updateCandidates(tx, { id }, { state: archived ? "archived" : "active", updatedAt: clock.now() });
  });
}

/** What stands on a person who agreed in these words, heard by this actor. */
export const agreementOf = ({ name }: StaffActor, how: string, now: Date) => ({
  inTalentPool: true,
  talentPoolAt: now,
  talentPoolHow: `${how} (${name})`,
  updatedAt: now,
});

/** Records that the person agreed to be kept for later positions, or that they no longer do. */
export async function setTalentPool(
  services: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  id: string,
  agreement: z.output<typeof talentPoolBody>,
): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    const before = await changeable(services, tx, id);
    const now = clock.now();
    if (agreement.agreed) {
      await updateCandidates(tx, { id }, agreementOf(actor, agreement.how, now));
      return;
    }
    if (before.inTalentPool) {
      await insertRow(tx, TalentPoolWithdrawal, {
        id: newId(),
        candidateId: id,
        agreedAt: before.talentPoolAt,
        how: before.talentPoolHow,
        author: actor.name,
        createdAt: now,
      });
    }
    const none = { inTalentPool: false, talentPoolAt: null, talentPoolHow: null };
    await updateCandidates(tx, { id }, { ...none, updatedAt: now });
    // Who was merged into them is the same person: taking the merge back must not bring the agreement back.
    for (const { mergedId } of await mergesInto(tx.manager, id)) {
      await updateCandidates(tx, { id: mergedId }, none);
    }
  });
}
