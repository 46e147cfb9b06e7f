import { existsSync } from "node:fs";
import type { Clock } from "../../clock";
import { type DatabaseLocation, connectDatabase } from "../../db/connect";
import type { MediaStore } from "../../media/types";
import { createFieldCipher } from "../../security/cipher";
import type { KeyRing } from "../../security/keyRing";
import { BackupError } from "../backupError";
import { openWriter } from "../database/openRows";
import { knownMigrations } from "../database/schemaAt";
import { type Manifest, readManifest } from "../manifest";
import type { BackupPlace } from "../places/place";
import type { Progress } from "../progress";
import { verifyMedia, verifyRows } from "../verify";
import { type Doubted, doubtWaiting } from "./doubtWaiting";
import { createFitCheck } from "./fitsMysql";
import { assertFree, takeDatabase } from "./marks";
import { restoreMedia } from "./restoreMedia";
import { compareRows, restoreRows } from "./restoreRows";
import { openSample } from "./sample";

/** The set that is asked for, or the newest. @throws BackupError where it cannot be used by this version or this ring */
export async function openSet(place: BackupPlace, ring: KeyRing, setId?: string): Promise<Manifest> {
  const id = setId ?? (await place.setIds())[0];
  if (!id) throw new BackupError(`There is no whole backup in ${place.name}.`);
  const { manifest } = readManifest(ring, id, await place.readManifest(id));
  const newer = manifest.migrations.find((name) => !knownMigrations.includes(name));
  if (newer) {
    throw new BackupError(
      `Backup ${id} is of version ${manifest.product} and its schema is newer than this version's (it has ${newer}). Restore it with that version or a later one.`,
    );
  }
  return manifest;
}

/** Reads everything of a set and changes nothing. @throws BackupError at what is damaged or would not fit */
export async function verifySet(
  place: BackupPlace,
  ring: KeyRing,
  manifest: Manifest,
  { into, progress }: { into: DatabaseLocation; progress: Progress },
): Promise<void> {
  const fit = createFitCheck();
  progress.begin("Reading rows");
  await verifyRows(place, manifest, progress, "url" in into ? fit.look : undefined);
  fit.assertFits();
  progress.begin("Reading media");
  await verifyMedia(place, ring, manifest, progress);
}

export type Target = { location: DatabaseLocation; media: MediaStore; ring: KeyRing; clock: Clock };
export type Restored = {
  put: number;
  putBytes: number;
  /** Null where nothing has run since. */
  doubted: Doubted | null;
  sample: { rows: number; objects: number };
  ms: { verify: number; media: number; rows: number; check: number };
};

/**
 * Restores a set: everything is read and checked before anything is written; then media, rows, what the schema of this
 * version adds, and a look at all of it. Cut off anywhere, it goes on with `resume`.
 * @param options.moved the product was stopped before the backup, and nothing has run since: what waited has not been sent
 * @throws BackupError
 */
export async function restoreBackup(
  target: Target,
  place: BackupPlace,
  manifest: Manifest,
  { resume, moved, progress }: { resume: boolean; moved: boolean; progress: Progress },
): Promise<Restored> {
  const { location, media, ring, clock } = target;
  const began = performance.now();
  if ("url" in location || existsSync(location.file)) {
    const writer = await openWriter(location);
    await assertFree(writer, manifest.id, resume).finally(() => writer.close());
  }
  await verifySet(place, ring, manifest, { into: location, progress });
  const verified = performance.now();
  const writer = await openWriter(location);
  try {
    const marks = await takeDatabase(writer, manifest.id, resume);
    progress.begin("Media");
    const put = await restoreMedia({ place, media, ring }, manifest, progress);
    const mediaDone = performance.now();

    progress.begin("Rows");
    await restoreRows({ place, location, writer, marks }, manifest, progress);
    const rowsDone = performance.now();

    progress.begin("Comparing");
    if (!marks.has(COMPARED)) {
      await compareRows(location, manifest, progress);
      await marks.set(COMPARED);
    }
    if (knownMigrations.length > manifest.migrations.length) {
      progress.begin("Bringing the schema up to date");
      await (await connectDatabase(location)).close();
    }
    const doubted = moved
      ? null
      : await doubtWaiting(writer, marks, { takenAt: new Date(manifest.takenAt), now: clock.now() });
    const sample = await openSample({ writer, media, cipher: createFieldCipher(ring), place }, manifest);
    await marks.clear();
    return {
      ...put,
      doubted,
      sample,
      ms: {
        verify: verified - began,
        media: mediaDone - verified,
        rows: rowsDone - mediaDone,
        check: performance.now() - rowsDone,
      },
    };
  } finally {
    await writer.close();
  }
}

/** All rows are as they were; from here on they may change. */
const COMPARED = "compared";
