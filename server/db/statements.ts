import type { DataSource, EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
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
type Shapes = Map<string, Statement>;
const known = new WeakMap<DataSource, Map<unknown, Shapes>>();

function statementFor(source: DataSource, target: unknown, shape: string, make: () => Statement): Statement {
  let targets = known.get(source);
  if (!targets) known.set(source, (targets = new Map<unknown, Shapes>()));
  let shapes = targets.get(target);
  if (!shapes) targets.set(target, (shapes = new Map<string, Statement>()));
  let statement = shapes.get(shape);
  if (!statement) shapes.set(shape, (statement = make()));
  return statement;
}

const quote = (name: string) => `\`${name}\``;
/** Names, and of lists their lengths: what the SQL depends on. */
function shapeOf(where: Record<string, unknown>): string {
  let shape = "";
  for (const name in where) {
    const value = where[name];
    shape += Array.isArray(value) ? `${name}*${value.length},` : `${name},`;
  }
  return shape;
}
const matches = (where: object) =>
  Object.entries(where)
    .map(([name, value]) =>
      Array.isArray(value) ? `${quote(name)} IN (${value.map(() => "?").join(", ")})` : `${quote(name)} = ?`,
    )
    .join(" AND ");
/** An empty list; `IN ()` is no SQL on MySQL. */
function matchesNothing(where: Record<string, unknown>): boolean {
  for (const name in where) {
    const value = where[name];
    if (Array.isArray(value) && value.length === 0) return true;
  }
  return false;
}
function valuesOf(where: Record<string, unknown>): unknown[] {
  const values: unknown[] = [];
  for (const name in where) {
    const value = where[name];
    if (Array.isArray(value)) values.push(...value);
    else values.push(value);
  }
  return values;
}

const readRows = (manager: EntityManager, { sql, codecs }: Statement, values: unknown[]) =>
  queryRows(
    manager,
    sql,
    values,
    codecs.map(({ column }) => column),
  );

/** Runs a SELECT of these columns, in this order; values as the driver gives them. */
export async function queryRows(
  manager: EntityManager,
  sql: string,
  values: unknown[],
  columns: readonly string[],
): Promise<unknown[][]> {
  const prepared = preparedStatements(manager.dataSource);
  if (prepared) return prepared.rows(sql, values);
  const rows: Record<string, unknown>[] = await manager.query(sql, values);
  return rows.map((row) => columns.map((column) => row[column]));
}

/** The same for a question that has one answer at most. */
export async function queryRow(
  manager: EntityManager,
  sql: string,
  values: unknown[],
  columns: readonly string[],
): Promise<unknown[] | undefined> {
  const prepared = preparedStatements(manager.dataSource);
  return prepared ? prepared.row(sql, values) : (await queryRows(manager, sql, values, columns))[0];
}

async function change(manager: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const prepared = preparedStatements(manager.dataSource);
  if (prepared) return prepared.change(sql, values);
  const result = await manager.queryRunner?.query(sql, values, true);
  return result?.affected ?? 0;
}

/** A row's values in the order of these codecs as an entity, as TypeORM would make it. */
export function hydrate<T>(target: Entity<T>, codecs: readonly ColumnCodec[], row: readonly unknown[]): T {
  const entity = new target() as Record<string, unknown>;
  for (let index = 0; index < codecs.length; index += 1) {
    const { property, read } = codecs[index] as ColumnCodec;
    entity[property] = read(row[index]);
  }
  return entity as T;
}

/** The codecs of these properties, in their order. */
export function codecsFor<T>(
  source: DataSource,
  target: Entity<T>,
  properties: readonly string[],
): ColumnCodec[] {
  const all = codecsOf(source, target as new () => object);
  return properties.map((name) => all.find(({ property }) => property === name) as ColumnCodec);
}

function selectStatement<T extends ObjectLiteral>(
  source: DataSource,
  target: Entity<T>,
  where: Key<T>,
  lock: boolean,
): Statement {
  return statementFor(source, target, `select ${shapeOf(where)}${lock ? " lock" : ""}`, () => {
    const codecs = codecsOf(source, target);
    const list = codecs.map(({ column }) => quote(column)).join(", ");
    const end = lock && source.options.type !== "better-sqlite3" ? " FOR UPDATE" : "";
    const table = quote(source.getMetadata(target).tableName);
    return { sql: `SELECT ${list} FROM ${table} WHERE ${matches(where)}${end}`, codecs };
  });
}

/** Rows whose columns have exactly these values, hydrated as TypeORM would. `lock` locks them on MySQL. */
export async function selectEqual<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  where: Key<T>,
  { lock = false }: { lock?: boolean } = {},
): Promise<T[]> {
  if (matchesNothing(where)) return [];
  const statement = selectStatement(manager.dataSource, target, where, lock);
  const rows = await readRows(manager, statement, valuesOf(where));
  return rows.map((row) => hydrate(target, statement.codecs, row));
}

