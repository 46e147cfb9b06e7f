import { type EntityManager, In, IsNull } from "typeorm";
import { selectColumns, selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { type Permission, canOver } from "../../org/permissions";
import type { Services } from "../../services";
import { Candidate, CandidateMerge } from "../entity";

/**
 * Merges that made these people what they are, those into somebody who was merged into them too: whoever survived a
 * merge stands before whoever was merged into its other side.
 */
export async function mergesInto(
  manager: EntityManager,
  ...survivorIds: readonly string[]
): Promise<CandidateMerge[]> {
  const merges: CandidateMerge[] = [];
  let level = [...survivorIds];
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

type Person = Pick<Candidate, "id" | "orgUnitId">;

/**
 * The same for many people at once, where nobody in particular asks: whoever was merged into a person, of the person's
 * own unit and those below it, whose readers may read both.
 */
export async function idsOfPeople(
  { org }: Pick<Services, "org">,
  manager: EntityManager,
  people: readonly Person[],
): Promise<Map<string, string[]>> {
  const survivorOf = new Map(people.map((person) => [person.id, person]));
  let level = [...survivorOf.keys()];
  while (level.length > 0) {
    const found = await manager.findBy(CandidateMerge, { survivorId: In(level), undoneAt: IsNull() });
    for (const { survivorId, mergedId } of found) {
      const survivor = survivorOf.get(survivorId);
      if (survivor) survivorOf.set(mergedId, survivor);
    }
    level = found.map(({ mergedId }) => mergedId);
  }
  const own = new Set(people.map(({ id }) => id));
  const mergedIds = [...survivorOf.keys()].filter((id) => !own.has(id));
  const merged = await selectColumns(manager, Candidate, ["id", "orgUnitId"], { id: mergedIds });
  const ids = new Map(people.map(({ id }) => [id, [id]]));
  for (const { id, orgUnitId } of merged) {
    const survivor = survivorOf.get(id);
    if (survivor && org.tree().descendants(survivor.orgUnitId).includes(orgUnitId)) {
      ids.get(survivor.id)?.push(id);
    }
  }
  return ids;
}
