import type { z } from "zod";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { conflict, invalid, notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import { canOver } from "../../org/permissions";
import { queueCandidate } from "../../profiles/screening/queueScreening";
import type { Services } from "../../services";
import { changeable } from "../changeCandidate";
import { openContact, sealContact } from "../contact";
import { Candidate, CandidateMerge, CandidateTag, MERGED_FIELDS, type MergeChange } from "../entity";
import { lockContacts } from "../lockContacts";
import type { mergeBody } from "../schema";
import { keyHolder } from "../takenBy";
import { rewriteCandidate, tagCandidates, updateCandidates } from "../writeCandidates";
import { chooseFields } from "./chooseFields";

type Pool = Pick<Services, "db" | "clock" | "cipher" | "blindIndex" | "events" | "queue">;

const textOf = (value: string | Date | null) => (value instanceof Date ? value.toISOString() : value);

/** Both rows, held in one order for everybody. */
async function holdBoth(services: Pool, tx: Transaction, survivorId: string, otherId: string) {
  const rows = new Map<string, Candidate>();
  for (const id of [survivorId, otherId].toSorted()) rows.set(id, await changeable(services, tx, id));
  return [rows.get(survivorId) as Candidate, rows.get(otherId) as Candidate] as const;
}

/** Gives interviews of one person to another, with an event on each. */
export async function reassignInterviews(
  { events }: Pick<Services, "events">,
  tx: Transaction,
  ids: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const id of ids) {
    const moved = await updateRows(tx, Interview, { id, candidateId: from }, { candidateId: to });
    if (moved === 1) await events.publish(tx, "interview.candidate_changed", id, { from, to });
  }
}

/**
 * Makes two people one: the other's interviews go to the survivor; the other's row, notes and applications stay and
 * are read as the survivor's history, so that `unmergeCandidate` can take everything back.
 *
 * @throws 404 candidate.not_found for another who is not the actor's to change; 409 candidate.merged,
 * candidate.contact_taken; 422 candidate.merge_self
 */
export async function mergeCandidates(
  services: Pool,
  actor: StaffActor,
  survivorId: string,
  { otherId, take }: z.output<typeof mergeBody>,
): Promise<void> {
  const { db, clock } = services;
  if (otherId === survivorId) throw invalid("candidate.merge_self");
  await db.write(async (tx) => {
    const seen = await tx.manager.findOneBy(Candidate, { id: otherId });
    if (!seen || !canOver(actor, "candidates.write", seen)) throw notFound("candidate.not_found");
    const [survivor, other] = await holdBoth(services, tx, survivorId, otherId);
    // Also those that go: who is taken in by one of them meanwhile must not get a row that is about to be nobody's.
    await lockContacts(
      db,
      tx,
      [survivor, other].flatMap(({ phoneIndex, emailIndex }) => [phoneIndex, emailIndex]),
    );
    const chosen = chooseFields(
      { ...survivor, ...openContact(services, survivor) },
      { ...other, ...openContact(services, other) },
      take,
    );
    const now = clock.now();
    await updateCandidates(
      tx,
      { id: otherId },
      { state: "merged", mergedInto: survivorId, identityKey: null, updatedAt: now },
    );

    const contact = sealContact(services, survivorId, chosen);
    const after: Candidate = {
      ...survivor,
      ...contact,
      name: chosen.name,
      orgUnitId: chosen.orgUnitId,
      identityKey: contact.phoneIndex ?? contact.emailIndex,
      positionId: survivor.positionId ?? other.positionId,
      inTalentPool: survivor.inTalentPool || other.inTalentPool,
      talentPoolAt: survivor.talentPoolAt ?? other.talentPoolAt,
      talentPoolHow: survivor.talentPoolHow ?? other.talentPoolHow,
      updatedAt: now,
    };
    // Sealing the same value twice gives two texts: what did not change stays as it was.
    if (after.phoneIndex === survivor.phoneIndex) after.phoneSealed = survivor.phoneSealed;
    if (after.emailIndex === survivor.emailIndex) after.emailSealed = survivor.emailSealed;
    const holder = await keyHolder(tx, after);
    if (holder) {
      // Several with one phone from before there were keys: they are merged one by one.
      const isFromBefore = survivor.identityKey === null && survivor.orgUnitId === after.orgUnitId;
      if (!isFromBefore || holder.identityKey !== survivor.phoneIndex) {
        throw conflict("candidate.contact_taken", { params: { name: holder.name } });
      }
      after.identityKey = null;
    }
    await rewriteCandidate(tx, survivor, after);

    const interviews = await tx.manager.find(Interview, {
      where: { candidateId: otherId },
      select: { id: true },
    });
    const movedInterviewIds = interviews.map(({ id }) => id);
    await reassignInterviews(services, tx, movedInterviewIds, { from: otherId, to: survivorId });
    const own = new Set(
      (await selectEqual(tx.manager, CandidateTag, { candidateId: survivorId })).map(({ tag }) => tag),
    );
    const theirs = await selectEqual(tx.manager, CandidateTag, { candidateId: otherId });
    const addedTags = theirs.map(({ tag }) => tag).filter((tag) => !own.has(tag));
    await tagCandidates(
      db,
      tx,
      addedTags.map((tag) => ({ candidateId: survivorId, tag })),
    );
    await insertRow(tx, CandidateMerge, {
      id: newId(),
      survivorId,
      mergedId: otherId,
      changed: changesOf(survivor, after),
      movedInterviewIds,
      addedTags,
      author: actor.name,
      createdAt: now,
      undoneAt: null,
    });
    await queueCandidate(services, tx, survivorId);
  });
}

function changesOf(before: Candidate, after: Candidate): MergeChange {
  return Object.fromEntries(
    MERGED_FIELDS.map((field) => [
      field,
      { before: textOf(before[field]), after: textOf(after[field]) },
    ]).filter(
      ([, change]) => (change as { before: unknown }).before !== (change as { after: unknown }).after,
    ),
  ) as MergeChange;
}
