import type { Database } from "../../server/db/database";

const stale = (table: string) =>
  `SELECT ${table}.candidateId FROM ${table} JOIN candidates ON candidates.id = ${table}.candidateId ` +
  `WHERE ${table}.orgUnitId <> candidates.orgUnitId OR ${table}.createdAt <> candidates.createdAt`;

/** People whose unit or time, as it is written beside their tags or the pieces of their name, is not theirs. */
export async function staleCopies({ read }: Pick<Database, "read">): Promise<string[]> {
  const rows: { candidateId: string }[] = [
    ...(await read.query(stale("candidate_tags"))),
    ...(await read.query(stale("candidate_name_grams"))),
  ];
  return [...new Set(rows.map(({ candidateId }) => candidateId))];
}