/** The same with these columns alone, for wide rows of which a list shows a part. */
export async function selectColumns<T extends ObjectLiteral, K extends keyof T & string>(
  manager: EntityManager,
  target: Entity<T>,
  properties: readonly K[],
  where: Key<T>,
): Promise<Pick<T, K>[]> {
  if (matchesNothing(where)) return [];
  const source = manager.dataSource;
  const shape = `select ${properties.join()} where ${shapeOf(where)}`;
  const statement = statementFor(source, target, shape, () => {
    const codecs = codecsFor(source, target, properties);
    const list = codecs.map(({ column }) => quote(column)).join(", ");
    const table = quote(source.getMetadata(target).tableName);
    return { sql: `SELECT ${list} FROM ${table} WHERE ${matches(where)}`, codecs };
  });
  const rows = await readRows(manager, statement, valuesOf(where));
  return rows.map((row) => hydrate(target, statement.codecs, row));
}

/** The row whose unique columns have these values. `lock` locks it on MySQL. */
export async function selectOne<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  where: Key<T>,
  { lock = false }: { lock?: boolean } = {},
): Promise<T | null> {
  const { sql, codecs } = selectStatement(manager.dataSource, target, where, lock);
  const columns = codecs.map(({ column }) => column);
  const row = await queryRow(manager, sql, valuesOf(where), columns);
  return row ? hydrate(target, codecs, row) : null;
}

/**
 * Runs what TypeORM's builder composed, for these columns of its entity alone; the rows, of which a list has many,
 * take the short way.
 */
export async function selectBuilt<T extends ObjectLiteral, K extends keyof T & string>(
  builder: SelectQueryBuilder<T>,
  target: Entity<T>,
  properties: readonly K[],
): Promise<Pick<T, K>[]> {
  const { alias } = builder;
  const { manager } = builder.dataSource;
  const [sql, values] = builder.select(properties.map((name) => `${alias}.${name}`)).getQueryAndParameters();
  const codecs = codecsFor(builder.dataSource, target, properties);
  const prepared = preparedStatements(builder.dataSource);
  const rows = prepared
    ? prepared.rows(sql, values)
    : ((await manager.query(sql, values)) as Record<string, unknown>[]).map((row) =>
        codecs.map(({ column }) => row[`${alias}_${column}`]),
      );
  return rows.map((row) => hydrate(target, codecs, row));
}

/** Changes the rows whose columns have exactly these values; returns how many there were. */
export async function updateEqual<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  where: Key<T>,
  changed: Partial<T>,
): Promise<number> {
  if (matchesNothing(where)) return 0;
  const source = manager.dataSource;
  const given = Object.keys(changed).filter((name) => changed[name] !== undefined);
  const shape = `update ${given.join()} where ${shapeOf(where)}`;
  const { sql, codecs } = statementFor(source, target, shape, () => {
    const sets = given.map((name) => `${quote(name)} = ?`).join(", ");
    return {
      sql: `UPDATE ${quote(source.getMetadata(target).tableName)} SET ${sets} WHERE ${matches(where)}`,
      codecs: codecsFor(source, target, given),
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
  const { sql, codecs } = statementFor(source, target, "insert", () => {
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
