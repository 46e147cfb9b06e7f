import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "koa";
import type { z } from "zod";
import { tidyName } from "../../candidates/nameGrams";
import { SAVED_AS } from "../../candidates/resumes/sniffResume";
import { newId } from "../../clock";
import { insertRow } from "../../db/rows";
import { selectEqual, selectOne } from "../../db/statements";
import { findForUpdate } from "../../db/locks";
import type { StaffActor } from "../../http/actors";
import { conflict, invalid, notFound, tooLarge } from "../../http/errors";
import { receiveFile } from "../../http/receiveFile";
import type { Owner } from "../../org/permissions";
import { ArchiveEvent, Candidacy } from "../../pipeline/entity";
import { sniffFile } from "../../resumes/text/sniff";
import type { Services } from "../../services";
import { ArchiveAttachment } from "../entity";
import { seesWhole } from "../fields";
import type { attachmentSchema } from "../schema";

const MAX_MB = 10;
const MAX_BYTES = MAX_MB * 1024 * 1024;
const MOST = 10;
const LINK_SECONDS = 600;
const NAME_CHARACTERS = 100;

/** Where all of them lie. */
export const ATTACHMENTS = "archive-attachments";
export const attachmentKey = (id: string) => `${ATTACHMENTS}/${id}`;

const TAKEN = ["pdf", "docx", "xlsx", "jpg", "png", "webp"] as const;
type AttachmentType = (typeof TAKEN)[number];

const contextOf = (id: string) => `archive_attachments.fileName:${id}`;

/**
 * What the file is shown as: the sender's name without folders and without any ending but the one that its content
 * has, so that no `scan.pdf.exe` is handed on.
 */
export function shownName(fileName: string, type: AttachmentType): string {
  const base = tidyName(fileName.split(/[\\/]/).at(-1) ?? "")
    .replaceAll(/[<>:"|?*]/g, "")
    .replace(/(?:\.[\p{L}\p{N}]{1,5})+\.?$/u, "")
    .slice(0, NAME_CHARACTERS)
    .trim();
  return `${base.replace(/^\.+/, "") || "attachment"}.${SAVED_AS[type].extension}`;
}

/**
 * Receives a form with a file and puts it beside a record.
 * @throws 404 archive.event_not_found; 409 archive.event_struck, attachment.too_many; 413 attachment.too_large; 422
 *   attachment.type, request.invalid
 */
export async function keepAttachment(
  services: Pick<Services, "db" | "clock" | "cipher" | "media" | "env">,
  ctx: Context,
  actor: StaffActor,
  { candidacyId, eventId }: { candidacyId: string; eventId: string },
): Promise<string> {
  const { db, clock, cipher, media, env } = services;
  const isThere = async (manager: typeof db.read) => {
    const event = await selectOne(manager, ArchiveEvent, { id: eventId });
    if (event?.candidacyId !== candidacyId || !event.type.startsWith("employment."))
      throw notFound("archive.event_not_found");
  };
  await isThere(db.read);
  const path = join(env.DATA_DIR, "work", `attachment-${randomUUID()}`);
  try {
    const file = await receiveFile(ctx, path, {
      maxBytes: MAX_BYTES,
      tooLarge: () => tooLarge("attachment.too_large", { params: { limit: MAX_MB } }),
    });
    const sniffed = await sniffFile(path);
    const type = TAKEN.find((taken) => taken === sniffed);
    if (!type) throw invalid("attachment.type");
    const id = newId();
    await media.put(attachmentKey(id), createReadStream(path));
    try {
      await db.write(async (tx) => {
        // Holding the candidacy, of two at once the second sees the first.
        await findForUpdate(db, tx, Candidacy, { id: candidacyId });
        await isThere(tx.manager);
        const others = await selectEqual(tx.manager, ArchiveAttachment, { eventId });
        if (others.length >= MOST) throw conflict("attachment.too_many", { params: { limit: MOST } });
        await insertRow(tx, ArchiveAttachment, {
          id,
          candidacyId,
          eventId,
          fileNameSealed: cipher.encrypt(shownName(file.fileName, type), contextOf(id)),
          type,
          bytes: file.bytes,
          author: actor.name,
          createdAt: clock.now(),
        });
      });
    } catch (error) {
      await media.remove(attachmentKey(id));
      throw error;
    }
    return id;
  } finally {
    await rm(path, { force: true });
  }
}

type Shown = z.input<typeof attachmentSchema>;

/** The attachments of these candidacies by event, the oldest first. */
export async function presentAttachments(
  { db, cipher }: Pick<Services, "db" | "cipher">,
  candidacyIds: readonly string[],
): Promise<Map<string, Shown[]>> {
  const rows = await selectEqual(db.read, ArchiveAttachment, { candidacyId: [...candidacyIds] });
  const byEvent = new Map<string, Shown[]>();
  for (const { id, eventId, fileNameSealed, type, bytes, author, createdAt } of rows.toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )) {
    const fileName = cipher.decrypt(fileNameSealed, contextOf(id));
    const shown = { id, fileName, type, bytes, author, createdAt: createdAt.toISOString() };
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), shown]);
  }
  return byEvent;
}

/** One that the actor may see: the whole of its record is theirs to read. @throws 404 attachment.not_found */
export async function findAttachment(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  candidacyId: string,
  id: string,
): Promise<ArchiveAttachment> {
  const row = await selectOne(db.read, ArchiveAttachment, { id });
  if (row?.candidacyId !== candidacyId) throw notFound("attachment.not_found");
  const [event, candidacy] = await Promise.all([
    selectOne(db.read, ArchiveEvent, { id: row.eventId }),
    selectOne(db.read, Candidacy, { id: candidacyId }),
  ]);
  if (!event || !candidacy || !seesWhole(actor, candidacy as Owner, event.type))
    throw notFound("attachment.not_found");
  return row;
}

/** A link under which it is saved, good for ten minutes. */
export async function linkToAttachment(
  { media, clock }: Pick<Services, "media" | "clock">,
  { id, type }: ArchiveAttachment,
) {
  const { mimeType, extension } = SAVED_AS[type as AttachmentType];
  const url = await media.signedRead(attachmentKey(id), {
    expiresInSeconds: LINK_SECONDS,
    mimeType,
    // The name is part of the link, and links are logged.
    fileName: `attachment.${extension}`,
  });
  return { url, mimeType, expiresAt: new Date(clock.now().getTime() + LINK_SECONDS * 1000).toISOString() };
}

/** Takes one away, with its file. @throws as `findAttachment` */
export async function removeAttachment(
  services: Pick<Services, "db" | "media">,
  actor: StaffActor,
  candidacyId: string,
  id: string,
): Promise<void> {
  await findAttachment(services, actor, candidacyId, id);
  await services.db.write((tx) => tx.manager.delete(ArchiveAttachment, { id }));
  await services.media.remove(attachmentKey(id));
}
