import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "koa";
import { z } from "zod";
import { tooLarge } from "../../http/errors";
import { type ReceivedFile, type ReceiveOptions, receiveFile } from "../../http/receiveFile";
import { instant } from "../../http/schema";
import type { Services } from "../../services";
import { tidyName } from "../nameGrams";
import { SAVED_AS, type ResumeType } from "./sniffResume";

export const RESUME_MAX_BYTES = 10 * 1024 * 1024;
const LINK_SECONDS = 600;
const NAME_CHARACTERS = 120;

/** Where all of them lie. */
export const RESUMES = "resumes";

/** Of an application's résumé as of one that staff put there: ids are never the same. */
export const resumeKey = (id: string) => `${RESUMES}/${id}`;

/** What the sender calls the file, without what would make it read as another kind of file. */
export const resumeName = ({ fileName }: Pick<ReceivedFile, "fileName">) =>
  tidyName(fileName).slice(0, NAME_CHARACTERS);

/**
 * Receives a form with a résumé, lets `work` read it, and removes it whatever happens.
 * @throws AppError application.resume_too_large (413), request.media_type, request.invalid; whatever `work` throws
 */
export async function withReceivedResume<T>(
  { env }: Pick<Services, "env">,
  ctx: Context,
  work: (file: ReceivedFile) => Promise<T>,
  options: Pick<ReceiveOptions, "fields"> = {},
): Promise<T> {
  const path = join(env.DATA_DIR, "work", `resume-${randomUUID()}`);
  const limit = RESUME_MAX_BYTES / 1024 / 1024;
  try {
    const file = await receiveFile(ctx, path, {
      maxBytes: RESUME_MAX_BYTES,
      tooLarge: () => tooLarge("application.resume_too_large", { params: { limit } }),
      ...options,
    });
    return await work(file);
  } finally {
    await rm(path, { force: true });
  }
}

export const resumeLinkSchema = z.object({ url: z.string(), mimeType: z.string(), expiresAt: instant });

/** A link under which the file is saved, good for ten minutes. */
export async function linkToResume(
  { media, clock }: Pick<Services, "media" | "clock">,
  { id, type }: { id: string; type: ResumeType },
): Promise<z.input<typeof resumeLinkSchema>> {
  const { mimeType, extension } = SAVED_AS[type];
  const url = await media.signedRead(resumeKey(id), {
    expiresInSeconds: LINK_SECONDS,
    mimeType,
    // The name is part of the link, and links are logged.
    fileName: `resume.${extension}`,
  });
  return { url, mimeType, expiresAt: new Date(clock.now().getTime() + LINK_SECONDS * 1000).toISOString() };
}
