import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import type Mysql from "mysql2";
import type { Pool, PoolConnection, PoolOptions } from "mysql2";
import { DataSource, type DataSourceOptions } from "typeorm";
import { DatabaseAway, isUnreachable } from "./failures";
import { watchServer } from "./watchServer";

export type MysqlAddress = {
  url: string;
  /** `off`, `required`, or a file of certificate authorities. */
  tls?: string | undefined;
  /** Connections at most. */
  pool?: number | undefined;
};

const POOL = 20;
const CONNECT_MS = 5_000;
/** Callers that wait for a free connection; whoever comes behind them is told that the database is away. */
const WAITING = 2_000;

/**
 * What each connection is told first, so that every engine behaves alike, however it was set up: MySQL 8's own mode
 * (strict; backslashes escape, which the driver relies on; what is selected is grouped by), UTC, no gap locks.
 */
const SESSION = [
  "SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE," +
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'",
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
];
const READ_ONLY = "SET SESSION TRANSACTION READ ONLY";

/** A server with its own connections, not yet opened (`source.initialize`). */
export type MysqlServer = { source: DataSource; close(): Promise<void> };

/**
 * @param shape entities, migrations and what else TypeORM is to know
 * @param readOnly nothing can be written through it, whatever its user may
 */
export function openMysql(
  { url, tls = "off", pool = POOL }: MysqlAddress,
  shape: Pick<DataSourceOptions, "entities" | "migrations" | "migrationsTableName" | "synchronize">,
  { readOnly = false }: { readOnly?: boolean } = {},
): MysqlServer {
  // Only here: on SQLite the driver would cost each start a tenth of a second for nothing.
  const mysql = require("mysql2") as typeof Mysql;
  const session = readOnly ? [...SESSION, READ_ONLY] : SESSION;
  let watch: ReturnType<typeof watchServer> | null = null;

  const createPool = (options: PoolOptions): Pool => {
    const own = mysql.createPool(options);
    const open = new Set<PoolConnection>();
    own.on("connection", (connection) => {
      open.add(connection);
      connection.once("end", () => open.delete(connection));
      connection.once("error", () => open.delete(connection));
      // Queued before whatever the connection was opened for.
      for (const sql of session) connection.query(sql, (error) => error && connection.destroy());
    });
    const { host, port, user, password, database, ssl } = options;
    const watching = watchServer(
      () =>
        mysql.createConnection({
          host,
          port,
          user,
          password,
          database,
          ssl,
          connectTimeout: 0,
        } as PoolOptions),
      // Not `destroy`, which would leave those waiting who have asked something on it.
      () => open.forEach((connection) => (connection as unknown as { stream: Socket }).stream.destroy()),
    );
    watch?.close();
    watch = watching;
    const getConnection = own.getConnection.bind(own);
    own.getConnection = (callback) => {
      if (watching.isSilent())
        return callback(new DatabaseAway("it does not answer") as never, undefined as never);
      getConnection((error, connection) =>
        callback(error && isUnreachable(error) ? (new DatabaseAway(error) as never) : error, connection),
      );
    };
    return own;
  };

  const source = new DataSource({
    ...shape,
    type: url.startsWith("mariadb:") ? "mariadb" : "mysql",
    url,
    timezone: "Z",
    charset: "utf8mb4",
    // Sums and counts are within 2^53; strings would leak into the arithmetic.
    supportBigNumbers: true,
    poolSize: pool,
    connectTimeout: CONNECT_MS,
    ssl: tlsOptions(tls),
    extra: { queueLimit: WAITING },
    driver: Object.create(mysql, { createPool: { value: createPool } }) as object,
    migrationsTransactionMode: "none",
  } as DataSourceOptions);
  return {
    source,
    async close() {
      watch?.close();
      if (source.isInitialized) await source.destroy();
    },
  };
}

/** Encrypted without asking with whom would keep out nobody who can stand in between. */
export function tlsOptions(tls: string): object | undefined {
  if (tls === "off") return undefined;
  const known = tls === "required" ? {} : { ca: readFileSync(tls) };
  return { ...known, rejectUnauthorized: true, verifyIdentity: true, minVersion: "TLSv1.2" };
}
