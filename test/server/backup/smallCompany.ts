import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBackup } from "../../../server/backup/makeBackup";
import { openFolderPlace } from "../../../server/backup/places/folderPlace";
import type { BackupPlace } from "../../../server/backup/places/place";
import type { Progress } from "../../../server/backup/progress";
import { openSet, restoreBackup } from "../../../server/backup/restore/restoreBackup";
import { newId, systemClock } from "../../../server/clock";
import { connectDatabase } from "../../../server/db/connect";
import { insertAll } from "../../../server/db/insertAll";
import { DomainEventRow } from "../../../server/events/entity";
import { openDiskStore } from "../../../server/media/diskStore";
import { Recording } from "../../../server/media/entity";
import { type KeyRing, createKeyRing } from "../../../server/security/keyRing";

export const ring = createKeyRing({ current: "k1", keys: { k1: Buffer.alloc(32, 7) } });
export const silent: Progress = { begin: () => undefined, done: () => undefined };

const at = new Date("2026-03-01T08:00:00.123Z");
const storeKeyOf = (index: number) => `recordings/interview/answer/${index}`;
const EVENT_TEXT = "说过的话 \"quoted\" \\ 'x' \n 😀 ".repeat(20);

const events = (count: number): DomainEventRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: newId(),
    type: "note.made",
    interviewId: newId(),
    data: { index, text: EVENT_TEXT },
    at,
  }));

const recordings = (count: number): Recording[] =>
  Array.from({ length: count }, (_, index) => ({
    id: newId(),
    answerId: newId(),
    take: 1,
    storeKey: storeKeyOf(index),
    mimeType: "audio/webm",
    durationMs: 1000,
    size: 10,
    sha256: "0".repeat(64),
    segments: [],
    createdAt: at,
  }));

/**
 * A folder with places beside each other: a product's data, a backup, and where it is restored to.
 * @param like begins with what lies in that one
 */
export function openFolder(like?: { root: string }) {
  const root = mkdtempSync(join(tmpdir(), "zhimian-backup-"));
  if (like) cpSync(like.root, root, { recursive: true });
  const dataOf = (name: string) => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    return {
      folder,
      location: { file: join(folder, "zhimian.db") },
      openMedia: () => openDiskStore({ folder: join(folder, "media"), ring }),
    };
  };
  return {
    root,
    dataOf,
    backups: join(root, "backups"),
    openPlace: (write: boolean, withRing: KeyRing = ring): Promise<BackupPlace> =>
      openFolderPlace(join(root, "backups"), withRing, { write }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
export type Folder = ReturnType<typeof openFolder>;

/** A database with events and recordings, and the recordings' objects. */
export async function plant(folder: Folder, size: { events: number; recordings: number }) {
  const data = folder.dataOf("product");
  const db = await connectDatabase(data.location);
  await db.write(async (tx) => {
    await insertAll(tx, DomainEventRow, events(size.events));
    await insertAll(tx, Recording, recordings(size.recordings));
  });
  await db.close();
  const media = await data.openMedia();
  for (let index = 0; index < size.recordings; index += 1)
    await media.put(storeKeyOf(index), Buffer.from(`recording ${index} `.repeat(1 + index * 500)));
  await media.close();
}

export async function backUp(folder: Folder, place: BackupPlace, name = "product") {
  const data = folder.dataOf(name);
  const media = await data.openMedia();
  try {
    const source = { location: data.location, media, ring, clock: systemClock };
    return await makeBackup(source, place, silent, { whole: false });
  } finally {
    await media.close();
  }
}

/** Into `restored`, unless another name is given. */
export async function restore(
  folder: Folder,
  place: BackupPlace,
  { name = "restored", set, resume = false }: { name?: string; set?: string; resume?: boolean } = {},
) {
  const data = folder.dataOf(name);
  const media = await data.openMedia();
  try {
    const manifest = await openSet(place, ring, set);
    const target = { location: data.location, media, ring, clock: systemClock };
    return await restoreBackup(target, place, manifest, { resume, moved: false, progress: silent });
  } finally {
    await media.close();
  }
}

export async function countEvents(folder: Folder, name = "restored"): Promise<number> {
  const db = await connectDatabase(folder.dataOf(name).location);
  try {
    return await db.read.count(DomainEventRow);
  } finally {
    await db.close();
  }
}
