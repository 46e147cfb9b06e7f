import type { MessageKey } from "../../http/messages";
import { whyUnread } from "../../resumes/text/refusals";
import { isReadable, sniffFile } from "../../resumes/text/sniff";

/** What is kept beside a person; more can be read (../../resumes/text). */
export const RESUME_TYPES = {
  pdf: "application/pdf",
  doc: "application/msword",
  rtf: "application/rtf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
} as const;
export type ResumeType = keyof typeof RESUME_TYPES;

const isKept = (type: string): type is ResumeType => type in RESUME_TYPES;

/** Tells what a résumé is by its content, whatever it is called; null for anything that is not taken. */
export async function sniffResume(path: string): Promise<ResumeType | null> {
  const type = await sniffFile(path);
  return type !== null && isKept(type) ? type : null;
}

/** Why it is not taken: with words on how to save it instead, where it is something that people often send. */
export async function whyNotTaken(path: string): Promise<MessageKey> {
  const type = await sniffFile(path);
  return type === null || type === "empty" || isReadable(type) ? "application.resume_type" : whyUnread(type);
}
