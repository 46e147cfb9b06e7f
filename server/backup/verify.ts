import { createHash } from "node:crypto";
import { MediaFault, hasCode } from "../media/errors";
import type { KeyRing } from "../security/keyRing";
import { type Namer, createNamer } from "./backupKeys";
import type { Manifest, TableEntry } from "./manifest";
import { type MediaLine, readMediaLine } from "./mediaLines";
import { damaged, readPart } from "./parts";
import { type BackupPlace, mediaListKey, rowsKey } from "./places/place";
import type { Progress } from "./progress";
import { type Cell, RowSum, readRow } from "./rowText";
import { workTogether } from "./together";

const AT_ONCE = 4;

/** The rows of one part of a table. */
export async function readRows(
  place: BackupPlace,
  setId: string,
  table: TableEntry,
  part: number,
): Promise<{ lines: string[]; rows: Cell[][] }> {
  const entry = table.parts[part];
  if (!entry) throw new Error("a part that its table does not have");
  const key = rowsKey(setId, table.name, part);
  const lines = await readPart(place, key, entry);
  try {
    return { lines, rows: lines.map((line) => readRow(line, table.columns.length)) };
  } catch {
    throw damaged(place, key, "it holds something that is no row");
  }
}

/**
 * Reads all rows back and holds them against the list of contents.
 * @param look sees every row, for what else has to be known of them
 * @throws BackupError at the first that is not as it was written
 */
export async function verifyRows(
  place: BackupPlace,
  manifest: Manifest,
  progress: Progress,
  look?: (table: TableEntry, row: readonly Cell[]) => void,
): Promise<void> {
  for (const table of manifest.tables) {
    const sum = new RowSum();
    for (const [part] of table.parts.entries()) {
      const { lines, rows } = await readRows(place, manifest.id, table, part);
      for (const line of lines) sum.add(line);
      if (look) for (const row of rows) look(table, row);
      progress.done(rows.length, table.parts[part]?.bytes ?? 0);
    }
    if (sum.rows !== table.rows || sum.digest !== table.digest) {
      throw damaged(
        place,
        rowsKey(manifest.id, table.name, 0),
        `table ${table.name} has not the rows that were counted`,
      );
    }
  }
}

/** The objects that a set names. */
export async function* listMedia(place: BackupPlace, { id, media }: Manifest): AsyncGenerator<MediaLine> {
  for (const [part, entry] of media.lists.entries()) {
    for (const line of await readPart(place, mediaListKey(id, part), entry)) yield readMediaLine(line);
  }
}

/**
 * An object as it was, checked while it is read.
 * @throws media.damaged, in the end too: whoever stores it must wait for that
 */
export async function* readObject(place: BackupPlace, named: Namer, line: MediaLine): AsyncGenerator<Buffer> {
  const md5 = createHash("md5");
  let size = 0;
  for await (const piece of place.objects.read(named(line.key, line))) {
    const bytes = piece as Buffer;
    md5.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  if (size !== line.size || md5.digest("base64") !== line.md5) throw new MediaFault("media.damaged");
}

/** Reads all objects back. @throws BackupError at the first that is missing or damaged */
export async function verifyMedia(
  place: BackupPlace,
  ring: KeyRing,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  const named = createNamer(ring, manifest.keyId);
  let objects = 0;
  await workTogether(listMedia(place, manifest), AT_ONCE, async (line) => {
    await assertReadable(place, line.key, async () => {
      for await (const piece of readObject(place, named, line)) progress.done(0, piece.length);
    });
    objects += 1;
    progress.done(1, 0);
  });
  if (objects !== manifest.media.objects) {
    throw damaged(
      place,
      mediaListKey(manifest.id, 0),
      `it names ${objects} objects instead of ${manifest.media.objects}`,
    );
  }
}

export async function assertReadable(
  place: BackupPlace,
  key: string,
  read: () => Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (hasCode(error, "media.not_found")) throw damaged(place, `the object ${key}`, "it is missing");
    if (hasCode(error, "media.damaged")) throw damaged(place, `the object ${key}`, "it is damaged");
    throw error;
  }
}
