import { setImmediate as nextTurn } from "node:timers/promises";
import { type FindOptionsWhere, In } from "typeorm";
import type { Database, Transaction } from "../db/database";
import { insertAll } from "../db/insertAll";
import { updateRows } from "../db/rows";
import { selectEqual } from "../db/statements";
import { CandidateScreening } from "../profiles/screening/entity";
import { Candidate, CandidateNameGram, CandidateTag, CandidateTagName } from "./entity";
import { gramsOf } from "./nameGrams";

/**
 * The one place that writes rows of candidates and what they are found by. Pieces of names, tags and how they were
 * screened (profiles/screening) bear the person's unit and time, so that a unit's list by either is one look into an index; nobody else writes these tables
 * (test/server/candidates/writeCandidates.test.ts), and what would leave a copy behind does not compile.
 */

/** What is copied beside the row, or made from it: changed by `rewriteCandidate` alone. */
type Copied = "id" | "name" | "orgUnitId" | "createdAt";
export type CandidateChange = Partial<Omit<Candidate, Copied>> & { [K in Copied]?: never };
type Dialect = Pick<Database, "dialect">;

const gramRows = ({ id, name, orgUnitId, createdAt }: Candidate) =>
  gramsOf(name).map((gram): CandidateNameGram => ({ gram, createdAt, candidateId: id, orgUnitId }));

export async function insertCandidates(tx: Transaction, rows: readonly Candidate[]): Promise<void> {
  await insertAll(tx, Candidate, rows);
  await nextTurn();
  // A collation may hold two pieces of a name for equal.
  await insertAll(tx, CandidateNameGram, rows.flatMap(gramRows), { ignore: true });
}

/** Changes what only the rows themselves tell. */
export const updateCandidates = (
  tx: Transaction,
  where: FindOptionsWhere<Candidate>,
  change: CandidateChange,
) => updateRows(tx, Candidate, where, change);

/** Writes a row whole that is held since `before`, and all that is found by its name or in its unit. */
export async function rewriteCandidate(tx: Transaction, before: Candidate, after: Candidate): Promise<void> {
  const { id, orgUnitId } = after;
  await updateRows(tx, Candidate, { id }, after);
  const isMoved = orgUnitId !== before.orgUnitId;
  if (after.name !== before.name) {
    await tx.manager.delete(CandidateNameGram, { candidateId: id });
    await insertAll(tx, CandidateNameGram, gramRows(after), { ignore: true });
  } else if (isMoved) {
    await updateRows(tx, CandidateNameGram, { candidateId: id }, { orgUnitId });
  }
  if (!isMoved) return;
  await updateRows(tx, CandidateTag, { candidateId: id }, { orgUnitId });
  await updateRows(tx, CandidateScreening, { candidateId: id }, { orgUnitId });
  // Their tags are offered where they are now.
  const tags = await selectEqual(tx.manager, CandidateTag, { candidateId: id });
  await insertAll(
    tx,
    CandidateTagName,
    tags.map(({ tag }) => ({ orgUnitId, tag })),
    { ignore: true },
  );
}

/** Adds tags to what people have. Their rows are held from here on: nobody moves them before the tags are written. */
export async function tagCandidates(
  { dialect }: Dialect,
  tx: Transaction,
  given: readonly { candidateId: string; tag: string }[],
): Promise<void> {
  const ids = [...new Set(given.map(({ candidateId }) => candidateId))];
  const people = await selectEqual(tx.manager, Candidate, { id: ids }, { lock: dialect === "mysql" });
  const byId = new Map(people.map((person) => [person.id, person]));
  const rows = given.flatMap(({ candidateId, tag }): CandidateTag[] => {
    const person = byId.get(candidateId);
    return person ? [{ candidateId, tag, createdAt: person.createdAt, orgUnitId: person.orgUnitId }] : [];
  });
  await insertAll(tx, CandidateTag, rows, { ignore: true });
  const names = new Map(rows.map(({ orgUnitId, tag }) => [`${orgUnitId} ${tag}`, { orgUnitId, tag }]));
  await insertAll(tx, CandidateTagName, [...names.values()], { ignore: true });
}

export async function untagCandidates(
  tx: Transaction,
  ids: readonly string[],
  tags: readonly string[],
): Promise<void> {
  if (ids.length === 0 || tags.length === 0) return;
  await tx.manager.delete(CandidateTag, { candidateId: In(ids), tag: In(tags) });
}
