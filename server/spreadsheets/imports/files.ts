import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { newId } from "../../clock";
import type { Services } from "../../services";

/** Where the store keeps the files of one kind of import. */
export const importFiles = (folder: string) => ({
  /** All files of an import. */
  allFiles: (importId: string) => `${folder}/${importId}`,
  sourceKey: (importId: string) => `${folder}/${importId}/source`,
  /** What is wrong with the rows, before; what became of them, after. */
  resultKey: (importId: string) => `${folder}/${importId}/result`,
});

type Disk = Pick<Services, "env" | "media">;

/** A path for working on, gone afterwards whatever happens. */
export async function withWorkFile<T>(
  { env }: Pick<Services, "env">,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(env.DATA_DIR, "work");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `import-${newId()}`);
  try {
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

/** The sealed object as a plain file, for readers that need one. */
export const withPlainFile = <T>(
  services: Disk,
  key: string,
  work: (path: string) => Promise<T>,
): Promise<T> =>
  withWorkFile(services, async (path) => {
    await pipeline(services.media.read(key), createWriteStream(path, { mode: 0o600 }));
    return work(path);
  });
