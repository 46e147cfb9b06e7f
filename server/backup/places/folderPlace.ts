import { mkdir, readFile, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { openDiskObjects } from "../../media/diskObjects";
import { codeOf, openDurableFiles } from "../../media/durableFiles";
import type { KeyRing } from "../../security/keyRing";
import { BackupError } from "../backupError";
import { backupRing } from "../backupKeys";
import { SET_ID } from "../manifest";
import type { BackupPlace } from "./place";

const SUFFIX = ".json";
const DRAFT_LIFETIME_MS = 24 * 3_600_000;

/**
 * A folder of this machine, or one that is mounted: `sets/<id>.json` are the manifests, `objects` the sealed rest.
 * @param options.write whether it may be made and cleared up; reading changes nothing in it
 */
export async function openFolderPlace(
  folder: string,
  ring: KeyRing,
  { write, name = folder }: { write: boolean; name?: string },
): Promise<BackupPlace> {
  const root = join(folder, "sets");
  if (!write) {
    const found = await readdir(root).catch(() => null);
    if (!found) throw new BackupError(`There is no backup in ${name}.`);
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const objects = await openDiskObjects(folder, backupRing(ring));
  const files = await openDurableFiles(root, join(folder, "drafts"));
  if (write) await files.sweep(new Date(Date.now() - DRAFT_LIFETIME_MS));
  const pathOf = (id: string) => join(root, `${id}${SUFFIX}`);
  return {
    name,
    objects,
    async setIds() {
      const names = await readdir(root);
      return names
        .filter((file) => file.endsWith(SUFFIX))
        .map((file) => file.slice(0, -SUFFIX.length))
        .filter((id) => SET_ID.test(id))
        .toSorted()
        .toReversed();
    },
    readManifest: (id) =>
      readFile(pathOf(id), "utf8").catch((error: unknown) => {
        if (codeOf(error) === "ENOENT") throw new BackupError(`There is no backup ${id} in ${name}.`);
        throw error;
      }),
    async writeManifest(id, text) {
      const draft = await files.draft();
      try {
        await draft.write([Buffer.from(text, "utf8")], 0);
        await draft.publish(pathOf(id), { replace: false });
      } finally {
        await draft.discard();
      }
    },
    async removeManifest(id) {
      await unlink(pathOf(id));
    },
    async close() {
      await Promise.all([objects.close(), files.close()]);
    },
  };
}
