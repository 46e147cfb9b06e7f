import { type Connection, type QueryError, type SslOptions, createConnection } from "mysql2";
import { type MysqlAddress, tlsOptions } from "../../db/openMysql";
import { MIGRATIONS_TABLE } from "../../db/schema";
import { BackupError } from "../backupError";
import type { TableShape } from "../manifest";
import type { Cell } from "../rowText";
import { MIGRATIONS_RUN, type RowWriter, type Snapshot, instantText, selectAll } from "./rowStore";

const CONNECT_MS = 5_000;
/** Rows that wait in memory while those before them are stored. */
const ROWS_AHEAD = 200;
/** So long a slow target may keep the server waiting for us, in seconds. */
const PATIENCE = 3_600;
/** A statement's text stays well below the smallest usual `max_allowed_packet`, 16 MiB. */
const STATEMENT_BYTES = 4 * 1024 * 1024;
const STATEMENT_ROWS = 1_000;

const TABLES = "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()";

/** Of its own: what the pool of the product does with values is not exact for the last digits of a double. */
async function connect({ url, tls = "off" }: MysqlAddress): Promise<Connection> {
  const connection = createConnection({
    uri: url.replace(/^mariadb:/, "mysql:"),
    charset: "utf8mb4",
    ssl: tlsOptions(tls) as SslOptions | undefined,
    dateStrings: true,
    supportBigNumbers: true,
    connectTimeout: CONNECT_MS,
    typeCast: (field, next) => {
      if (field.type !== "DOUBLE" && field.type !== "FLOAT") return next();
      const digits = field.string();
      return digits === null ? null : Number(digits);
    },
  });
  // Whoever asks next is told; without a listener the process would end.
  connection.on("error", () => undefined);
  try {
    await connection
      .promise()
      .query(`SET SESSION net_write_timeout = ${PATIENCE}, wait_timeout = ${8 * PATIENCE}`);
  } catch (error) {
    connection.destroy();
    throw asSentence(error as QueryError, "The database does not let us in");
  }
  return connection;
}

/** The driver's own words may repeat what a row holds; its code does not. */
const asSentence = ({ code }: QueryError, what: string) => new BackupError(`${what} (${code ?? "no code"}).`);

/** REPEATABLE READ with a consistent snapshot: writers go on, and cost the server its undo log until we are done. */
export async function openMysqlSnapshot(address: MysqlAddress): Promise<Snapshot> {
  const connection = await connect(address);
  const ask = async (sql: string) => (await connection.promise().query(sql))[0] as { name: string }[];
  await ask("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  await ask("START TRANSACTION WITH CONSISTENT SNAPSHOT");
  const tables = async () => (await ask(TABLES)).map(({ name }) => name);
  return {
    engine: "mysql",
    tables,
    async migrations() {
      if (!(await tables()).includes(MIGRATIONS_TABLE)) return [];
      return (await ask(MIGRATIONS_RUN)).map(({ name }) => name);
    },
    async *rows(table) {
      const instants = table.columns.flatMap(({ kind }, at) => (kind === "instant" ? [at] : []));
      const stream = connection
        .query({ sql: selectAll(table), rowsAsArray: true })
        .stream({ highWaterMark: ROWS_AHEAD });
      try {
        for await (const row of stream) {
          const cells = row as Cell[];
          for (const at of instants) cells[at] = instantText(cells[at] ?? null);
          yield cells;
        }
      } catch (error) {
        if (!(error as QueryError).code) throw error;
        throw asSentence(error as QueryError, `Reading table ${table.name} ended early`);
      }
    },
    async close() {
      connection.destroy();
    },
  };
}

/** Nothing is made to fit in silence. */
const WRITING = "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', foreign_key_checks = 0";

/**
 * A restore leaves it alone for hours while media are copied, and servers and what stands before them close what is
 * idle: so each time it is looked at first, and opened anew where it is gone. Not within a transaction, which would be
 * gone with it.
 */
export async function openMysqlWriter(address: MysqlAddress): Promise<RowWriter> {
  const open = async () => {
    const opened = await connect(address);
    await opened.promise().query(WRITING);
    return opened;
  };
  let connection = await open();
  let inTransaction = false;

  async function wakeUp(): Promise<void> {
    const answers = await connection
      .promise()
      .query({ sql: "DO 0", timeout: CONNECT_MS })
      .then(
        () => true,
        () => false,
      );
    if (answers) return;
    connection.destroy();
    connection = await open();
  }
  async function ask(sql: string, values: readonly unknown[] = []): Promise<unknown> {
    if (!inTransaction) await wakeUp();
    return (await connection.promise().query(sql, [...values]))[0];
  }
  return {
    engine: "mysql",
    tables: async () => ((await ask(TABLES)) as { name: string }[]).map(({ name }) => name),
    async query(sql, values) {
      const rows = await ask(sql, values);
      return Array.isArray(rows) ? (rows as Record<string, Cell>[]) : [];
    },
    async insert(table, rows) {
      const names = table.columns.map((column) => `\`${column.name}\``).join(", ");
      for (const group of groupsOf(rows)) {
        await ask(`INSERT INTO \`${table.name}\` (${names}) VALUES ?`, [group]).catch((error: QueryError) => {
          throw whyNotTaken(error, table);
        });
      }
    },
    async atomically(work) {
      await ask("START TRANSACTION");
      inTransaction = true;
      try {
        await work();
        await ask("COMMIT");
      } catch (error) {
        await ask("ROLLBACK").catch(() => undefined);
        throw error;
      } finally {
        inTransaction = false;
      }
    },
    async close() {
      connection.destroy();
    },
  };
}

function* groupsOf(rows: readonly Cell[][]): Generator<Cell[][]> {
  let group: Cell[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = row.reduce<number>(
      (sum, cell) => sum + (typeof cell === "number" ? 8 : (cell?.length ?? 4) * 2),
      0,
    );
    if (group.length > 0 && (bytes + size > STATEMENT_BYTES || group.length === STATEMENT_ROWS)) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(row);
    bytes += size;
  }
  if (group.length > 0) yield group;
}

function whyNotTaken(error: QueryError, { name }: TableShape): Error {
  if (error.code === "ER_DUP_ENTRY") {
    return new BackupError(
      `Table ${name}: two rows of the backup are the same to this database, whose collation tells fewer letters apart than the one that the backup is of. Give the database the collation utf8mb4_bin and restore into it anew.`,
    );
  }
  return error.code ? asSentence(error, `Table ${name}: the database did not take the rows`) : error;
}
