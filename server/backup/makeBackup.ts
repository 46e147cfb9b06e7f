import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { DatabaseLocation } from "../db/connect";
import type { MediaStore } from "../media/types";
import type { KeyRing } from "../security/keyRing";
import { version } from "../version";
import { BackupError } from "./backupError";
import { printRing } from "./backupKeys";
import { type CopiedMedia, copyMedia } from "./copyMedia";
import { openSnapshot } from "./database/openRows";
import type { Snapshot } from "./database/rowStore";
import { knownMigrations } from "./database/schemaAt";
import { type Manifest, type TableEntry, writeManifest } from "./manifest";
import type { BackupPlace } from "./places/place";
import type { Progress } from "./progress";
import { NameSet, readReferences } from "./references";
import { listTables } from "./tables";
import { readRows, verifyMedia, verifyRows } from "./verify";
import { writeTables } from "./writeTables";

/** So many keys of what is missing are named. */
const MOST_NAMED = 20;

export type Source = { location: DatabaseLocation; media: MediaStore; ring: KeyRing; clock: Clock };
export type Made = {
  manifest: Manifest;
  copied: CopiedMedia;
  ms: { rows: number; media: number; verify: number };
};

/**
 * Makes one set: the rows as they were at one moment, read back at once, and the media that are there afterwards. The
 * manifest is written last, so that a set that was cut off is none.
 * @param options.whole reads all media back too, not only what tells that it is there
 * @throws BackupError
 */
export async function makeBackup(
  source: Source,
  place: BackupPlace,
  progress: Progress,
  { whole }: { whole: boolean },
): Promise<Made> {
  const { location, media, ring, clock } = source;
  const spokenOf = new NameSet();
  const began = performance.now();

  progress.begin("Rows");
  const snapshot = await openSnapshot(location);
  const takenAt = clock.now();
  const id = newSetId(takenAt);
  let tables: TableEntry[];
  try {
    await assertSchema(snapshot);
    tables = await writeTables(
      place,
      { setId: id, snapshot, tables: await listTables() },
      spokenOf,
      progress,
    );
  } finally {
    // A long read costs the database something: media are copied without it.
    await snapshot.close();
  }
  const rowsDone = performance.now();

  progress.begin("Media");
  const copied = await copyMedia({ media, ring, place }, id, spokenOf, progress);
  const { objects, bytes, lists, broken } = copied;
  const missing = await nameMissing(place, id, tables, spokenOf);
  const notWhole = broken.filter((key) => !missing.includes(key));
  const manifest: Manifest = {
    id,
    takenAt: takenAt.toISOString(),
    product: version,
    keyId: ring.current,
    engine: snapshot.engine,
    migrations: [...knownMigrations],
    tables,
    media: {
      store: media.name,
      objects,
      bytes,
      lists,
      missing: spokenOf.size + notWhole.length,
      missingKeys: [...missing, ...notWhole].slice(0, MOST_NAMED),
    },
  };
  const mediaDone = performance.now();

  progress.begin(whole ? "Reading rows and media back" : "Reading rows back");
  await verifyRows(place, manifest, progress);
  if (whole) await verifyMedia(place, ring, manifest, progress);
  await place.writeManifest(id, writeManifest(ring, printRing(ring), manifest));
  const verify = performance.now() - mediaDone;
  return { manifest, copied, ms: { rows: rowsDone - began, media: mediaDone - rowsDone, verify } };
}

const newSetId = (at: Date) =>
  `${at.toISOString().slice(0, 23).replaceAll(/[-:.]/g, "").toLowerCase()}-${randomBytes(4).toString("hex")}`;

/** Tables and columns are those of this version: the database must be of it too. */
async function assertSchema(snapshot: Snapshot): Promise<void> {
  const ran = new Set(await snapshot.migrations());
  if (ran.size === 0) throw new BackupError("The database is empty: there is nothing to back up.");
  const newer = [...ran].find((name) => !knownMigrations.includes(name));
  if (newer) {
    throw new BackupError(
      `The database is of a newer version than this one (it has ${newer}). Make the backup with the version that runs.`,
    );
  }
  const pending = knownMigrations.find((name) => !ran.has(name));
  if (pending) {
    throw new BackupError(
      `The database is of an older version than this one (it lacks ${pending}). Make the backup with the version that runs, or start this one first.`,
    );
  }
}

/** The first of the objects that rows speak of and that are not in the backup: their names are in the rows. */
async function nameMissing(
  place: BackupPlace,
  setId: string,
  tables: readonly TableEntry[],
  missing: NameSet,
): Promise<string[]> {
  const names: string[] = [];
  if (missing.size === 0) return names;
  for (const table of tables) {
    const referenceOf = readReferences(table);
    if (!referenceOf) continue;
    for (const [part] of table.parts.entries()) {
      for (const row of (await readRows(place, setId, table, part)).rows) {
        const name = referenceOf(row);
        if (name && missing.has(name)) names.push(name);
        if (names.length === MOST_NAMED) return names;
      }
    }
  }
  return names;
}
