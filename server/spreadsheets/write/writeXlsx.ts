import { Readable } from "node:stream";
import { type SheetLayout, sheetXml } from "./sheetXml";
import { STYLES, type Sheet, workbookParts } from "./workbookParts";
import type { CellValue, Rows } from "./writeCsv";
import { zip } from "./zip";

export type XlsxColumn = {
  title: string;
  /** In characters; as wide as the title unless told. */
  width?: number;
};

export type XlsxOptions = { columns: readonly XlsxColumn[]; sheet?: string };

const LEAST_WIDTH = 10;

/** Chinese characters take two places. */
export const widthOf = (text: string) =>
  Array.from(text, (character) => (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1)).reduce<number>(
    (sum, width) => sum + width,
    2,
  );

export const columnWidth = ({ title, width }: XlsxColumn) => width ?? Math.max(LEAST_WIDTH, widthOf(title));

/** A workbook of these sheets, made no faster than it is taken. */
export const streamWorkbook = (sheets: readonly Sheet[]) =>
  Readable.from(zip(workbookParts(sheets)), { objectMode: false });

async function* withTitles(titles: readonly string[], rows: Rows): AsyncGenerator<readonly CellValue[]> {
  yield titles;
  yield* rows;
}

/**
 * An XLSX of one sheet with its titles frozen. Text is stored as text, however much it looks like a number, and is
 * neutralised where a spreadsheet would run it; `readTable` gives it back as it was. What Excel cannot hold is cut:
 * characters after the 32,767th of a cell, control characters.
 */
export function writeXlsx(rows: Rows, { columns, sheet = "Sheet1" }: XlsxOptions): Readable {
  const layout: SheetLayout = {
    widths: columns.map(columnWidth),
    frozenRows: 1,
    styleOfRow: (row) => (row === 1 ? STYLES.title : STYLES.text),
  };
  const titles = columns.map(({ title }) => title);
  return streamWorkbook([{ name: sheet, content: sheetXml(withTitles(titles, rows), layout) }]);
}
