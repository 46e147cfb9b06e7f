import type { Database } from "../../server/db/database";

const stale = (table: string) =>
  `SELECT ${table}.candidateId FROM ${table} JOIN candidates ON candidates.id = ${table}.candidateId ` +
  `WHERE ${table}.orgUnitId <> candidates.orgUnitId OR ${table}.createdAt <> candidates.createdAt`;

/** @throws where a unit or time, as it is written beside a tag, a piece of a name or an outcome, is not the person's */
export async function assertFreshCopies({ read }: Pick<Database, "read">): Promise<void> {
  const rows: { candidateId: string }[] = [
    ...(await read.query(stale("candidate_tags"))),
    ...(await read.query(stale("candidate_name_grams"))),
    ...(await read.query(stale("candidate_screenings"))),
  ];
  const ids = [...new Set(rows.map(({ candidateId }) => candidateId))];
  if (ids.length > 0)
    throw new Error(`tags, names or outcomes out of step with their people: ${ids.join(", ")}`);
}
