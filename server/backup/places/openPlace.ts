import { join, relative, resolve } from "node:path";
import type { Env } from "../../env";
import type { KeyRing } from "../../security/keyRing";
import { BackupError } from "../backupError";
import { openFolderPlace } from "./folderPlace";
import type { BackupPlace } from "./place";

/**
 * What an operator writes after `--to` or `--from`: a folder, or `oss://bucket/prefix`.
 * @param options.write false changes nothing there
 */
export async function openPlace(
  text: string,
  { env, ring }: { env: Env; ring: KeyRing },
  options: { write: boolean },
): Promise<BackupPlace> {
  if (!text.startsWith("oss://")) {
    const folder = resolve(text);
    // What is copied would be copied into itself.
    if (isWithin(folder, join(env.DATA_DIR, "media")))
      throw new BackupError(`${text} is where media lie: choose another folder.`);
    return openFolderPlace(folder, ring, { ...options, name: text });
  }
  // Its client takes long to load.
  const { openOssPlace } = require("./ossPlace") as typeof import("./ossPlace");
  return openOssPlace(text, env, ring);
}

const isWithin = (folder: string, other: string) => !relative(other, folder).startsWith("..");
