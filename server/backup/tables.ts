import libsql from "libsql";
import { DataSource } from "typeorm";
import { entities } from "../db/entities";
import type { TableShape } from "./manifest";

const kinds: Readonly<Record<string, TableShape["columns"][number]["kind"]>> = {
  varchar: "text",
  longtext: "text",
  integer: "integer",
  boolean: "integer",
  double: "double",
  datetime: "instant",
};

/** Every table of this version with its columns, as its entities say; test/server/db holds them against the migrations. */
export async function listTables(): Promise<TableShape[]> {
  const source = new DataSource({ type: "better-sqlite3", driver: libsql, database: ":memory:", entities });
  source.driver.supportedDataTypes.push("longtext");
  await source.initialize();
  try {
    return source.entityMetadatas
      .map(({ tableName, columns }) => ({
        name: tableName,
        columns: columns.map(({ databaseName, type, length }) => {
          const kind = kinds[String(type)];
          if (!kind) throw new Error(`backups do not know columns like ${tableName}.${databaseName}`);
          return { name: databaseName, kind, length: Number(length) || null };
        }),
      }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } finally {
    await source.destroy();
  }
}
