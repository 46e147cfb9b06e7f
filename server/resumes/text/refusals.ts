import { AppError, invalid } from "../../http/errors";
import type { MessageKey } from "../../http/messages";
import type { UnreadType } from "./sniff";

/** Why a résumé is not read; each has its words in http/messages. */
export type ResumeRefusal = Extract<
  MessageKey,
  | "resume.encrypted"
  | "resume.damaged"
  | "resume.empty"
  | "resume.type"
  | "resume.type_archive"
  | "resume.type_heic"
  | "resume.type_macros"
  | "resume.type_pages"
  | "resume.type_picture"
  | "resume.type_xls"
  | "resume.too_large"
  | "resume.too_slow"
  | "resume.too_many_pages"
>;

export const refuse = (
  code: ResumeRefusal,
  params?: Record<string, string | number>,
  cause?: unknown,
): AppError => invalid(code, { ...(params ? { params } : {}), cause });

/** Why a file is not read, by what it is: what many people send has words of its own on how to save it instead. */
export const whyUnread = (type: UnreadType | null): ResumeRefusal =>
  type === null
    ? "resume.type"
    : type === "empty" || type === "encrypted"
      ? `resume.${type}`
      : `resume.type_${type}`;

/** Codes of the spreadsheet readers, whose archive and decoders are used here, as a résumé's. */
const OF_SPREADSHEETS: Partial<Record<MessageKey, ResumeRefusal>> = {
  "spreadsheet.password": "resume.encrypted",
  "spreadsheet.unpacks_too_large": "resume.too_large",
  "spreadsheet.empty": "resume.empty",
  "spreadsheet.no_visible_sheet": "resume.empty",
  "spreadsheet.macros": "resume.type_macros",
  "spreadsheet.not_a_spreadsheet": "resume.type",
  "spreadsheet.other_format": "resume.type",
};

/** What any parser throws at a broken file; our own refusals pass through. */
export function asRefusal(cause: unknown): AppError {
  if (!(cause instanceof AppError)) return refuse("resume.damaged", {}, cause);
  if (cause.code.startsWith("resume.")) return cause;
  return refuse(OF_SPREADSHEETS[cause.code] ?? "resume.damaged", {}, cause);
}
