import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { conflict, notFound } from "../../http/errors";
import { canOver } from "../../org/permissions";
import { queueCandidate } from "../../profiles/screening/queueScreening";
import type { Services } from "../../services";
import { changeable } from "../changeCandidate";
import { openContact, sealContact } from "../contact";
import { Candidate, CandidateMerge, type MergeChange } from "../entity";
import { lockContacts } from "../lockContacts";
import { keyHolder } from "../takenBy";
import { rewriteCandidate, untagCandidates } from "../writeCandidates";
import { reassignInterviews } from "./mergeCandidates";

type Pool = Pick<Services, "db" | "clock" | "cipher" | "blindIndex" | "events" | "queue">;

const textOf = (value: string | Date | null) => (value instanceof Date ? value.toISOString() : value);

/** The survivor as before the merge, except where somebody has changed them since. */
function restored(services: Pool, survivor: Candidate, changed: MergeChange): Candidate {
  const before = <K extends keyof MergeChange>(field: K): string | null => {
    const change = changed[field];
    const now = textOf(survivor[field]);
    return change && change.after === now ? change.before : now;
  };
  const talentPoolAt = before("talentPoolAt");
  const row: Candidate = {
    ...survivor,
    name: before("name") ?? survivor.name,
    phoneSealed: before("phoneSealed"),
    emailSealed: before("emailSealed"),
    orgUnitId: before("orgUnitId") ?? survivor.orgUnitId,
    positionId: before("positionId"),
    inTalentPool: talentPoolAt !== null,
    talentPoolAt: talentPoolAt === null ? null : new Date(talentPoolAt),
    talentPoolHow: before("talentPoolHow"),
    updatedAt: services.clock.now(),
  };
  const { phoneIndex, emailIndex } = sealContact(services, row.id, openContact(services, row));
  return { ...row, phoneIndex, emailIndex, identityKey: phoneIndex ?? emailIndex };
}

/**
 * Takes a merge back: two people again, each with the interviews, notes and contact data they had. What happened to
 * the survivor since stays with the survivor.
 *
 * @throws 404 candidate.merge_not_found; 409 candidate.merged where the survivor was itself merged since (undo that
 * first), candidate.contact_taken where somebody else bears the contact by now
 */
export async function unmergeCandidate(
  services: Pool,
  actor: StaffActor,
  survivorId: string,
  mergeId: string,
): Promise<void> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    const merge = await findForUpdate(db, tx, CandidateMerge, { id: mergeId });
    if (!merge || merge.survivorId !== survivorId || merge.undoneAt) {
      throw notFound("candidate.merge_not_found");
    }
    const survivor = await changeable(services, tx, survivorId);
    const merged = await findForUpdate(db, tx, Candidate, { id: merge.mergedId });
    if (!merged || !canOver(actor, "candidates.write", merged)) throw notFound("candidate.merge_not_found");

    const now = clock.now();
    const own = restored(services, survivor, merge.changed);
    // It may go back to a unit that is not the actor's.
    if (!canOver(actor, "candidates.write", own)) throw notFound("candidate.merge_not_found");
    const freed: Candidate = {
      ...merged,
      state: "active",
      mergedInto: null,
      identityKey: merged.phoneIndex ?? merged.emailIndex,
      updatedAt: now,
    };
    await lockContacts(db, tx, [own.phoneIndex, own.emailIndex, freed.phoneIndex, freed.emailIndex]);
    // Whichever of the two bears the key now, each gets its own back.
    await rewriteCandidate(tx, survivor, { ...own, identityKey: null });
    for (const row of [own, freed]) {
      const holder = await keyHolder(tx, row);
      if (holder && holder.id !== own.id) {
        throw conflict("candidate.contact_taken", { params: { name: holder.name } });
      }
      await rewriteCandidate(tx, row === own ? own : merged, holder ? { ...row, identityKey: null } : row);
    }
    await untagCandidates(tx, [survivorId], merge.addedTags);
    await reassignInterviews(services, tx, merge.movedInterviewIds, { from: survivorId, to: merged.id });
    await updateRows(tx, CandidateMerge, { id: mergeId }, { undoneAt: now });
    for (const id of [survivorId, merged.id]) await queueCandidate(services, tx, id);
  });
}
