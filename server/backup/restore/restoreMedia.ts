import { Readable } from "node:stream";
import type { MediaStore } from "../../media/types";
import type { KeyRing } from "../../security/keyRing";
import { createNamer } from "../backupKeys";
import type { Manifest } from "../manifest";
import type { BackupPlace } from "../places/place";
import type { Progress } from "../progress";
import { workTogether } from "../together";
import { assertReadable, listMedia, readObject } from "../verify";

const AT_ONCE = 8;

/** Puts every object into the store that does not have it with the same content. */
export async function restoreMedia(
  { place, media, ring }: { place: BackupPlace; media: MediaStore; ring: KeyRing },
  manifest: Manifest,
  progress: Progress,
): Promise<{ put: number; putBytes: number }> {
  const named = createNamer(ring, manifest.keyId);
  const done = { put: 0, putBytes: 0 };
  await workTogether(listMedia(place, manifest), AT_ONCE, async (line) => {
    const { key, size, md5 } = line;
    const there = await media.head(key);
    if (there?.size !== size || there.md5 !== md5) {
      await assertReadable(place, key, async () => {
        await media.put(key, Readable.from(readObject(place, named, line), { objectMode: false }));
      });
      done.put += 1;
      done.putBytes += size;
    }
    progress.done(1, size);
  });
  return done;
}
