import libsql from "libsql";
import { DataSource } from "typeorm";
import { migrations } from "../../../migrations";
import type { DatabaseLocation } from "../../db/connect";
import { migrate } from "../../db/migrate";
import { type MysqlServer, openMysql } from "../../db/openMysql";
import { MIGRATIONS_TABLE } from "../../db/schema";

/** Of this version, in their order. */
export const knownMigrations: readonly string[] = migrations.map(({ name }) => name);

/** Brings an empty database, or one that was cut off on the way, to the schema that these migrations make. */
export async function migrateTo(location: DatabaseLocation, names: readonly string[]): Promise<void> {
  const { source, close } = openAt(
    location,
    migrations.filter(({ name }) => names.includes(name)),
  );
  try {
    await source.initialize();
    await migrate(source);
  } finally {
    await close();
  }
}

function openAt(location: DatabaseLocation, wanted: typeof migrations): MysqlServer {
  const shape = { migrations: wanted, migrationsTableName: MIGRATIONS_TABLE };
  if ("url" in location) return openMysql(location, shape);
  const source = new DataSource({
    ...shape,
    type: "better-sqlite3",
    driver: libsql,
    database: location.file,
    enableWAL: true,
  });
  return { source, close: async () => (source.isInitialized ? source.destroy() : undefined) };
}
