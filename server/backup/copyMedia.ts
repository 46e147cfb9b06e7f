import { hasCode } from "../media/errors";
import type { Facts } from "../media/sealedFormat";
import type { MediaStore, StoredObject } from "../media/types";
import type { KeyRing } from "../security/keyRing";
import { createNamer } from "./backupKeys";
import type { Manifest } from "./manifest";
import { writeMediaLine } from "./mediaLines";
import { createPartWriter } from "./parts";
import { type BackupPlace, mediaListKey } from "./places/place";
import type { Progress } from "./progress";
import { type NameSet, nameOf } from "./references";
import { workTogether } from "./together";

const AT_ONCE = 8;
const MOST_TRIES = 3;

export type CopiedMedia = Pick<Manifest["media"], "objects" | "bytes" | "lists"> & {
  copied: number;
  copiedBytes: number;
  /** Keys of what the store has and cannot give whole. */
  broken: string[];
};

/**
 * Brings to the place what it does not have yet. An object lies there under a name made of its key and its content, so
 * what has been copied once is found again, and counts only if it opens with the same size and checksum.
 * @param spokenOf loses the names of all that is in the backup then
 */
export async function copyMedia(
  { media, ring, place }: { media: MediaStore; ring: KeyRing; place: BackupPlace },
  setId: string,
  spokenOf: NameSet,
  progress: Progress,
): Promise<CopiedMedia> {
  const named = createNamer(ring, ring.current);
  const list = createPartWriter(place, (part) => mediaListKey(setId, part));
  const done = { objects: 0, bytes: 0, copied: 0, copiedBytes: 0 };
  const notKept: string[] = [];
  let listed: Promise<void> = Promise.resolve();

  /** Null when it is gone, or cannot be read whole. */
  async function keep(key: string): Promise<(StoredObject & { isNew: boolean }) | null> {
    for (let tries = 1; ; tries += 1) {
      const object = await media.head(key);
      if (!object) return null;
      const name = named(key, object);
      if (isSame(await place.objects.facts(name), object)) return { ...object, isNew: false };
      try {
        const source = media.read(key) as AsyncIterable<Buffer>;
        await place.objects.write(name, source, { replace: true, expected: object });
        return { ...object, isNew: true };
      } catch (error) {
        if (hasCode(error, "media.not_found") || hasCode(error, "media.damaged")) return null;
        // Stored anew between the question and the reading.
        const changed = hasCode(error, "media.size_mismatch") || hasCode(error, "media.checksum_mismatch");
        if (!changed || tries === MOST_TRIES) throw error;
      }
    }
  }

  await workTogether(media.list(""), AT_ONCE, async ({ key }) => {
    const kept = await keep(key);
    if (!kept) {
      notKept.push(key);
      return;
    }
    const { size, md5, isNew } = kept;
    done.objects += 1;
    done.bytes += size;
    if (isNew) {
      done.copied += 1;
      done.copiedBytes += size;
    }
    spokenOf.delete(nameOf(key));
    listed = listed.then(() => list.add(writeMediaLine({ key, size, md5 })));
    await listed;
    progress.done(1, size);
  });
  // What was removed while we worked is no trouble.
  const broken: string[] = [];
  for (const key of notKept) if (await isListed(media, key)) broken.push(key);
  return { ...done, broken, lists: await list.end() };
}

const isSame = (facts: Facts | null, { size, md5 }: StoredObject) =>
  facts !== null && facts.size === size && facts.md5.toString("base64") === md5;

async function isListed(media: MediaStore, wanted: string): Promise<boolean> {
  const folder = wanted.slice(0, wanted.lastIndexOf("/"));
  for await (const { key } of media.list(folder)) if (key === wanted) return true;
  return false;
}
