import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSource } from "../../../server/spreadsheets/openSource";
import { shapeTable } from "../../../server/spreadsheets/shapeTable";
import { DEFAULT_LIMITS, type TableLimits, type TableRow } from "../../../server/spreadsheets/types";

/** A file with these bytes, for as long as `work` takes. */
export async function withFile<T>(bytes: Buffer | string, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "zhimian-sheets-"));
  try {
    const path = join(folder, "upload");
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the reader's process does, in this one: the whole table at once. */
export function readBytes(bytes: Buffer | string, limits: Partial<TableLimits> = {}) {
  const allowed = { ...DEFAULT_LIMITS, ...limits };
  return withFile(bytes, async (path) => {
    const { head, notes, batches } = await shapeTable(await openSource(path, allowed), allowed);
    const rows: TableRow[] = [];
    for await (const batch of batches) rows.push(...batch);
    return { head, notes, rows, cells: rows.map(({ cells }) => cells) };
  });
}
