import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { newId } from "../../clock";
import type { Services } from "../../services";

const folderOf = (importId: string) => `candidate-imports/${importId}`;
export const sourceKey = (importId: string) => `${folderOf(importId)}/source`;
/** What is wrong with the rows, before; what became of them, after. */
export const resultKey = (importId: string) => `${folderOf(importId)}/result`;

/** All files of an import. */
export const removeFiles = ({ media }: Pick<Services, "media">, importId: string) =>
  media.remove(folderOf(importId));

type Disk = Pick<Services, "env" | "media">;

/** A path for working on, gone afterwards whatever happens. */
export async function withWorkFile<T>(
  { env }: Pick<Services, "env">,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(env.DATA_DIR, "work");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `candidates-${newId()}`);
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
