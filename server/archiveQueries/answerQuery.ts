import type { EntityManager } from "typeorm";
import type { Condition } from "../db/selectNewest";
import { queryRow, queryRows } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import { type Scope, scopeOf } from "../org/permissions";
import { narrowScope } from "../org/scope";
import { ROOT_UNIT } from "../org/tree";
import type { Services } from "../services";
import { conditionsOf } from "./conditions";
import { ArchiveCut, type ArchiveGroup } from "./entity";
import { type GroupField, isRate, scoreBand, togetherFor, waitingFor } from "./fields";
import { type Sums, meanOf, rateOf } from "./intervals";
import type { Figure, QueryDefinition, QueryResult, ResultRow } from "./schema";
import { leastPeople } from "./settings";

type Asking = Pick<Services, "db" | "org">;

const MOST_ROWS = 200;
const NOTHING: Sums = { n: 0, total: 0, squares: 0 };

/** The column that a field's label is read from. */
const COLUMN = {
  branch: "orgUnitId",
  unit: "orgUnitId",
  family: "family",
  job: "jobTitle",
  source: "source",
  outcome: "outcome",
  openedYear: "openedYear",
  hiredYear: "hiredYear",
  scoreBand: "scoreBand",
  performance: "performance",
  leaving: "leaving",
} as const satisfies Record<GroupField, keyof ArchiveGroup>;

const scopeCondition = (scope: Scope): Condition[] =>
  scope === "all"
    ? []
    : [
        scope.orgUnitIds.length === 0
          ? { sql: "1 = 0", values: [] }
          : {
              sql: `g.orgUnitId IN (${scope.orgUnitIds.map(() => "?").join(", ")})`,
              values: scope.orgUnitIds,
            },
      ];

const whereOf = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.length === 0 ? "" : `WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}`,
  values: conditions.flatMap(({ values }) => values),
});

/**
 * A unit that one may not ask about does not exist.
 * @throws 404 org_unit.not_found
 */
export function assertUnit({ org }: Pick<Asking, "org">, actor: StaffActor, unit: string | undefined): void {
  if (unit === undefined) return;
  const scope = scopeOf(actor, "archive.query");
  const seen = scope === "all" ? org.tree().get(unit) !== null : scope.orgUnitIds.includes(unit);
  if (!seen) throw notFound("org_unit.not_found");
}

/**
 * Where the actor may ask, of that what the filter names. It stands in every statement of this file: what was saved,
 * shared or sent cannot widen it.
 */
function scopeFor(services: Asking, actor: StaffActor, unit: string | undefined): Scope {
  assertUnit(services, actor, unit);
  return narrowScope(services, scopeOf(actor, "archive.query"), unit);
}

type Cell = { labels: ResultRow["labels"]; people: number; sums: Map<string, Sums> };

const plus = (one: Sums, { n, total, squares }: Sums): Sums => ({
  n: one.n + n,
  total: one.total + total,
  squares: one.squares + squares,
});

function addTo(cell: Cell, people: number, measure: string | null, sums: Sums): void {
  if (measure === null) cell.people += people;
  else cell.sums.set(measure, plus(cell.sums.get(measure) ?? NOTHING, sums));
}

function labelFrom({ org }: Asking, field: GroupField, value: unknown): ResultRow["labels"][number] {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (field !== "branch" && field !== "unit") return { value: text, name: null };
  const tree = org.tree();
  const unit = field === "branch" ? (tree.get(text) ? tree.nearestBranch(text) : null) : tree.get(text);
  return unit && { value: unit.id, name: unit.name };
}

function figureOf(measure: string, sums: ReadonlyMap<string, Sums>): Figure {
  const found = sums.get(measure) ?? NOTHING;
  const waiting = measure.startsWith("retention.")
    ? { waiting: sums.get(waitingFor(measure))?.n ?? 0, together: sums.get(togetherFor(measure))?.n ?? 0 }
    : {};
  if (found.n === 0) return { value: null, low: null, high: null, n: 0, ...waiting };
  return { ...(isRate(measure) ? rateOf(found) : meanOf(found)), n: found.n, ...waiting };
}

