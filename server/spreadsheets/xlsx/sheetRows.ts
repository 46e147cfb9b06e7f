import { columnOf } from "../letters";
import { refuse } from "../refusals";
import type { CellProblem, CellRange, RawRow, TableLimits } from "../types";
import { MergedCells } from "./merges";
import type { NumberFormat } from "./numberFormats";
import { numberText } from "./numberText";
import { RichText, unescapeText } from "./sharedStrings";
import { type Attributes, XmlReader } from "./xml";

export type SheetContext = {
  strings: readonly string[];
  formats: readonly NumberFormat[];
  from1904: boolean;
  merges: readonly CellRange[];
  limits: Pick<TableLimits, "columns" | "cellCharacters">;
};

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const PLAIN: NumberFormat = { kind: "plain" };

type Cell = { column: number; type: string; style: number; raw: string; formula: boolean };

/** Turns the events of one sheet into rows. */
class RowReader {
  private rows: RawRow[] = [];
  private row: RawRow | null = null;
  private cell: Cell | null = null;
  private inValue = false;
  private inline = false;
  private lastLine = 0;
  private lastColumn = -1;
  private readonly rich: RichText;
  private readonly merged: MergedCells;

  constructor(private readonly context: SheetContext) {
    this.rich = new RichText(context.limits.cellCharacters);
    this.merged = new MergedCells(context.merges, context.limits.columns);
  }

  take(): RawRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(tag: string, attributes: Attributes): void {
    if (tag === "c" && this.row) this.openCell(attributes);
    else if (tag === "v") this.inValue = this.cell !== null;
    else if (tag === "row") this.openRow(attributes);
    else if (tag === "f" && this.cell) this.cell.formula = true;
    else if (tag === "is") this.inline = this.cell !== null;
    else if (this.inline) this.rich.open(tag);
  }

  text(text: string): void {
    const { cell } = this;
    if (!cell) return;
    const room = this.context.limits.cellCharacters + 1 - cell.raw.length;
    if (this.inValue && room > 0) cell.raw += text.slice(0, room);
    else if (this.inline) this.rich.add(text);
  }

  close(tag: string): void {
    if (tag === "v") this.inValue = false;
    else if (tag === "c") this.closeCell();
    else if (tag === "row") this.closeRow();
    else if (tag === "is") this.inline = false;
    else if (this.inline) this.rich.close(tag);
  }

  private openRow({ r }: Attributes): void {
    const line = r === undefined ? this.lastLine + 1 : Number(r);
    // Rows that go back, or twice the same, have no one meaning.
    if (!Number.isInteger(line) || line <= this.lastLine || line > LAST_ROW)
      throw refuse("spreadsheet.damaged");
    this.lastLine = line;
    this.lastColumn = -1;
    this.row = { line, cells: [], problems: [], beyond: false };
  }

  private openCell({ r, t = "n", s = "0" }: Attributes): void {
    const column = r === undefined ? this.lastColumn + 1 : columnOf(r);
    if (column <= this.lastColumn || column >= LAST_COLUMN) throw refuse("spreadsheet.damaged");
    this.lastColumn = column;
    this.cell = { column, type: t, style: Number(s), raw: "", formula: false };
  }

  private closeCell(): void {
    const { cell, row } = this;
    this.cell = null;
    if (!cell || !row) return;
    const { text, problem } = this.read(cell);
    if (cell.column >= this.context.limits.columns) {
      row.beyond ||= text !== "";
      return;
    }
    const found = cell.formula ? { code: "formula" as const } : problem;
    if (found) row.problems.push({ column: cell.column, ...found });
    if (text === "") return;
    while (row.cells.length < cell.column) row.cells.push("");
    row.cells.push(text);
  }

  private closeRow(): void {
    const { row } = this;
    this.row = null;
    if (!row) return;
    for (const { column, range } of this.merged.inRow(row.line - 1))
      row.problems.push({ column, code: "merged", params: { range } });
    if (row.cells.length > 0 || row.beyond) this.rows.push(row);
  }

  private read({ type, raw, style }: Cell): { text: string; problem?: Omit<CellProblem, "column"> } {
    switch (type) {
      case "s": {
        if (raw === "") return { text: "" };
        const text = this.context.strings[Number(raw)];
        if (text === undefined) throw refuse("spreadsheet.damaged");
        return { text };
      }
      case "inlineStr":
        return { text: this.rich.take() };
      case "str":
        return { text: unescapeText(raw) };
      case "b":
        return { text: raw === "1" || raw === "true" ? "TRUE" : raw === "" ? "" : "FALSE" };
      case "e":
        return { text: raw, problem: { code: "error_value", params: { value: raw.slice(0, 20) } } };
      case "d":
        return { text: raw.replace(/T00:00:00(?:\.0+)?Z?$/, "").replace("T", " ") };
      default:
        return numberText(raw, this.context.formats[style] ?? PLAIN, this.context.from1904);
    }
  }
}

/** The rows of a sheet that have content, in order, as they are unpacked. */
export async function* readSheetRows(
  sheet: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncGenerator<RawRow[]> {
  const rows = new RowReader(context);
  const reader = new XmlReader({
    open: (tag, attributes) => rows.open(tag, attributes),
    text: (text) => rows.text(text),
    close: (tag) => rows.close(tag),
  });
  for await (const chunk of sheet) {
    reader.write(chunk);
    const batch = rows.take();
    if (batch.length > 0) yield batch;
  }
  reader.end();
  yield rows.take();
}
