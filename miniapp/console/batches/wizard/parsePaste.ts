import type { RecipientRow } from "./draft";

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const PHONE = /^\+?[\d() -]{3,24}$/;
const PERCENT = /^\+?(\d{1,3})\s*[%％]$/;
const TEXT_ONLY = /^(只用文字|文字作答|文字|text only)$/i;
const TITLE = /^(姓名|候选人|名字|name|full name)$/i;

/** Columns of a spreadsheet come with tabs; typed lists with commas, semicolons or wide gaps. */
function cellsOf(line: string): string[] {
  const separator = line.includes("\t") ? /\t/ : /[,，;；]|\s{2,}/;
  const cells = line.split(separator).map((cell) => cell.trim());
  // 林晓 13900001111
  const parts = cells.length === 1 ? line.trim().split(/\s+(?=\+?\d{3}|[^\s@]+@)/) : cells;
  return parts.filter((cell) => cell !== "");
}

function rowOf(cells: readonly string[]): RecipientRow {
  const row: RecipientRow = { name: "", phone: "", email: "", extraTimePercent: 0, textOnly: false };
  for (const cell of cells) {
    const percent = PERCENT.exec(cell)?.[1];
    if (EMAIL.test(cell)) row.email ||= cell;
    else if (percent) row.extraTimePercent = Math.min(200, Number(percent));
    else if (PHONE.test(cell)) row.phone ||= cell;
    else if (TEXT_ONLY.test(cell)) row.textOnly = true;
    else row.name ||= cell;
  }
  return row;
}

/**
 * People from a pasted list, one a line, in any order of columns: an address has an @, a number digits. A line of
 * titles is left out. What is wrong with a row the server says in the preview. Pure.
 */
export function parsePaste(text: string): RecipientRow[] {
  return text
    .split(/\r?\n/)
    .map(cellsOf)
    .filter((cells) => cells.length > 0 && !cells.some((cell) => TITLE.test(cell)))
    .map(rowOf);
}
