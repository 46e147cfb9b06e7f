import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager, ObjectLiteral } from "typeorm";
import type { Scope } from "../org/permissions";
import { codecsOf } from "./codecs";
import { type Key, codecsFor, hydrate, queryRows, selectColumns } from "./statements";

/** A part of a table: rows with this value in a column that begins an index, with time and id behind it. */
export type Arm = { column: string; value: string };
/** SQL on plain column names, with `?` for each value as the driver takes it. */
export type Condition = { sql: string; values: readonly unknown[] };

export type Newest = {
  /** The column that orders the list, before id. */
  time: string;
  /** What is meant by id; the column of that name unless told. */
  key?: string;
  /** What the list is made of; null for the whole table. */
  arms: readonly Arm[] | null;
  where: readonly Condition[];
  after: { at: Date; id: string } | null;
  /** No row is older. */
  since?: Date;
  limit: number;
  /** Text columns to read besides. */
  extra?: readonly string[];
};
export type NewestRow = { id: string; at: Date; extra: unknown[] };

/** With more parts than this a list is walked from its newest row on instead. */
const MOST_ARMS = 80;
const WALK = 1_000;

/** A scope as parts of a table that has `orgUnitId`, and `positionId` if told. */
export function armsOf(scope: Scope, { position = false }: { position?: boolean } = {}): Arm[] | null {
  if (scope === "all") return null;
  return [
    ...scope.orgUnitIds.map((value) => ({ column: "orgUnitId", value })),
    ...(position ? scope.positionIds.map((value) => ({ column: "positionId", value })) : []),
  ];
}

/**
 * The newest rows of several parts of a table, in order. `IN (…)` with `ORDER BY … LIMIT` sorts all the rows there are
 * of a branch; this reads one page of each part from its index.
 */
export async function selectNewest<T extends ObjectLiteral>(
  manager: EntityManager,
  target: new () => T,
  list: Newest,
): Promise<NewestRow[]> {
  const { arms } = list;
  if (arms?.length === 0) return [];
  if (arms && arms.length > MOST_ARMS) return walkNewest(manager, target, { ...list, arms });
  const { time, key = "id", limit, extra = [] } = list;
  const { tableName } = manager.dataSource.getMetadata(target);
  const moment = timeCodec(manager, target, time);
  const columns = [key, time, ...extra];
  const where = [...list.where, ...behind(list, moment.write)];
  const parts: Condition[] = (arms ?? [null]).map((arm) => {
    const all = [...(arm ? [{ sql: `${arm.column} = ?`, values: [arm.value] }] : []), ...where];
    return {
      sql:
        `SELECT ${columns.join(", ")} FROM ${tableName} ` +
        `WHERE ${all.map(({ sql }) => sql).join(" AND ") || "1 = 1"} ` +
        `ORDER BY ${time} DESC, ${key} DESC LIMIT ${limit}`,
      values: all.flatMap(({ values }) => values),
    };
  });
  // A row can be in a unit and of a position at once.
  const overlap = new Set(arms?.map(({ column }) => column)).size > 1;
  const sql =
    parts.length === 1
      ? (parts[0] as Condition).sql
      : `${parts
          .map((part, index) => `SELECT * FROM (${part.sql}) AS part${index}`)
          .join(overlap ? " UNION " : " UNION ALL ")} ORDER BY 2 DESC, 1 DESC LIMIT ${limit}`;
  const rows = await queryRows(
    manager,
    sql,
    parts.flatMap(({ values }) => values),
    columns,
  );
  return rows.map(([id, at, ...rest]) => ({ id: id as string, at: moment.read(at) as Date, extra: rest }));
}

/** The same with these columns of the rows, which `id` is among: with one part they come with the page, else by id. */
export async function selectNewestRows<T extends { id: string }, K extends keyof T & string>(
  manager: EntityManager,
  target: new () => T,
  list: Omit<Newest, "key" | "extra">,
  properties: readonly (K | "id")[],
): Promise<Pick<T, K | "id">[]> {
  if (list.arms && list.arms.length > 1) {
    const ids = (await selectNewest(manager, target, list)).map(({ id }) => id);
    return selectInOrder(manager, target, ids, properties);
  }
  const codecs = codecsFor(manager.dataSource, target, properties);
  const rows = await selectNewest(manager, target, { ...list, extra: codecs.map(({ column }) => column) });
  return rows.map(({ extra }) => hydrate(target, codecs, extra));
}

/** These columns of the rows with these ids, in their order; ids that nobody has are passed over. */
export async function selectInOrder<T extends { id: string }, K extends keyof T & string>(
  manager: EntityManager,
  target: new () => T,
  ids: readonly string[],
  properties: readonly (K | "id")[],
): Promise<Pick<T, K | "id">[]> {
  const found = await selectColumns<T, K | "id">(manager, target, properties, { id: ids } as Key<T>);
  const byId = new Map<string, Pick<T, K | "id">>(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function timeCodec(manager: EntityManager, target: new () => object, time: string) {
  const codec = codecsOf(manager.dataSource, target).find(({ property }) => property === time);
  if (!codec) throw new Error(`no column ${time}`);
  return codec;
}

/** Rows behind a position, so that an index on the time can begin there. */
function behind({ time, key = "id", after, since }: Newest, write: (value: unknown) => unknown): Condition[] {
  const at = after && write(after.at);
  return [
    ...(after ? [{ sql: `${time} <= ? AND (${time} < ? OR ${key} < ?)`, values: [at, at, after.id] }] : []),
    ...(since ? [{ sql: `${time} >= ?`, values: [write(since)] }] : []),
  ];
}

async function walkNewest<T extends ObjectLiteral>(
  manager: EntityManager,
  target: new () => T,
  list: Newest & { arms: readonly Arm[] },
): Promise<NewestRow[]> {
  const columns = [...new Set(list.arms.map(({ column }) => column))];
  const values = columns.map(
    (wanted) => new Set(list.arms.flatMap(({ column, value }) => (column === wanted ? [value] : []))),
  );
  const { extra = [], limit } = list;
  const found: NewestRow[] = [];
  let { after } = list;
  for (;;) {
    const rows = await selectNewest(manager, target, {
      ...list,
      arms: null,
      after,
      limit: WALK,
      extra: [...columns, ...extra],
    });
    for (const row of rows) {
      const isWithin = columns.some((_, index) => values[index]?.has(row.extra[index] as string));
      if (isWithin) found.push({ ...row, extra: row.extra.slice(columns.length) });
    }
    const last = rows.at(-1);
    if (!last || rows.length < WALK || found.length >= limit) return found.slice(0, limit);
    after = { at: last.at, id: last.id };
    await nextTurn();
  }
}
