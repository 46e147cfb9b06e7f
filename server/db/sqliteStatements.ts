import type { DataSource } from "typeorm";

type Native = {
  raw(): Native;
  all(values: unknown[]): unknown[][];
  get(values: unknown[]): unknown[] | undefined;
  run(values: unknown[]): { changes: number };
};
type Connection = { prepare(sql: string): Native };

/** Statements on the one connection that TypeORM's SQLite driver has, inside whatever transaction it is in. */
export interface PreparedStatements {
  /** Rows as arrays, in the order of the columns asked for. */
  rows(sql: string, values: readonly unknown[]): unknown[][];
  /** The first row alone, for questions that have one answer at most. */
  row(sql: string, values: readonly unknown[]): unknown[] | undefined;
  /** How many rows were changed. */
  change(sql: string, values: readonly unknown[]): number;
}

/** Our own shapes are a few hundred at most. */
const MAX_KEPT = 500;
const known = new WeakMap<DataSource, PreparedStatements>();

/** What the binding takes: it knows neither `undefined` nor booleans. */
const bind = (values: readonly unknown[]) =>
  values.map((value) => (value === undefined ? null : typeof value === "boolean" ? Number(value) : value));

function prepareOn(connection: Connection): PreparedStatements {
  /**
   * A statement asked for one row is never asked for all, nor the other way round: after `all`, the binding's next
   * `get` takes the values of the call before it and answers with somebody else's row (libsql 0.5).
   */
  const one = new Map<string, Native>();
  const all = new Map<string, Native>();
  const prepared = (kept: Map<string, Native>, sql: string, make: () => Native) => {
    const found = kept.get(sql);
    if (found) return found;
    const made = make();
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(sql, made);
    return made;
  };
  return {
    rows: (sql, values) => prepared(all, sql, () => connection.prepare(sql).raw()).all(bind(values)),
    row: (sql, values) => prepared(one, sql, () => connection.prepare(sql).raw()).get(bind(values)),
    change: (sql, values) => prepared(one, sql, () => connection.prepare(sql)).run(bind(values)).changes,
  };
}

/** Null on MySQL, whose driver does this by itself. */
export function preparedStatements(source: DataSource): PreparedStatements | null {
  if (source.options.type !== "better-sqlite3") return null;
  const found = known.get(source);
  if (found) return found;
  const { databaseConnection } = source.driver as unknown as { databaseConnection: Connection };
  const made = prepareOn(databaseConnection);
  known.set(source, made);
  return made;
}
