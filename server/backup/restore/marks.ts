import { BackupError } from "../backupError";
import type { RowWriter } from "../database/rowStore";

/** Says in the database itself that it is being restored, from which set, and how far it is. Gone when it is whole. */
export const MARKS_TABLE = "restore_marks";

export interface Marks {
  has(name: string): boolean;
  /** Part of the transaction that the writer is in. */
  set(name: string): Promise<void>;
  /** The database is whole. */
  clear(): Promise<void>;
}

/**
 * Whether this set can be restored into the database: it is empty, or this same set was being restored there.
 * @returns whether that was begun
 * @throws BackupError; nothing was touched
 */
export async function assertFree(writer: RowWriter, setId: string, resume: boolean): Promise<boolean> {
  const tables = await writer.tables();
  if (!tables.includes(MARKS_TABLE)) {
    if (tables.length === 0) return false;
    throw new BackupError(
      `The database is not empty: it has ${tables.length} tables. A restore goes into an empty one and never over what is there. Give another DATABASE_URL or DATA_DIR, or move the old database away yourself.`,
    );
  }
  if (!resume) {
    throw new BackupError(
      "A restore into this database was begun and not finished. Run the same command with --resume, or empty the database first.",
    );
  }
  const other = (await readMarks(writer)).find((name) => name.startsWith(SET) && name !== `${SET}${setId}`);
  if (other) {
    const id = other.slice(SET.length);
    throw new BackupError(
      `The restore that was begun here is of backup ${id}. Finish that one with --resume --set ${id}, or empty the database first.`,
    );
  }
  return true;
}

const SET = "set ";
const readMarks = async (writer: RowWriter) =>
  (await writer.query(`SELECT name FROM ${MARKS_TABLE}`)).map(({ name }) => String(name));

/** Marks the database as being restored, or goes on where that was cut off. @throws BackupError as `assertFree` */
export async function takeDatabase(writer: RowWriter, setId: string, resume: boolean): Promise<Marks> {
  if (!(await assertFree(writer, setId, resume))) {
    await writer.query(`CREATE TABLE ${MARKS_TABLE} (name varchar(190) NOT NULL PRIMARY KEY)`);
  }
  const names = new Set(await readMarks(writer));
  const set = async (name: string) => {
    await writer.query(`INSERT INTO ${MARKS_TABLE} (name) VALUES (?)`, [name]);
    names.add(name);
  };
  if (!names.has(`${SET}${setId}`)) await set(`${SET}${setId}`);
  return {
    has: (name) => names.has(name),
    set,
    async clear() {
      await writer.query(`DROP TABLE ${MARKS_TABLE}`);
    },
  };
}
