import { LRUCache } from "lru-cache";
import type { DataSource, EntityManager } from "typeorm";
import { queryRows } from "../../db/statements";
import { type InterviewStatus, interviewStatus } from "../../interviews/status";
import type { Scope } from "../../org/permissions";
import { ALL_WEEKS, planWeek } from "./entity";

export type CountFilter = {
  scope: Scope;
  weeks: readonly string[] | null;
  jobKey?: string | undefined;
  /** Over all weeks and jobs, in units only: `weeks` null, no `jobKey`, no positions in the scope. */
  planId?: string;
};

type Clause = { sql: string; values: string[] };
const marks = (values: readonly string[]) => values.map(() => "?").join(", ");

function within({ scope, weeks, jobKey, planId }: CountFilter, weekOfRow: boolean): Clause {
  const parts: Clause[] = [];
  if (planId && !weekOfRow) parts.push({ sql: "planId = ?", values: [planId] });
  // A delta belongs to its week and to all weeks; a count is kept for each.
  if (weeks) parts.push({ sql: `week IN (${marks(weeks) || "NULL"})`, values: [...weeks] });
  else if (weekOfRow) parts.push({ sql: "week = ?", values: [planId ? planWeek(planId) : ALL_WEEKS] });
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

type Grouping = { by: readonly GroupBy[]; details: readonly Detail[] };
/** A row says of which part it is; one is for the edition alone. */
const PARTS = { edition: 0, delta: 1, count: 2 } as const;
type Part = keyof typeof PARTS;
/** Behind part and edition: what it is grouped by, details, a sum for each status. */
const LEAD = ["part", "edition"];

function sumsOf(
  { by, details }: Grouping,
  part: Exclude<Part, "edition">,
  { table, status, count, where }: { table: string; status: string; count: string; where: Clause },
): Clause {
  const names = [...by, ...details.map((detail) => `MAX(${detail}) AS ${detail}`)];
  const sums = interviewStatus.options.map((known) => sumOf(status, count, known));
  const groups = by.length > 0 ? ` GROUP BY ${by.join(", ")}` : "";
  const columns = [PARTS[part], 0, ...names, ...sums].join(", ");
  return { sql: `SELECT ${columns} FROM ${table} WHERE ${where.sql}${groups}`, values: where.values };
}

/** The first row, which names the columns of all. */
function editionRow({ by, details }: Grouping): Clause {
  const names = [...by, ...details].map((name) => `NULL AS ${name}`);
  const sums = interviewStatus.options.map((status) => `0 AS ${status}`);
  const columns = [`${PARTS.edition} AS part`, "edition", ...names, ...sums].join(", ");
  return { sql: `SELECT ${columns} FROM interview_count_editions`, values: [] };
}

const union = (parts: readonly Clause[]): Clause => ({
  sql: parts.map(({ sql }) => sql).join(" UNION ALL "),
  values: parts.flatMap(({ values }) => values),
});

/**
 * What is not folded yet, the edition of the counts, and the counts themselves unless they are known: read in one
 * statement, since between two a delta could be missed or counted twice. Each part is summed by itself, with a column
 * for each status: laid together first, all their rows would be copied.
 */
export function sumsStatement(
  filter: CountFilter,
  { known, ...grouping }: Grouping & { known: boolean } = { by: [], details: [], known: false },
): Clause {
  const deltas = { table: "interview_count_deltas", where: within(filter, false) };
  const counts = { table: "interview_counts", where: within(filter, true) };
  return union([
    editionRow(grouping),
    sumsOf(grouping, "delta", { ...deltas, status: "toStatus", count: "1" }),
    sumsOf(grouping, "delta", { ...deltas, status: "fromStatus", count: "-1" }),
    ...(known ? [] : [sumsOf(grouping, "count", { ...counts, status: "status", count: "count" })]),
  ]);
}

export type StatusCounts = Partial<Record<InterviewStatus, number>>;
type Names = Partial<Record<GroupBy | Detail, string>>;
type Group = { names: Names; sums: readonly number[]; counts: StatusCounts };
type Groups = ReadonlyMap<string, Group>;

const onlySome = (sums: readonly number[]): StatusCounts =>
  Object.fromEntries(
    interviewStatus.options.flatMap((status, index) => {
      const sum = sums[index] ?? 0;
      return sum > 0 ? [[status, sum]] : [];
    }),
  );

function addUp(groups: Groups, rows: readonly unknown[][], { by, details }: Grouping): Groups {
  if (rows.length === 0) return groups;
  const named = [...by, ...details];
  const all = new Map(groups);
  for (const cells of rows) {
    const row = cells.slice(LEAD.length);
    const key = row.slice(0, by.length).join(" ");
    const more = row.slice(named.length).map(Number);
    const known = all.get(key);
    const names = known?.names ?? Object.fromEntries(named.map((name, index) => [name, row[index]]));
    const sums = known ? known.sums.map((sum, index) => sum + (more[index] ?? 0)) : more;
    all.set(key, { names, sums, counts: onlySome(sums) });
  }
  return all;
}

/** Sums of the counts, for as long as their edition lasts: some seconds where much happens, else the whole night. */
type Kept = { edition: number; groups: Groups };
const kept = new WeakMap<DataSource, LRUCache<string, Kept>>();

function keptIn(source: DataSource): LRUCache<string, Kept> {
  const known = kept.get(source);
  if (known) return known;
  const made = new LRUCache<string, Kept>({ max: 50 });
  kept.set(source, made);
  return made;
}

async function readGroups(manager: EntityManager, filter: CountFilter, grouping: Grouping): Promise<Groups> {
  const cache = keptIn(manager.dataSource);
  const key = JSON.stringify([filter, grouping]);
  const columns = [...LEAD, ...grouping.by, ...grouping.details, ...interviewStatus.options];
  const read = async (known: boolean) => {
    const { sql, values } = sumsStatement(filter, { ...grouping, known });
    const rows = await queryRows(manager, sql, values, columns);
    const of = (part: Part) => rows.filter(([number]) => Number(number) === PARTS[part]);
    const [[, edition] = []] = of("edition");
    return { edition: Number(edition), of };
  };
  const last = cache.get(key);
  if (last) {
    const { edition, of } = await read(true);
    if (edition === last.edition) return addUp(last.groups, of("delta"), grouping);
  }
  const { edition, of } = await read(false);
  const groups = addUp(new Map(), of("count"), grouping);
  cache.set(key, { edition, groups });
  return addUp(groups, of("delta"), grouping);
}

/** Interviews by status: what stands on the tabs of the list. */
export async function countByStatus(manager: EntityManager, filter: CountFilter): Promise<StatusCounts> {
  const groups = await readGroups(manager, filter, { by: [], details: [] });
  return groups.get("")?.counts ?? {};
}

/** The same for each week. */
export async function countWeeks(
  manager: EntityManager,
  filter: CountFilter,
): Promise<Map<string, StatusCounts>> {
  const groups = await readGroups(manager, filter, { by: ["week"], details: [] });
  return new Map([...groups].map(([week, { counts }]) => [week, counts]));
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
  const groups = await readGroups(manager, filter, {
    by: ["orgUnitId", "jobKey"],
    details: ["positionId", "jobTitle"],
  });
  return [...groups.values()].map(({ names, counts }) => ({
    ...(names as Omit<JobCount, "counts">),
    counts,
  }));
}
