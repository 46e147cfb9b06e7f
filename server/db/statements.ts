import type { DataSource, EntityManager, ObjectLiteral } from "typeorm";
import { type ColumnCodec, codecsOf } from "./codecs";
import { preparedStatements } from "./sqliteStatements";

/**
 * SQL for the plain questions that every request asks (rows by equal columns; insert; update), made once for each
 * shape. TypeORM's builder composes its SQL anew at each call, which costs several times what the query costs;
 * names and drivers stay TypeORM's.
 */
type Entity<T> = new () => T;
type Value = string | number;
/** A list stands for any of its values. */
export type Key<T> = { [K in keyof T & string]?: Value | readonly Value[] };

type Statement = { sql: string; codecs: readonly ColumnCodec[] };
const known = new WeakMap<DataSource, Map<string, Statement>>();

function statementFor(source: DataSource, shape: string, make: () => Statement): Statement {
  const statements = known.get(source) ?? new Map<string, Statement>();
  known.set(source, statements);
  const statement = statements.get(shape) ?? make();
  statements.set(shape, statement);
  return statement;
}

const quote = (name: string) => `\`${name}\``;
const shapeOf = (where: object) =>
  Object.entries(where)
    .map(([name, value]) => (Array.isArray(value) ? `${name}*${value.length}` : name))
    .join();
const matches = (where: object) =>
  Object.entries(where)
    .map(([name, value]) =>
      Array.isArray(value) ? `${quote(name)} IN (${value.map(() => "?").join(", ")})` : `${quote(name)} = ?`,
    )
    .join(" AND ");
const valuesOf = (where: object) => Object.values(where).flat() as Value[];

async function readRows(manager: EntityManager, { sql, codecs }: Statement, values: unknown[]) {
  const prepared = preparedStatements(manager.dataSource);
  if (prepared) return prepared.rows(sql, values);
  const rows: Record<string, unknown>[] = await manager.query(sql, values);
  return rows.map((row) => codecs.map(({ column }) => row[column]));
}

async function change(manager: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const prepared = preparedStatements(manager.dataSource);
  if (prepared) return prepared.change(sql, values);
  const result = await manager.queryRunner?.query(sql, values, true);
  return result?.affected ?? 0;
}

/** Rows whose columns have exactly these values, hydrated as TypeORM would. `lock` locks them on MySQL. */
export async function selectEqual<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  where: Key<T>,
  { lock = false }: { lock?: boolean } = {},
): Promise<T[]> {
  const source = manager.dataSource;
  const statement = statementFor(source, `select ${target.name} ${shapeOf(where)} ${lock}`, () => {
    const codecs = codecsOf(source, target);
    const list = codecs.map(({ column }) => quote(column)).join(", ");
    const end = lock && source.options.type !== "better-sqlite3" ? " FOR UPDATE" : "";
    const table = quote(source.getMetadata(target).tableName);
    return { sql: `SELECT ${list} FROM ${table} WHERE ${matches(where)}${end}`, codecs };
  });
  const rows = await readRows(manager, statement, valuesOf(where));
  return rows.map((row) => {
    const entity = new target() as Record<string, unknown>;
    statement.codecs.forEach(({ property, read }, index) => {
      entity[property] = read(row[index]);
    });
    return entity as T;
  });
}

/** Changes the rows whose columns have exactly these values; returns how many there were. */
export async function updateEqual<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  where: Key<T>,
  changed: Partial<T>,
): Promise<number> {
  const source = manager.dataSource;
  const given = Object.keys(changed).filter((name) => changed[name] !== undefined);
  const shape = `update ${target.name} ${given.join()} ${shapeOf(where)}`;
  const { sql, codecs } = statementFor(source, shape, () => {
    const all = codecsOf(source, target);
    const sets = given.map((name) => `${quote(name)} = ?`).join(", ");
    return {
      sql: `UPDATE ${quote(source.getMetadata(target).tableName)} SET ${sets} WHERE ${matches(where)}`,
      codecs: given.map((name) => all.find(({ property }) => property === name) as ColumnCodec),
    };
  });
  const values = codecs.map(({ property, write }) => write(changed[property]));
  return change(manager, sql, [...values, ...valuesOf(where)]);
}

/** Inserts one whole row. */
export async function insertWhole<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  row: T,
): Promise<void> {
  const source = manager.dataSource;
  const { sql, codecs } = statementFor(source, `insert ${target.name}`, () => {
    const all = codecsOf(source, target);
    const list = all.map(({ column }) => quote(column)).join(", ");
    const marks = all.map(() => "?").join(", ");
    const table = quote(source.getMetadata(target).tableName);
    return { sql: `INSERT INTO ${table} (${list}) VALUES (${marks})`, codecs: all };
  });
  await change(
    manager,
    sql,
    codecs.map(({ property, write }) => write(row[property])),
  );
}
