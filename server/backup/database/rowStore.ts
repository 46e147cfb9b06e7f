import { MIGRATIONS_TABLE } from "../../db/schema";
import type { Cell } from "../rowText";
import type { TableShape } from "../manifest";

export type Engine = "sqlite" | "mysql";

/** The rows of a database as they were at one moment, however long reading takes and whatever is written meanwhile. */
export interface Snapshot {
  readonly engine: Engine;
  tables(): Promise<string[]>;
  /** Names of the migrations that have run, in their order; empty in an empty database. */
  migrations(): Promise<string[]>;
  /** All rows, in no order; a few of them in memory at a time. */
  rows(table: TableShape): AsyncIterable<Cell[]>;
  close(): Promise<void>;
}

/** A database that rows are put into, table by table, by nobody else. */
export interface RowWriter {
  readonly engine: Engine;
  tables(): Promise<string[]>;
  query(sql: string, values?: readonly Cell[]): Promise<Record<string, Cell>[]>;
  /** @throws BackupError where the rows do not fit, without any of their words */
  insert(table: TableShape, rows: readonly Cell[][]): Promise<void>;
  /** All of `work` or nothing. */
  atomically(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export const MIGRATIONS_RUN = `SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id`;
export const selectAll = ({ name, columns }: TableShape) =>
  `SELECT ${columns.map((column) => `\`${column.name}\``).join(", ")} FROM \`${name}\``;

/** An instant as both databases take it. */
export const instantOf = (at: Date): string => at.toISOString().replace("T", " ").slice(0, -1);

/** SQLite holds an instant as it was written, which may be without milliseconds; MySQL always gives them. */
export const instantText = (cell: Cell): Cell =>
  typeof cell === "string" && cell.length === 19 ? `${cell}.000` : cell;
