import { AppError, invalid } from "../../http/errors";
import type { MessageKey } from "../../http/messages";

/** Why a résumé is not read; each has its words in http/messages. */
export type ResumeRefusal = Extract<
  MessageKey,
  | "resume.encrypted"
  | "resume.damaged"
  | "resume.empty"
  | "resume.type"
  | "resume.too_large"
  | "resume.too_slow"
  | "resume.too_many_pages"
>;

export const refuse = (
  code: ResumeRefusal,
  params?: Record<string, string | number>,
  cause?: unknown,
): AppError => invalid(code, { ...(params ? { params } : {}), cause });

/** Codes of the spreadsheet readers, whose archive and decoders are used here, as a résumé's. */
const OF_SPREADSHEETS: Partial<Record<MessageKey, ResumeRefusal>> = {
  "spreadsheet.password": "resume.encrypted",
  "spreadsheet.unpacks_too_large": "resume.too_large",
  "spreadsheet.empty": "resume.empty",
  "spreadsheet.no_visible_sheet": "resume.empty",
  "spreadsheet.macros": "resume.type",
  "spreadsheet.not_a_spreadsheet": "resume.type",
  "spreadsheet.other_format": "resume.type",
};

/** What any parser throws at a broken file; our own refusals pass through. */
export function asRefusal(cause: unknown): AppError {
  if (!(cause instanceof AppError)) return refuse("resume.damaged", {}, cause);
  if (cause.code.startsWith("resume.")) return cause;
  return refuse(OF_SPREADSHEETS[cause.code] ?? "resume.damaged", {}, cause);
}
