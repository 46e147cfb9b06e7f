import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkRow } from "../../../server/batches/checkRow";
import { readRecipients } from "../../../server/batches/readRows";
import { explainReason } from "../../../server/batches/reasons";
import type { RecipientRow } from "../../../server/batches/schema";
import { newId } from "../../../server/clock";
import type { CommandContext } from "../../context";
import { say } from "../../words";
import { commandWords as words } from "../commandWords";
import { LONGEST_TEXT, MOST_LINES, readInvitees } from "./readInvitees";

/** Whom to invite to what, and what is wrong with the lines that nobody could be made of. */
export type Gathered = {
  groups: { target: string; rows: RecipientRow[] }[];
  problems: { line: number; problem: string }[];
  /** Said instead of all: it was too much. */
  refusal: string | null;
};

const FILE_BYTES = 10 * 1024 * 1024;
const NONE: Gathered = { groups: [], problems: [], refusal: null };

/** Of pasted lines. */
export function gatherLines(
  { rest, locale }: Pick<CommandContext, "rest" | "locale">,
  isTarget: (text: string) => boolean,
): Gathered {
  if (rest.length > LONGEST_TEXT || rest.split("\n").length > MOST_LINES)
    return { ...NONE, refusal: say(words.tooMuch, locale, { most: MOST_LINES }) };
  const { invitees, problems } = readInvitees(rest, isTarget);
  const wrong = problems.map(({ line, problem }) => ({ line, problem: say(words[problem], locale) }));
  const groups = new Map<string, RecipientRow[]>();
  for (const { line, name, phone, email, target } of invitees) {
    const row: RecipientRow = { name, phone, email, extraTimePercent: 0, textOnly: false };
    const { reason } = checkRow(row);
    if (reason) wrong.push({ line, problem: explainReason(reason, locale) });
    else groups.set(target, [...(groups.get(target) ?? []), row]);
  }
  return {
    groups: [...groups].map(([target, rows]) => ({ target, rows })),
    problems: wrong.toSorted((one, other) => one.line - other.line),
    refusal: null,
  };
}

/**
 * Of an attached spreadsheet; what is written with it says what for.
 * @throws AppError spreadsheet.*, chat.file_too_large, chat.file_gone
 */
export async function gatherFile({ services, file, rest, locale }: CommandContext): Promise<Gathered> {
  const sent = await file(FILE_BYTES);
  if (!sent) return NONE;
  const folder = join(services.env.DATA_DIR, "work");
  const path = join(folder, `spreadsheet-${newId()}`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(path, sent.bytes);
    const { rows, problems } = await readRecipients({ path }, locale);
    return {
      groups: rows.length > 0 ? [{ target: rest, rows }] : [],
      problems: problems.map(({ line, message }) => ({ line, problem: message })),
      refusal: rows.length + problems.length === 0 ? say(words.fileEmpty, locale) : null,
    };
  } finally {
    await rm(path, { force: true });
  }
}