/** Sums of whole groups by what they have in common, as the database adds them up. */
async function readSums(
  manager: EntityManager,
  { measures, by }: QueryDefinition,
  where: Condition,
): Promise<{ values: unknown[]; measure: string | null; people: number; sums: Sums }[]> {
  const labels = by.map((field, index) => `g.${COLUMN[field]} AS label${index}`);
  const groupBy = by.map((field) => `g.${COLUMN[field]}`);
  const names = by.map((_, index) => `label${index}`);
  const counted = await queryRows(
    manager,
    `SELECT ${[...labels, "SUM(g.people) AS people"].join(", ")} FROM archive_groups g ${where.sql} ` +
      (groupBy.length > 0 ? `GROUP BY ${groupBy.join(", ")}` : ""),
    [...where.values],
    [...names, "people"],
  );
  const people = counted.map((row) => ({
    values: row.slice(0, by.length),
    measure: null,
    people: Number(row[by.length] ?? 0),
    sums: NOTHING,
  }));
  if (measures.length === 0) return people;
  const asked = measures.flatMap((measure) =>
    measure.startsWith("retention.") ? [measure, waitingFor(measure), togetherFor(measure)] : [measure],
  );
  const summed = await queryRows(
    manager,
    `SELECT ${[...labels, "s.measure AS measure", "SUM(s.n) AS n", "SUM(s.total) AS total", "SUM(s.squares) AS squares"].join(", ")} ` +
      `FROM archive_groups g JOIN archive_group_sums s ON s.groupId = g.id ` +
      `${where.sql === "" ? "WHERE" : `${where.sql} AND`} s.measure IN (${asked.map(() => "?").join(", ")}) ` +
      `GROUP BY ${[...groupBy, "s.measure"].join(", ")}`,
    [...where.values, ...asked],
    [...names, "measure", "n", "total", "squares"],
  );
  const at = by.length;
  return [
    ...people,
    ...summed.map((row) => ({
      values: row.slice(0, at),
      measure: String(row[at]),
      people: 0,
      sums: { n: Number(row[at + 1]), total: Number(row[at + 2]), squares: Number(row[at + 3]) },
    })),
  ];
}

async function peopleIn(manager: EntityManager, conditions: readonly Condition[]): Promise<number> {
  const { sql, values } = whereOf(conditions);
  const row = await queryRow(
    manager,
    `SELECT SUM(g.people) AS people FROM archive_groups g ${sql}`,
    [...values],
    ["people"],
  );
  return Number(row?.[0] ?? 0);
}

/** As the scope's own groups call them: whether others use a dimension is not told. */
async function namesOf(
  manager: EntityManager,
  measures: readonly string[],
  scope: readonly Condition[],
): Promise<(string | null)[]> {
  const names = measures.map(async (measure) => {
    if (!measure.startsWith("dimension:")) return null;
    const { sql, values } = whereOf([...scope, { sql: "s.measure = ?", values: [measure] }]);
    const row = await queryRow(
      manager,
      `SELECT s.name AS name FROM archive_group_sums s JOIN archive_groups g ON g.id = s.groupId ${sql} LIMIT 1`,
      [...values],
      ["name"],
    );
    return row ? String(row[0]) : null;
  });
  return Promise.all(names);
}

const readCuts = ({ db }: Asking): Promise<ArchiveCut[]> => db.read.find(ArchiveCut);

