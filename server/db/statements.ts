import type { DataSource, EntityManager, ObjectLiteral } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata";

/**
 * SQL for the plain questions that every request asks (rows by equal columns; insert; update), made once for each
 * shape. TypeORM's builder composes its SQL anew at each call, which costs several times what the query costs;
 * names, conversions and drivers stay TypeORM's.
 */
type Entity<T> = new () => T;
export type Key<T> = { [K in keyof T & string]?: string | number };

const known = new WeakMap<DataSource, Map<string, Statement>>();

type Statement = { sql: string; columns: ColumnMetadata[] };

function statementFor(source: DataSource, shape: string, make: () => Statement): Statement {
  const statements = known.get(source) ?? new Map<string, Statement>();
  known.set(source, statements);
  const statement = statements.get(shape) ?? make();
  statements.set(shape, statement);
  return statement;
}

const quote = (name: string) => `\`${name}\``;
const equals = (names: readonly string[]) => names.map((name) => `${quote(name)} = ?`).join(" AND ");

/** Rows whose columns have exactly these values, hydrated as TypeORM would. `lock` locks them on MySQL. */
export async function selectEqual<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  where: Key<T>,
  { lock = false }: { lock?: boolean } = {},
): Promise<T[]> {
  const source = manager.dataSource;
  const names = Object.keys(where);
  const { sql, columns } = statementFor(source, `select ${target.name} ${names.join()} ${lock}`, () => {
    const { tableName, columns: all } = source.getMetadata(target);
    const list = all.map((column) => quote(column.databaseName)).join(", ");
    const end = lock && source.driver.options.type !== "better-sqlite3" ? " FOR UPDATE" : "";
    return { sql: `SELECT ${list} FROM ${quote(tableName)} WHERE ${equals(names)}${end}`, columns: all };
  });
  const rows: Record<string, unknown>[] = await manager.query(sql, Object.values(where));
  return rows.map((row) => {
    const entity = new target() as Record<string, unknown>;
    for (const column of columns) {
      entity[column.propertyName] = source.driver.prepareHydratedValue(row[column.databaseName], column);
    }
    return entity as T;
  });
}

/** Changes the rows whose columns have exactly these values; returns how many there were. */
export async function updateEqual<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  where: Key<T>,
  change: Partial<T>,
): Promise<number> {
  const source = manager.dataSource;
  const given = Object.keys(change).filter((name) => change[name] !== undefined);
  const names = Object.keys(where);
  const shape = `update ${target.name} ${given.join()} ${names.join()}`;
  const { sql, columns } = statementFor(source, shape, () => {
    const { tableName, columns: all } = source.getMetadata(target);
    return {
      sql: `UPDATE ${quote(tableName)} SET ${given.map((name) => `${quote(name)} = ?`).join(", ")} WHERE ${equals(names)}`,
      columns: given.map((name) => all.find((column) => column.propertyName === name) as ColumnMetadata),
    };
  });
  const values = columns.map((column) =>
    source.driver.preparePersistentValue(change[column.propertyName], column),
  );
  const result = await manager.queryRunner?.query(sql, [...values, ...Object.values(where)], true);
  return result?.affected ?? 0;
}

/** Inserts one whole row. */
export async function insertWhole<T extends ObjectLiteral>(
  manager: EntityManager,
  target: Entity<T>,
  row: T,
): Promise<void> {
  const source = manager.dataSource;
  const { sql, columns } = statementFor(source, `insert ${target.name}`, () => {
    const { tableName, columns: all } = source.getMetadata(target);
    const list = all.map((column) => quote(column.databaseName)).join(", ");
    const marks = all.map(() => "?").join(", ");
    return { sql: `INSERT INTO ${quote(tableName)} (${list}) VALUES (${marks})`, columns: all };
  });
  await manager.query(
    sql,
    columns.map((column) => source.driver.preparePersistentValue(row[column.propertyName], column)),
  );
}
