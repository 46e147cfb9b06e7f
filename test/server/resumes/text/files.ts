import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeResumeReaders, readResumeFile } from "../../../../server/resumes/text/readResumeFile";
import type { ResumeLimits, ResumeText } from "../../../../server/resumes/text/types";

/** On a busy machine nothing here may depend on how fast it is. */
const PATIENT = { timeMs: 50_000, ocrPageMs: 50_000 };

/** A folder for the files of one suite. Readers end with it. */
export function useFiles() {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "zhimian-resumes-"));
  });
  afterAll(async () => {
    closeResumeReaders();
    await rm(folder, { recursive: true, force: true });
  });
  /** Reads bytes as what came in under a name. */
  return async (
    bytes: Buffer | string,
    name?: string,
    limits?: Partial<ResumeLimits>,
  ): Promise<ResumeText> => {
    const path = join(folder, randomUUID());
    await writeFile(path, bytes);
    return readResumeFile({ path, name }, { ...PATIENT, ...limits });
  };
}

/** The lines as they stand in the text. */
export const linesOf = ({ text, lines }: ResumeText) => lines.map(({ start, end }) => text.slice(start, end));