/** The oldest cut of what the scope may touch. */
function asOfCuts({ org }: Asking, scope: Scope, cuts: readonly ArchiveCut[]): string | null {
  const tree = org.tree();
  const seen = scope === "all" ? null : new Set(scope.orgUnitIds);
  const touches = ({ territoryId }: ArchiveCut): boolean =>
    seen === null ||
    seen.has(territoryId) ||
    (territoryId !== ROOT_UNIT &&
      tree.get(territoryId) !== null &&
      tree.descendants(territoryId).some((id) => seen.has(id)));
  const times = cuts.filter(touches).map(({ cutAt }) => cutAt.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}

const TRIES = 4;
const stampOf = (cuts: readonly ArchiveCut[]): string =>
  cuts
    .map(({ territoryId, cutAt, smallest }) => `${territoryId} ${cutAt.getTime()} ${smallest}`)
    .toSorted()
    .join();

/** Reads again where groups were cut meanwhile: no answer is put together from two cuts. */
async function ofOneCut<T>(
  services: Asking,
  read: () => Promise<T>,
): Promise<{ found: T; cuts: ArchiveCut[] }> {
  for (let tries = 1; ; tries += 1) {
    const before = await readCuts(services);
    const found = await read();
    const cuts = await readCuts(services);
    if (stampOf(before) === stampOf(cuts)) return { found, cuts };
    if (tries === TRIES) throw conflict("archive_query.cutting");
  }
}

/**
 * Answers a question by sums of whole groups alone (docs/adr/0034): two answers differ by nobody or by a group.
 * @throws 404 org_unit.not_found; 409 archive_query.cutting
 */
export async function answerQuery(
  services: Asking,
  actor: StaffActor,
  definition: QueryDefinition,
): Promise<QueryResult> {
  const { read } = services.db;
  const { measures, by, filters } = definition;
  const where = scopeFor(services, actor, filters.unit);
  const scope = scopeCondition(where);
  const asked = conditionsOf(filters);
  const sure = [...scope, ...asked.map((one) => one.sure)];
  const possible = [...scope, ...asked.map((one) => one.possible)];
  const { found, cuts } = await ofOneCut(services, () =>
    Promise.all([
      readSums(read, definition, whereOf(sure)),
      asked.length === 0 ? null : peopleIn(read, possible),
      namesOf(read, measures, scope),
      leastPeople(read),
    ]),
  );
  const [sums, everybody, names, smallest] = found;
  const total: Cell = { labels: [], people: 0, sums: new Map() };
  const cells = new Map<string, Cell>();
  for (const { values, measure, people, sums: more } of sums) {
    addTo(total, people, measure, more);
    const labels = by.map((field, index) => labelFrom(services, field, values[index]));
    const key = JSON.stringify(labels.map((label) => label?.value ?? null));
    const cell = cells.get(key) ?? { labels, people: 0, sums: new Map<string, Sums>() };
    cells.set(key, cell);
    addTo(cell, people, measure, more);
  }
  const present = ({ labels, people, sums: those }: Cell): ResultRow => ({
    labels,
    people,
    figures: measures.map((measure) => figureOf(measure, those)),
  });
  const rows = by.length === 0 ? [] : [...cells.values()].filter(({ people }) => people > 0);
  rows.sort((one, other) => orderOf(one).localeCompare(orderOf(other), "zh", { numeric: true }));
  const { labels: _, ...whole } = present(total);
  return {
    total: whole,
    rows: rows.slice(0, MOST_ROWS).map(present),
    hasMore: rows.length > MOST_ROWS,
    leftOut: everybody === null ? 0 : everybody - total.people,
    asOf: asOfCuts(services, where, cuts),
    smallest,
    names,
  };
}

/** Bands from the best to none; all else by its words; whoever is told of together last. */
const BANDS = [...scoreBand.options].map(String);
const orderOf = ({ labels }: Cell): string =>
  labels
    .map((label) => {
      if (label === null) return "\uFFFF";
      const band = BANDS.indexOf(label.value);
      return band < 0 ? (label.name ?? label.value) : String(band);
    })
    .join("\u0001");

/** What there is to choose from. */
export async function listChoices(services: Asking, actor: StaffActor) {
  const { read } = services.db;
  const scope = scopeFor(services, actor, undefined);
  const { sql, values } = whereOf(scopeCondition(scope));
  const and = sql === "" ? "WHERE" : `${sql} AND`;
  const [jobs, dimensions, smallest, cuts] = await Promise.all([
    queryRows(
      read,
      `SELECT g.jobTitle AS title, SUM(g.people) AS people FROM archive_groups g ${and} g.jobTitle IS NOT NULL ` +
        "GROUP BY g.jobTitle ORDER BY people DESC LIMIT 200",
      [...values],
      ["title", "people"],
    ),
    queryRows(
      read,
      `SELECT s.measure AS measure, MIN(s.name) AS name FROM archive_group_sums s JOIN archive_groups g ON g.id = s.groupId ` +
        `${and} s.measure >= 'dimension:' AND s.measure < 'dimension;' GROUP BY s.measure LIMIT 100`,
      [...values],
      ["measure", "name"],
    ),
    leastPeople(read),
    readCuts(services),
  ]);
  return {
    jobs: jobs.map(([title]) => String(title)),
    dimensions: dimensions.map(([one, name]) => ({ measure: String(one), name: String(name) })),
    smallest,
    asOf: asOfCuts(services, scope, cuts),
  };
}
