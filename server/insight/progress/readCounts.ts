import type { EntityManager } from "typeorm";
import type { InterviewStatus } from "../../interviews/status";
import type { Scope } from "../../org/permissions";
import { ALL_WEEKS } from "./entity";

/** Statuses that count as done; what the company itself revoked counts as never invited. */
const DONE = "'completed'";
const REVOKED = "'revoked'";

export type CountFilter = { scope: Scope; weeks: readonly string[] | null; jobKey?: string | undefined };

type Clause = { sql: string; values: string[] };
const marks = (values: readonly string[]) => values.map(() => "?").join(", ");

function within({ scope, weeks, jobKey }: CountFilter, weekOfRow: boolean): Clause {
  const parts: Clause[] = [];
  // A delta belongs to its week and to all weeks; a count is kept for each.
  if (weeks) parts.push({ sql: `week IN (${marks(weeks) || "NULL"})`, values: [...weeks] });
  else if (weekOfRow) parts.push({ sql: "week = ?", values: [ALL_WEEKS] });
  if (scope !== "all") {
    const { orgUnitIds, positionIds } = scope;
    const either = [
      ...(orgUnitIds.length > 0 ? [`orgUnitId IN (${marks(orgUnitIds)})`] : []),
      ...(positionIds.length > 0 ? [`jobKey IN (${marks(positionIds)})`] : []),
    ];
    parts.push({ sql: `(${either.join(" OR ") || "1 = 0"})`, values: [...orgUnitIds, ...positionIds] });
  }
  if (jobKey) parts.push({ sql: "jobKey = ?", values: [jobKey] });
  return {
    sql: parts.map(({ sql }) => sql).join(" AND ") || "1 = 1",
    values: parts.flatMap(({ values }) => values),
  };
}

/** Counts and what is not folded yet, read in one statement: between two a delta could be missed or counted twice. */
function counted(filter: CountFilter): Clause {
  const counts = within(filter, true);
  const deltas = within(filter, false);
  const columns = "orgUnitId, jobKey, positionId, jobTitle, week";
  return {
    sql: `(SELECT ${columns}, status, count FROM interview_counts WHERE ${counts.sql}
      UNION ALL SELECT ${columns}, toStatus, 1 FROM interview_count_deltas
        WHERE toStatus IS NOT NULL AND ${deltas.sql}
      UNION ALL SELECT ${columns}, fromStatus, -1 FROM interview_count_deltas
        WHERE fromStatus IS NOT NULL AND ${deltas.sql}) counted`,
    values: [...counts.values, ...deltas.values, ...deltas.values],
  };
}

export type StatusCounts = Partial<Record<InterviewStatus, number>>;

type RawCount = { status: InterviewStatus; count: string | number };
const addTo = (counts: StatusCounts, { status, count }: RawCount): StatusCounts => {
  if (Number(count) > 0) counts[status] = Number(count);
  return counts;
};

/** Interviews by status: what stands on the tabs of the list. */
export async function countByStatus(manager: EntityManager, filter: CountFilter): Promise<StatusCounts> {
  const { sql, values } = counted(filter);
  const rows: RawCount[] = await manager.query(
    `SELECT status, SUM(count) AS count FROM ${sql} GROUP BY status`,
    values,
  );
  return rows.reduce(addTo, {});
}

/** The same for each unit, or each week. */
export async function countGroups(
  manager: EntityManager,
  filter: CountFilter,
  by: "orgUnitId" | "week",
): Promise<Map<string, StatusCounts>> {
  const { sql, values } = counted(filter);
  const rows: (RawCount & { of: string })[] = await manager.query(
    `SELECT ${by} AS \`of\`, status, SUM(count) AS count FROM ${sql} GROUP BY ${by}, status`,
    values,
  );
  const groups = new Map<string, StatusCounts>();
  for (const row of rows) groups.set(row.of, addTo(groups.get(row.of) ?? {}, row));
  return groups;
}

export type JobCount = {
  orgUnitId: string;
  jobKey: string;
  positionId: string | null;
  jobTitle: string;
  invited: number;
  completed: number;
};

/** Invited and completed for each job of each unit. */
export async function countJobs(manager: EntityManager, filter: CountFilter): Promise<JobCount[]> {
  const { sql, values } = counted(filter);
  const rows: Record<keyof JobCount, string>[] = await manager.query(
    `SELECT orgUnitId, jobKey, MAX(positionId) AS positionId, MAX(jobTitle) AS jobTitle,
      SUM(CASE WHEN status = ${REVOKED} THEN 0 ELSE count END) AS invited,
      SUM(CASE WHEN status = ${DONE} THEN count ELSE 0 END) AS completed
      FROM ${sql} GROUP BY orgUnitId, jobKey`,
    values,
  );
  return rows
    .map((row) => ({ ...row, invited: Number(row.invited), completed: Number(row.completed) }))
    .filter(({ invited }) => invited > 0);
}
