import libsql from "libsql";
import { createPool } from "mysql2/promise";
import type { Dialect } from "../../server/db/database";

/** What a row holds: as the driver gives it, nothing hydrated. */
export type Row = Record<string, string | number | Date | null>;
export type Query = (sql: string, values?: (string | number | Date | null)[]) => Promise<Row[]>;

/** The drivers that the product uses, with nothing between them and the handler. */
export type BareDatabase = {
  /** Appended to a SELECT that reads a row for changing it. */
  lock: string;
  dialect: Dialect;
  query: Query;
  /** BEGIN, work, COMMIT. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
};

type Statement = { reader: boolean; all(...values: unknown[]): Row[]; run(...values: unknown[]): unknown };

function openSqlite(file: string): BareDatabase {
  const connect = () => {
    const connection = new libsql(file);
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;");
    const prepared = new Map<string, Statement>();
    const query: Query = async (sql, values = []) => {
      const statement = prepared.get(sql) ?? (connection.prepare(sql) as unknown as Statement);
      prepared.set(sql, statement);
      const bound = values.map((value) => (value instanceof Date ? stampOf(value) : value));
      if (statement.reader) return statement.all(...bound);
      statement.run(...bound);
      return [];
    };
    return query;
  };
  const read = connect();
  const write = connect();
  let tail: Promise<unknown> = Promise.resolve();
  return {
    lock: "",
    dialect: "sqlite",
    query: read,
    transaction(work) {
      const turn = tail.then(async () => {
        await write("BEGIN");
        try {
          const result = await work(write);
          await write("COMMIT");
          return result;
        } catch (error) {
          await write("ROLLBACK");
          throw error;
        }
      });
      tail = turn.catch(() => undefined);
      return turn;
    },
  };
}

function openMysql(url: string): BareDatabase {
  const pool = createPool({
    uri: url.replace(/^mariadb:/, "mysql:"),
    connectionLimit: 20,
    timezone: "Z",
    charset: "utf8mb4",
    supportBigNumbers: true,
  });
  return {
    lock: " FOR UPDATE",
    dialect: "mysql",
    query: async (sql, values = []) => (await pool.query(sql, values))[0] as Row[],
    async transaction(work) {
      const connection = await pool.getConnection();
      try {
        await connection.beginTransaction();
        const result = await work(
          async (sql, values = []) => (await connection.query(sql, values))[0] as Row[],
        );
        await connection.commit();
        return result;
      } catch (error) {
        await connection.rollback();
        throw error;
      } finally {
        connection.release();
      }
    },
  };
}

export const openBareDatabase = (location: { url?: string; file: string }): BareDatabase =>
  location.url ? openMysql(location.url) : openSqlite(location.file);

/** As TypeORM writes an instant into SQLite. */
const stampOf = (at: Date) => at.toISOString().replace("T", " ").replace("Z", "");

export const asDate = (value: Row[string] | undefined): Date | null => {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value : new Date(`${String(value).replace(" ", "T")}Z`);
};
export const asIso = (value: Row[string] | undefined): string | null => asDate(value)?.toISOString() ?? null;
