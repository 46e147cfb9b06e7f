import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Libsql from "libsql";
import { MIGRATIONS_TABLE } from "../../db/schema";
import { BackupError } from "../backupError";
import type { Cell } from "../rowText";
import { MIGRATIONS_RUN, type RowWriter, type Snapshot, instantText, selectAll } from "./rowStore";

const BUSY_MS = 30_000;
const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

/** One read transaction on a connection of its own: in WAL mode it hinders nobody, and nobody hinders it. */
export function openSqliteSnapshot(file: string): Snapshot {
  if (!existsSync(file)) throw new BackupError(`There is no database: ${file} does not exist.`);
  const connection = new Libsql(file);
  connection.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA query_only = ON; BEGIN`);
  // A transaction sees what there was when it first read.
  const tables = connection.prepare(TABLES).pluck().all() as string[];
  return {
    engine: "sqlite",
    tables: async () => tables,
    migrations: async () =>
      tables.includes(MIGRATIONS_TABLE) ? (connection.prepare(MIGRATIONS_RUN).pluck().all() as string[]) : [],
    async *rows(table) {
      const instants = table.columns.flatMap(({ kind }, at) => (kind === "instant" ? [at] : []));
      for (const row of connection.prepare(selectAll(table)).raw().iterate()) {
        const cells = row as Cell[];
        for (const at of instants) cells[at] = instantText(cells[at] ?? null);
        yield cells;
      }
    },
    async close() {
      connection.close();
    },
  };
}

export function openSqliteWriter(file: string): RowWriter {
  mkdirSync(dirname(file), { recursive: true });
  const connection = new Libsql(file);
  connection.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF`);
  return {
    engine: "sqlite",
    tables: async () => connection.prepare(TABLES).pluck().all() as string[],
    async query(sql, values = []) {
      const statement = connection.prepare(sql);
      if (statement.reader) return statement.all(...values) as Record<string, Cell>[];
      statement.run(...values);
      return [];
    },
    async insert({ name, columns }, rows) {
      const names = columns.map((column) => `\`${column.name}\``).join(", ");
      const marks = columns.map(() => "?").join(", ");
      const statement = connection.prepare(`INSERT INTO \`${name}\` (${names}) VALUES (${marks})`);
      for (const row of rows) statement.run(...row);
    },
    async atomically(work) {
      connection.exec("BEGIN IMMEDIATE");
      try {
        await work();
        connection.exec("COMMIT");
      } catch (error) {
        connection.exec("ROLLBACK");
        throw error;
      }
    },
    async close() {
      connection.close();
    },
  };
}
