import { hasControlCharacter, isScientific, restore, tidy, titleKey } from "./cellText";
import { columnLetters } from "./letters";
import { refuse } from "./refusals";
import type { CellProblem, Note, RawRow, RowSource, TableHead, TableLimits, TableRow } from "./types";

const TITLE_CHARACTERS = 200;
const MIB = 1024 * 1024;

export type ShapedTable = {
  head: TableHead;
  /** Complete only after the last batch. */
  notes: Note[];
  batches: AsyncGenerator<TableRow[]>;
};

const isBlank = (text: string | undefined) => text === undefined || tidy(text) === "";

/** The titles of the columns. @throws AppError when one cannot be told from another, or cannot be read */
function readHeader(row: RawRow, { columns }: TableLimits): string[] {
  const titles = row.cells.map(tidy);
  while (titles.length > 0 && titles.at(-1) === "") titles.pop();
  if (row.beyond || titles.length > columns) throw refuse("spreadsheet.too_many_columns", { limit: columns });
  const unreadable = titles.findIndex(
    (title, index) =>
      title.length > TITLE_CHARACTERS ||
      hasControlCharacter(title) ||
      row.problems.some(({ column }) => column === index),
  );
  if (unreadable >= 0)
    throw refuse("spreadsheet.header_unreadable", { line: row.line, column: columnLetters(unreadable) });
  const seen = new Map<string, number>();
  for (const [index, title] of titles.entries()) {
    const key = titleKey(title) || title;
    const before = seen.get(key);
    if (title !== "" && before !== undefined) {
      const [first, second] = [columnLetters(before), columnLetters(index)];
      throw refuse("spreadsheet.header_duplicate", { title, first, second });
    }
    seen.set(key, index);
  }
  return titles;
}

function refuseMergedHeader({ merges }: RowSource, line: number): void {
  const merge = merges.find(({ top, bottom }) => top <= line - 1 && line - 1 <= bottom);
  if (merge) throw refuse("spreadsheet.header_merged", { line, range: merge.name });
}

function problemOf(text: string, column: number): CellProblem | null {
  if (hasControlCharacter(text)) return { column, code: "control_character" };
  if (isScientific(text)) return { column, code: "scientific", params: { value: text } };
  return null;
}

/**
 * Finds the header in the first row that is not blank, and makes every later row as wide as it. Blank rows fall out.
 * @throws AppError when there is no usable header; the batches throw when a limit is passed
 */
export async function shapeTable(source: RowSource, limits: TableLimits): Promise<ShapedTable> {
  const batches = source.batches[Symbol.asyncIterator]();
  let first: RawRow[] = [];
  let at = -1;
  while (at < 0) {
    const { value, done } = await batches.next();
    if (done) throw refuse("spreadsheet.empty");
    first = value as RawRow[];
    at = first.findIndex(({ cells, beyond }) => beyond || !cells.every(isBlank));
  }
  const headRow = first[at] as RawRow;
  refuseMergedHeader(source, headRow.line);
  const { format, encoding, separator, sheet } = source;
  const header = readHeader(headRow, limits);
  const head: TableHead = { format, encoding, separator, sheet, line: headRow.line, header };
  const notes = [...source.notes];
  const untitled = header.flatMap((title, index) => (title === "" ? [columnLetters(index)] : []));
  if (untitled.length > 0) notes.push({ code: "untitled_columns", params: { columns: untitled.join(", ") } });
  const rest = { [Symbol.asyncIterator]: () => batches };
  return { head, notes, batches: shapeRows(first.slice(at + 1), rest, head, notes, limits) };
}

async function* shapeRows(
  first: RawRow[],
  rest: AsyncIterable<RawRow[]>,
  head: TableHead,
  notes: Note[],
  limits: TableLimits,
): AsyncGenerator<TableRow[]> {
  const shaper = new RowShaper(head, notes, limits);
  yield shaper.shape(first);
  for await (const batch of rest) yield shaper.shape(batch);
}

class RowShaper {
  private rows = 0;
  private characters = 0;
  private noted = false;

  constructor(
    private readonly head: TableHead,
    private readonly notes: Note[],
    private readonly limits: TableLimits,
  ) {}

  shape(batch: RawRow[]): TableRow[] {
    const shaped: TableRow[] = [];
    for (const raw of batch) {
      const row = this.shapeRow(raw);
      if (row) shaped.push(row);
    }
    return shaped;
  }

  private shapeRow({ line, cells, problems, beyond }: RawRow): TableRow | null {
    const width = this.head.header.length;
    const extra = beyond || cells.some((text, index) => index >= width && !isBlank(text));
    const kept = problems.filter(({ column }) => column === null || column < width);
    const texts = Array.from({ length: width }, (_, index) =>
      this.shapeCell(cells[index] ?? "", index, kept),
    );
    if (texts.every(isBlank) && !(extra && this.head.format === "csv")) return null;
    this.count(texts);
    if (extra) this.reportExtra(line, kept);
    return { line, cells: texts, problems: kept };
  }

  private shapeCell(raw: string, column: number, problems: CellProblem[]): string {
    if (raw === "") return raw;
    const text = restore(raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw);
    const { cellCharacters } = this.limits;
    if (text.length > cellCharacters) {
      problems.push({ column, code: "too_long", params: { limit: cellCharacters } });
      return text.slice(0, cellCharacters);
    }
    const problem = problemOf(text, column);
    if (problem) problems.push(problem);
    return text;
  }

  /** In text, one cell too many means that the others have moved. In a workbook it is a remark in the margin. */
  private reportExtra(line: number, problems: CellProblem[]): void {
    if (this.head.format === "csv") problems.push({ column: null, code: "extra_cells" });
    else if (!this.noted) this.notes.push({ code: "beyond_header", params: { line } });
    this.noted = true;
  }

  private count(texts: readonly string[]): void {
    this.rows += 1;
    for (const text of texts) this.characters += text.length;
    const { rows, unpackedBytes } = this.limits;
    if (this.rows > rows) throw refuse("spreadsheet.too_many_rows", { limit: rows });
    // A few bytes of a workbook can refer to the same long text a million times.
    if (this.characters > unpackedBytes)
      throw refuse("spreadsheet.unpacks_too_large", { limit: Math.round(unpackedBytes / MIB) });
  }
}
