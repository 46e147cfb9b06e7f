import { z } from "zod";
import type { AppError } from "../../http/errors";
import { type Locale, type MessageKey, localize } from "../../http/messages";

const reasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** A refusal as it is kept: its words are chosen by whoever reads them. */
export const reasonOf = (code: MessageKey, { params }: AppError["options"] = {}): string =>
  JSON.stringify({ code, ...(params ? { params } : {}) });

/** What happened and what to do. */
export function wordsOf(reason: string, locale: Locale): string {
  const { code, params } = reasonSchema.parse(JSON.parse(reason));
  return localize(code as MessageKey, locale, params);
}
