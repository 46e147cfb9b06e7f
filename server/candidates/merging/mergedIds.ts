import { type EntityManager, In, IsNull } from "typeorm";
import { selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { type Permission, canOver } from "../../org/permissions";
import { Candidate, CandidateMerge } from "../entity";

/** Merges that made this person what they are, those into somebody who was merged into them too. */
export async function mergesInto(manager: EntityManager, survivorId: string): Promise<CandidateMerge[]> {
  const merges: CandidateMerge[] = [];
  let level = [survivorId];
  while (level.length > 0) {
    const found = await manager.find(CandidateMerge, {
      where: { survivorId: In(level), undoneAt: IsNull() },
      order: { createdAt: "DESC" },
    });
    merges.push(...found);
    level = found.map(({ mergedId }) => mergedId);
  }
  return merges;
}

/**
 * Under which ids the history of this person is kept, as far as it is the actor's: their own first. Where people of two
 * branches were made one, neither branch gets to read what the other wrote.
 */
export async function idsOfPerson(
  manager: EntityManager,
  actor: StaffActor,
  wanted: Permission,
  id: string,
): Promise<string[]> {
  const ids = (await mergesInto(manager, id)).map(({ mergedId }) => mergedId);
  const rows = ids.length === 0 ? [] : await selectEqual(manager, Candidate, { id: ids });
  return [id, ...rows.filter((row) => canOver(actor, wanted, row)).map((row) => row.id)];
}
