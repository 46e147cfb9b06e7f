import { tidy } from "./cellText";
import { type CheckedRow, createRowChecker } from "./checkRow";
import type { ColumnMap, Columns } from "./columns";
import { type MatchedColumn, matchColumns } from "./matchColumns";
import { columnLetters } from "./letters";
import { type ReadOptions, type SpreadsheetFile, readTable } from "./readTable";
import type { Note, TableHead, TableRow } from "./types";

export type RecordsHead = TableHead & {
  /** Which column of the file was taken for which. */
  columns: { name: string; letters: string; title: string }[];
};

export type Records<C extends ColumnMap> = {
  head: RecordsHead;
  /** Complete when the last row has been read. */
  notes: readonly Note[];
  rows: AsyncIterable<CheckedRow<C>>;
  close(): void;
};

const TITLES_SHOWN = 20;
/** A template has its note and its example directly below the header. */
const TEMPLATE_ROWS = 2;

/** Whether the row is the note or the example of our own template, left standing. */
function isFromTemplate(row: TableRow, { line }: TableHead, matched: readonly MatchedColumn[]): boolean {
  if (row.line > line + TEMPLATE_ROWS) return false;
  return (["note", "example"] as const).some((part) =>
    ([0, 1] as const).some(
      (language) =>
        matched.some(({ column }) => column[part]) &&
        matched.every(
          ({ column, index }) => tidy(row.cells[index] ?? "") === (column[part]?.[language] ?? ""),
        ),
    ),
  );
}

async function* checkedRows<C extends ColumnMap>(
  rows: AsyncIterable<TableRow>,
  head: TableHead,
  columns: Columns<C>,
  matched: readonly MatchedColumn<keyof C & string>[],
): AsyncGenerator<CheckedRow<C>> {
  const checkRow = createRowChecker(columns, matched);
  for await (const row of rows) if (!isFromTemplate(row, head, matched)) yield checkRow(row);
}

/**
 * Reads a spreadsheet as records. Titles match whatever their language, case, width and spaces; columns that nobody
 * asked for are ignored and named in a note. A row is either a record or its problems. The note and the example of our
 * template are skipped.
 *
 * @throws AppError as `readTable`; spreadsheet.columns_missing, spreadsheet.columns_alike
 */
export async function readRecords<C extends ColumnMap>(
  file: SpreadsheetFile,
  columns: Columns<C>,
  options?: ReadOptions,
): Promise<Records<C>> {
  const { head, notes, rows, close } = await readTable(file, options);
  try {
    const { matched, ignored } = matchColumns(head, columns.columns);
    const own: Note[] = [];
    if (ignored.length > 0) {
      const titles = ignored.slice(0, TITLES_SHOWN).map(({ letters, title }) => `${title} (${letters})`);
      own.push({ code: "ignored_columns", params: { titles: titles.join(", ") } });
    }
    return {
      head: {
        ...head,
        columns: matched.map(({ name, index, title }) => ({ name, title, letters: columnLetters(index) })),
      },
      get notes() {
        return [...own, ...notes];
      },
      rows: checkedRows(rows, head, columns, matched),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
