import type { EntityManager } from "typeorm";
import { queryRows } from "../../db/statements";
import { type InterviewStatus, interviewStatus } from "../../interviews/status";
import type { Scope } from "../../org/permissions";
import { ALL_WEEKS } from "./entity";

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

type GroupBy = "orgUnitId" | "jobKey" | "week";
type Detail = "positionId" | "jobTitle";

const sumOf = (status: string, count: string, known: string) =>
  `SUM(CASE WHEN ${status} = '${known}' THEN ${count} ELSE 0 END) AS ${known}`;

/**
 * Counts and what is not folded yet, read in one statement: between two a delta could be missed or counted twice. Each
 * part is summed by itself, with a column for each status: laid together first, all their rows would be copied.
 * Its rows, up to three of each group, are `by`, then `details`, then one sum for each status.
 */
export function sumsStatement(
  filter: CountFilter,
  by: readonly GroupBy[] = [],
  details: readonly Detail[] = [],
): Clause {
  const counts = within(filter, true);
  const deltas = within(filter, false);
  const names = [...by, ...details.map((detail) => `MAX(${detail}) AS ${detail}`)];
  const groups = by.length > 0 ? ` GROUP BY ${by.join(", ")}` : "";
  const part = (table: string, status: string, count: string, where: string) => {
    const sums = interviewStatus.options.map((known) => sumOf(status, count, known));
    return `SELECT ${[...names, ...sums].join(", ")} FROM ${table} WHERE ${where}${groups}`;
  };
  return {
    sql: [
      part("interview_counts", "status", "count", counts.sql),
      part("interview_count_deltas", "toStatus", "1", deltas.sql),
      part("interview_count_deltas", "fromStatus", "-1", deltas.sql),
    ].join(" UNION ALL "),
    values: [...counts.values, ...deltas.values, ...deltas.values],
  };
}

export type StatusCounts = Partial<Record<InterviewStatus, number>>;
type Names = Partial<Record<GroupBy | Detail, string>>;
type Group = { names: Names; counts: StatusCounts };

const onlySome = (sums: readonly number[]): StatusCounts =>
  Object.fromEntries(
    interviewStatus.options.flatMap((status, index) => {
      const sum = sums[index] ?? 0;
      return sum > 0 ? [[status, sum]] : [];
    }),
  );

/** Interviews by status in each group. */
async function readGroups(
  manager: EntityManager,
  filter: CountFilter,
  by: readonly GroupBy[],
  details: readonly Detail[] = [],
): Promise<Group[]> {
  const { sql, values } = sumsStatement(filter, by, details);
  const named = [...by, ...details];
  const rows = await queryRows(manager, sql, values, [...named, ...interviewStatus.options]);
  const groups = new Map<string, { names: Names; sums: number[] }>();
  for (const row of rows) {
    const sums = row.slice(named.length).map(Number);
    const key = row.slice(0, by.length).join(" ");
    const known = groups.get(key);
    if (known) known.sums = known.sums.map((sum, index) => sum + (sums[index] ?? 0));
    else groups.set(key, { names: Object.fromEntries(named.map((name, index) => [name, row[index]])), sums });
  }
  return [...groups.values()].map(({ names, sums }) => ({ names, counts: onlySome(sums) }));
}

/** Interviews by status: what stands on the tabs of the list. */
export async function countByStatus(manager: EntityManager, filter: CountFilter): Promise<StatusCounts> {
  const [all] = await readGroups(manager, filter, []);
  return all?.counts ?? {};
}

/** The same for each week. */
export async function countWeeks(
  manager: EntityManager,
  filter: CountFilter,
): Promise<Map<string, StatusCounts>> {
  const groups = await readGroups(manager, filter, ["week"]);
  return new Map(groups.map(({ names, counts }) => [names.week ?? "", counts]));
}

export type JobCount = {
  orgUnitId: string;
  jobKey: string;
  positionId: string | null;
  jobTitle: string;
  counts: StatusCounts;
};

/** The same for each job of each unit. */
export async function countJobs(manager: EntityManager, filter: CountFilter): Promise<JobCount[]> {
  const groups = await readGroups(manager, filter, ["orgUnitId", "jobKey"], ["positionId", "jobTitle"]);
  return groups.map(({ names, counts }) => ({ ...(names as Omit<JobCount, "counts">), counts }));
}
