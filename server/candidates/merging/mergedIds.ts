import { type EntityManager, In, IsNull } from "typeorm";
import { CandidateMerge } from "../entity";

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

/** Under which ids the history of this person is kept: their own first. */
export const idsOfPerson = (id: string, merges: readonly CandidateMerge[]) => [
  id,
  ...merges.map(({ mergedId }) => mergedId),
];
