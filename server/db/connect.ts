import { mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import libsql from "libsql";
import { DataSource, type DataSourceOptions } from "typeorm";
import { migrations } from "../../migrations";
import { type Database, createDatabase } from "./database";
import { entities } from "./entities";
import { type MigrateOptions, migrate } from "./migrate";
import { type MysqlAddress, type MysqlServer, openMysql } from "./openMysql";
import { type ReplicaState, followReplica } from "./replica";
import { MIGRATIONS_TABLE, SchemaOutdated, readSchema } from "./schema";

/** `replicaUrl`: a server that follows the first one and may be read from. */
export type DatabaseLocation = { file: string } | (MysqlAddress & { replicaUrl?: string | undefined });

export type ConnectOptions = Pick<MigrateOptions, "onDone"> & {
  /** False where processes are apart: then `npm run migrate` is what changes tables, once and before they start. */
  migrates?: boolean;
  /** Told of migrations that newer code has run. */
  onNewer?: (unknown: readonly string[]) => void;
  /** Told when the replica begins to be read from, or ends. */
  onReplica?: (state: ReplicaState, error?: unknown) => void;
};

const shared = {
  entities,
  migrations,
  migrationsTableName: MIGRATIONS_TABLE,
  synchronize: false,
} as const;

/**
 * Opens the database and brings its schema up to date.
 * @throws SchemaOutdated where that is somebody else's to do
 */
export async function connectDatabase(
  location: DatabaseLocation,
  options: ConnectOptions = {},
): Promise<Database> {
  return "url" in location ? connectMysql(location, options) : connectSqlite(location.file, options);
}

type Settings = {
  DATABASE_URL?: string | undefined;
  DATABASE_REPLICA_URL?: string | undefined;
  DATABASE_TLS?: string | undefined;
  DATABASE_POOL?: number | undefined;
  DATA_DIR: string;
};

/** @param replica whether this process has anything that reads from one */
export function databaseLocation(env: Settings, { replica = true } = {}): DatabaseLocation {
  if (env.DATABASE_URL) {
    return {
      url: env.DATABASE_URL,
      replicaUrl: replica ? env.DATABASE_REPLICA_URL : undefined,
      tls: env.DATABASE_TLS,
      pool: env.DATABASE_POOL,
    };
  }
  return { file: join(env.DATA_DIR, "zhimian.db") };
}

/** One that is only looked at, or migrated: nothing else is begun. The caller initialises and closes it. */
export const openPrimary = (address: MysqlAddress): MysqlServer => openMysql(address, shared);

async function connectMysql(
  location: Extract<DatabaseLocation, MysqlAddress>,
  { migrates = true, onDone, onNewer, onReplica = () => undefined }: ConnectOptions,
): Promise<Database> {
  const primary = openPrimary(location);
  try {
    await primary.source.initialize();
    if (migrates) await migrate(primary.source, onDone ? { onDone } : {});
    const { missing, unknown } = await readSchema(primary.source);
    if (missing.length > 0) throw new SchemaOutdated(missing);
    if (unknown.length > 0) onNewer?.(unknown);
  } catch (error) {
    await primary.close();
    throw error;
  }
  const { replicaUrl } = location;
  const copy = replicaUrl ? openMysql({ ...location, url: replicaUrl }, shared, { readOnly: true }) : null;
  const replica = copy && (await followReplica(primary.source, copy.source, onReplica));
  return createDatabase("mysql", primary.source, primary.source, {
    replica,
    async close() {
      replica?.close();
      await Promise.all([primary.close(), copy?.close()]);
    },
  });
}

async function connectSqlite(file: string, { onDone }: ConnectOptions): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true });
  const writer = sqliteSource(file);
  await writer.initialize();
  await migrate(writer, onDone ? { onDone } : {});
  const reader = sqliteSource(file);
  await reader.initialize();
  await reader.query("PRAGMA query_only = ON");
  const log = await openWriteAheadLog(writer, file);
  return createDatabase("sqlite", writer, reader, { log });
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
