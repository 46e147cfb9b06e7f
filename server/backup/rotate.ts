import type { KeyRing } from "../security/keyRing";
import { createNamer } from "./backupKeys";
import { readManifest } from "./manifest";
import { type BackupPlace, setFolder } from "./places/place";
import { NameSet } from "./references";
import { listMedia } from "./verify";

/** What lies there so short a time may belong to a backup that is being made. */
const MIN_AGE_MS = 24 * 3_600_000;

/**
 * Removes all but the newest sets, what was left of sets that were cut off, and the media that no set names any more.
 * Nothing is removed unless every set that stays can be read.
 */
export async function rotate(
  place: BackupPlace,
  ring: KeyRing,
  keep: number,
  now: Date,
): Promise<{ sets: number; objects: number }> {
  const ids = await place.setIds();
  const staying = ids.slice(0, keep);
  const leaving = ids.slice(keep);
  const used = new NameSet();
  for (const id of staying) {
    const { manifest } = readManifest(ring, id, await place.readManifest(id));
    const named = createNamer(ring, manifest.keyId);
    for await (const line of listMedia(place, manifest)) used.add(named(line.key, line));
  }
  // The manifest first: a set that has one is whole.
  for (const id of leaving) await place.removeManifest(id);

  const before = now.getTime() - MIN_AGE_MS;
  const folders = new Set(leaving.map(setFolder));
  const kept = new Set(staying.map(setFolder));
  for await (const { key, storedAt } of place.objects.list("sets")) {
    const folder = key.split("/").slice(0, 2).join("/");
    if (!kept.has(folder) && storedAt.getTime() < before) folders.add(folder);
  }
  for (const folder of folders) await place.objects.remove(folder);

  let objects = 0;
  for await (const { key, storedAt } of place.objects.list("media")) {
    if (used.has(key) || storedAt.getTime() >= before) continue;
    await place.objects.remove(key);
    objects += 1;
  }
  return { sets: leaving.length, objects };
}
