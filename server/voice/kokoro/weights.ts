import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

/** Written last by scripts/fetch-voice.mjs, so its presence says that the folder is whole. */
const MANIFEST = "weights.json";

const manifestSchema = z.object({
  version: z.string().regex(/^[a-z0-9._-]+$/i),
  files: z.record(
    z.string(),
    z.object({ size: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});
export type WeightsManifest = z.infer<typeof manifestSchema>;

/** Folder of Kokoro's weights below the folder of voices. */
export const kokoroFolder = (voicesFolder: string): string => path.join(voicesFolder, "kokoro");

/** What is in the folder, or null when the weights were not fetched or a file is missing or cut short. */
export async function findWeights(folder: string): Promise<WeightsManifest | null> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(folder, MANIFEST), "utf8")));
    for (const [name, { size }] of Object.entries(manifest.files)) {
      if ((await stat(path.join(folder, name))).size !== size) return null;
    }
    return manifest;
  } catch {
    return null;
  }
}

/** @throws Error naming the first file whose content is not what was fetched */
export async function verifyWeights(folder: string): Promise<void> {
  const manifest = await findWeights(folder);
  if (!manifest) throw new Error("Kokoro's weights are missing");
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path.join(folder, name)), hash);
    if (hash.digest("hex") !== sha256) throw new Error(`Kokoro's ${name} is damaged: fetch the voice again`);
  }
}
