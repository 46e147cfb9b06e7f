import { AppError, invalid } from "../http/errors";
import type { MessageKey } from "../http/messages";
import type { Params } from "./types";

type RefusalCode = Extract<MessageKey, `spreadsheet.${string}`>;

/** A file that is not read, and why, in words for the person who chose it. */
export const refuse = (code: RefusalCode, params?: Params, cause?: unknown): AppError =>
  invalid(code, { ...(params ? { params } : {}), cause });

/** What a broken file makes a parser throw; our own refusals pass through. */
export function asDamaged(cause: unknown): AppError {
  return cause instanceof AppError ? cause : refuse("spreadsheet.damaged", {}, cause);
}
