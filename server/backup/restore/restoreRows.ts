import type { DatabaseLocation } from "../../db/connect";
import { MIGRATIONS_TABLE } from "../../db/schema";
import { BackupError } from "../backupError";
import { openSnapshot } from "../database/openRows";
import { type RowWriter } from "../database/rowStore";
import { migrateTo } from "../database/schemaAt";
import type { Manifest } from "../manifest";
import type { BackupPlace } from "../places/place";
import type { Progress } from "../progress";
import { RowSum, writeRow } from "../rowText";
import { readRows } from "../verify";
import { MARKS_TABLE, type Marks } from "./marks";

const SCHEMA = "schema";

/** Makes the backup's own schema and puts its rows there, part by part; what an earlier run has done is left alone. */
export async function restoreRows(
  {
    place,
    location,
    writer,
    marks,
  }: { place: BackupPlace; location: DatabaseLocation; writer: RowWriter; marks: Marks },
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  if (!marks.has(SCHEMA)) {
    await migrateTo(location, manifest.migrations);
    await emptyTables(writer);
    await marks.set(SCHEMA);
  }
  for (const table of manifest.tables) {
    for (const [part] of table.parts.entries()) {
      const mark = `${table.name} ${part}`;
      if (marks.has(mark)) continue;
      const { rows } = await readRows(place, manifest.id, table, part);
      await writer.atomically(async () => {
        await writer.insert(table, rows);
        await marks.set(mark);
      });
      progress.done(rows.length, table.parts[part]?.bytes ?? 0);
    }
  }
}

/** Migrations put some rows into new tables; the backup has them as they became. */
async function emptyTables(writer: RowWriter): Promise<void> {
  for (const table of await writer.tables()) {
    if (table !== MIGRATIONS_TABLE && table !== MARKS_TABLE) await writer.query(`DELETE FROM \`${table}\``);
  }
}

/** Reads every row back from the database and holds it against the backup. @throws BackupError */
export async function compareRows(
  location: DatabaseLocation,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  const snapshot = await openSnapshot(location);
  try {
    for (const table of manifest.tables) {
      const sum = new RowSum();
      for await (const row of snapshot.rows(table)) {
        const line = writeRow(row);
        sum.add(line);
        progress.done(1, line.length);
      }
      if (sum.rows !== table.rows || sum.digest !== table.digest) {
        throw new BackupError(
          `After the restore table ${table.name} has ${sum.rows} rows and the backup has ${table.rows}, or they differ. ` +
            "Somebody else wrote into the database meanwhile, or it changes what it is given. Empty it and restore again.",
        );
      }
    }
  } finally {
    await snapshot.close();
  }
}
