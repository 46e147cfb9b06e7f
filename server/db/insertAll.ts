import type { ObjectLiteral } from "typeorm";
import { codecsOf } from "./codecs";
import type { Transaction } from "./database";

/** SQLite binds 32,766 values at most, MySQL 65,535. */
const MAX_VALUES = 8_000;

/**
 * Inserts many whole rows with few statements.
 * @param ignore rows whose key is taken are left out
 */
export async function insertAll<T extends ObjectLiteral>(
  { manager }: Transaction,
  target: new () => T,
  rows: readonly T[],
  { ignore = false }: { ignore?: boolean } = {},
): Promise<void> {
  const source = manager.dataSource;
  const codecs = codecsOf(source, target);
  const isSqlite = source.options.type === "better-sqlite3";
  const verb = ignore ? (isSqlite ? "INSERT OR IGNORE" : "INSERT IGNORE") : "INSERT";
  const columns = codecs.map(({ column }) => `\`${column}\``).join(", ");
  const marks = `(${codecs.map(() => "?").join(", ")})`;
  const { tableName } = source.getMetadata(target);
  const most = Math.floor(MAX_VALUES / codecs.length);
  for (let start = 0; start < rows.length; start += most) {
    const part = rows.slice(start, start + most);
    await manager.query(
      `${verb} INTO \`${tableName}\` (${columns}) VALUES ${part.map(() => marks).join(", ")}`,
      part.flatMap((row) => codecs.map(({ property, write }) => bindable(write(row[property])))),
    );
  }
}

/** SQLite's binding knows neither `undefined` nor booleans. */
const bindable = (value: unknown) =>
  value === undefined ? null : typeof value === "boolean" ? Number(value) : value;
