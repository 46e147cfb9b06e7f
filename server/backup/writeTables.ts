import type { TableEntry, TableShape } from "./manifest";
import { createPartWriter } from "./parts";
import type { BackupPlace } from "./places/place";
import { rowsKey } from "./places/place";
import type { Progress } from "./progress";
import { type NameSet, readReferences } from "./references";
import { RowSum, writeRow } from "./rowText";
import type { Snapshot } from "./database/rowStore";

/**
 * Stores all rows of a snapshot.
 * @param spokenOf takes the names of all objects that rows speak of
 */
export async function writeTables(
  place: BackupPlace,
  { setId, snapshot, tables }: { setId: string; snapshot: Snapshot; tables: readonly TableShape[] },
  spokenOf: NameSet,
  progress: Progress,
): Promise<TableEntry[]> {
  const entries: TableEntry[] = [];
  for (const table of tables) {
    const writer = createPartWriter(place, (part) => rowsKey(setId, table.name, part));
    const referenceOf = readReferences(table);
    const sum = new RowSum();
    for await (const row of snapshot.rows(table)) {
      const name = referenceOf?.(row);
      if (name) spokenOf.add(name);
      const line = writeRow(row);
      sum.add(line);
      await writer.add(line);
      progress.done(1, line.length);
    }
    entries.push({ ...table, rows: sum.rows, digest: sum.digest, parts: await writer.end() });
  }
  return entries;
}
