import type { MessageKey } from "../../http/messages";
import { whyUnread } from "../../resumes/text/refusals";
import { type FileType, type ReadableType, isReadable, sniffFile } from "../../resumes/text/sniff";

export type ResumeType = ReadableType;

/** As what a résumé is saved again. A page of a job site is no page of ours: no browser opens it by itself. */
export const SAVED_AS: Record<ResumeType, { extension: string; mimeType: string }> = {
  pdf: { extension: "pdf", mimeType: "application/pdf" },
  doc: { extension: "doc", mimeType: "application/msword" },
  rtf: { extension: "rtf", mimeType: "application/rtf" },
  docx: {
    extension: "docx",
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  xlsx: { extension: "xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  jpg: { extension: "jpg", mimeType: "image/jpeg" },
  png: { extension: "png", mimeType: "image/png" },
  webp: { extension: "webp", mimeType: "image/webp" },
  html: { extension: "html", mimeType: "application/octet-stream" },
  mht: { extension: "mht", mimeType: "application/octet-stream" },
  text: { extension: "txt", mimeType: "text/plain; charset=utf-8" },
};

/** What job sites export comes from staff; on a public page it would most often be something else. */
const FROM_STAFF_ALONE: ReadonlySet<FileType> = new Set(["xlsx", "html", "mht", "text"]);

/** From whom it comes. */
export type ResumeSender = "staff" | "applicant";

/** Tells what a résumé is by its content, whatever it is called; null for anything that is not taken. */
export async function sniffResume(path: string, from: ResumeSender): Promise<ResumeType | null> {
  const type = await sniffFile(path);
  const isTaken = isReadable(type) && (from === "staff" || !FROM_STAFF_ALONE.has(type));
  return isTaken ? type : null;
}

/** Why it is not taken: with words on how to save it instead, where it is something that people often send. */
export async function whyNotTaken(path: string, from: ResumeSender): Promise<MessageKey> {
  const type = await sniffFile(path);
  if (from === "applicant" && (type === null || type === "empty" || isReadable(type)))
    return "application.resume_type";
  return isReadable(type) ? "resume.type" : whyUnread(type);
}
