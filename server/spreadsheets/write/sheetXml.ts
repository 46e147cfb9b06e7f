import { setImmediate as nextTurn } from "node:timers/promises";
import { neutralise } from "../cellText";
import { columnLetters } from "../letters";
import { EXCEL_CELL_CHARACTERS } from "../types";
import { STYLES, type Style, escapeXml, sheetStart } from "./workbookParts";
import type { CellValue, Rows } from "./writeCsv";

/** A cell's list of allowed values: a range of another sheet. Rows from 1. */
export type Validation = { column: number; fromRow: number; toRow: number; source: string };

export type SheetLayout = {
  /** In characters, one for each column. */
  widths: readonly number[];
  /** Rows that stay in sight. */
  frozenRows: number;
  /** The style of text in the row with this number, from 1. */
  styleOfRow: (row: number) => Style;
  validations?: readonly Validation[];
};

const BLOCK_CHARACTERS = 32 * 1024;
const LAST_ROW = 1_048_576;

function cellXml(value: CellValue, reference: string, style: Style): string {
  if (value === null || value === "") return "";
  if (typeof value === "number")
    return Number.isFinite(value) ? `<c r="${reference}" s="${STYLES.number}"><v>${value}</v></c>` : "";
  const text = neutralise(value.replace(/\r\n?/g, "\n")).slice(0, EXCEL_CELL_CHARACTERS);
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function startXml({ widths, frozenRows }: SheetLayout): string {
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLES.text}" customWidth="1"/>`,
  );
  const view = `<sheetViews><sheetView workbookViewId="0">${frozenRows > 0 ? pane : ""}</sheetView></sheetViews>`;
  return `${sheetStart}${view}${columns.length > 0 ? `<cols>${columns.join("")}</cols>` : ""}<sheetData>`;
}

function endXml({ validations = [] }: SheetLayout): string {
  const lists = validations.map(({ column, fromRow, toRow, source }) => {
    const letters = columnLetters(column);
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}${fromRow}:${letters}${toRow}"><formula1>${escapeXml(source)}</formula1></dataValidation>`;
  });
  const all = `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`;
  return `</sheetData>${lists.length > 0 ? all : ""}</worksheet>`;
}

/**
 * The XML of one sheet, a block of rows at a time.
 * @throws RangeError past the last row that Excel has
 */
export async function* sheetXml(rows: Rows, layout: SheetLayout): AsyncGenerator<string> {
  const letters: string[] = [];
  let block = startXml(layout);
  let row = 0;
  for await (const cells of rows) {
    row += 1;
    if (row > LAST_ROW) throw new RangeError("a sheet ends at 1,048,576 rows");
    const style = layout.styleOfRow(row);
    block += `<row r="${row}">`;
    for (const [index, value] of cells.entries())
      block += cellXml(value, (letters[index] ??= columnLetters(index)) + row, style);
    block += "</row>";
    if (block.length < BLOCK_CHARACTERS) continue;
    yield block;
    block = "";
    await nextTurn();
  }
  yield block + endXml(layout);
}
