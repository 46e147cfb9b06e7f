import { mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import libsql from "libsql";
import { DataSource, type DataSourceOptions } from "typeorm";
import { migrations } from "../../migrations";
import { type Database, createDatabase } from "./database";
import { entities } from "./entities";

export type DatabaseLocation = { url: string } | { file: string };

const shared = {
  entities,
  migrations,
  migrationsTableName: "schema_migrations",
  synchronize: false,
} as const;

/** Opens the database and brings its schema up to date. */
export async function connectDatabase(location: DatabaseLocation): Promise<Database> {
  return "url" in location ? connectMysql(location.url) : connectSqlite(location.file);
}

export function databaseLocation(env: { DATABASE_URL?: string; DATA_DIR: string }): DatabaseLocation {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL };
  mkdirSync(env.DATA_DIR, { recursive: true });
  return { file: join(env.DATA_DIR, "zhimian.db") };
}

async function connectMysql(url: string): Promise<Database> {
  const source = new DataSource({
    ...shared,
    type: url.startsWith("mariadb:") ? "mariadb" : "mysql",
    url,
    timezone: "Z",
    charset: "utf8mb4",
    // Sums and counts are within 2^53; strings would leak into the arithmetic.
    supportBigNumbers: true,
    poolSize: 20,
    migrationsTransactionMode: "none",
  });
  await source.initialize();
  await source.runMigrations({ transaction: "none" });
  return createDatabase("mysql", source, source);
}

async function connectSqlite(file: string): Promise<Database> {
  const writer = sqliteSource(file);
  await writer.initialize();
  await writer.runMigrations({ transaction: "each" });
  const reader = sqliteSource(file);
  await reader.initialize();
  await reader.query("PRAGMA query_only = ON");
  const log = await openWriteAheadLog(writer, file);
  return createDatabase("sqlite", writer, reader, log);
}

/**
 * Under `synchronous = NORMAL` SQLite flushes its log at checkpoints only, and its own flush at each commit would hold
 * the event loop; `db.write` flushes it from a thread instead, before it resolves (docs/adr/0001).
 */
async function openWriteAheadLog(writer: DataSource, file: string): Promise<FileHandle> {
  // The log is there once something was written; it stays the same file until the last connection closes.
  await writer.query("PRAGMA user_version = 1");
  const log = await open(`${file}-wal`, "r+");
  await log.datasync();
  return log;
}

function sqliteSource(file: string): DataSource {
  const options: DataSourceOptions = {
    ...shared,
    type: "better-sqlite3",
    driver: libsql,
    database: file,
    enableWAL: true,
    prepareDatabase: (connection: { exec(sql: string): void }) => {
      connection.exec("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL;");
    },
  };
  const source = new DataSource(options);
  // SQLite takes any type name by affinity; TypeORM's list of names is what has to learn of MySQL's.
  source.driver.supportedDataTypes.push("longtext");
  return source;
}
