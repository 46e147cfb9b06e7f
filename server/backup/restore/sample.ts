import type { MediaStore } from "../../media/types";
import { type FieldCipher } from "../../security/cipher";
import { BackupError } from "../backupError";
import type { RowWriter } from "../database/rowStore";
import type { Manifest } from "../manifest";
import type { BackupPlace } from "../places/place";
import { listMedia } from "../verify";

const ROWS = 20;
const OBJECTS = 20;

/** Columns sealed for their row, with what they are sealed for. */
const sealedColumns = [
  { table: "candidates", column: "phoneSealed", context: "candidates.phone" },
  { table: "messages", column: "toSealed", context: "messages.to" },
  { table: "staff", column: "emailSealed", context: "staff.email" },
] as const;

/** Opens some of what was restored as the product would. @throws BackupError */
export async function openSample(
  {
    writer,
    media,
    cipher,
    place,
  }: { writer: RowWriter; media: MediaStore; cipher: FieldCipher; place: BackupPlace },
  manifest: Manifest,
): Promise<{ rows: number; objects: number }> {
  let rows = 0;
  for (const { table, column, context } of sealedColumns) {
    const found = await writer.query(
      `SELECT id, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL LIMIT ${ROWS}`,
    );
    for (const { id, sealed } of found) {
      try {
        cipher.decrypt(String(sealed), `${context}:${String(id)}`);
      } catch {
        throw new BackupError(
          `A row of ${table} does not open with this key ring although the backup was made with it.`,
        );
      }
      rows += 1;
    }
  }
  let objects = 0;
  for await (const { key, size } of listMedia(place, manifest)) {
    if (objects === OBJECTS) break;
    let received = 0;
    for await (const piece of media.read(key) as AsyncIterable<Buffer>) received += piece.length;
    if (received !== size) throw new BackupError(`The object ${key} cannot be read from the media store.`);
    objects += 1;
  }
  return { rows, objects };
}
