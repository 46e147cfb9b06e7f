import { invalid } from "../../http/errors";
import type { ColumnMap, Columns, RecordOf } from "../../spreadsheets/columns";
import { readRecords } from "../../spreadsheets/readRecords";
import type { SpreadsheetFile } from "../../spreadsheets/readTable";
import type { TableLimits } from "../../spreadsheets/types";
import type { ImportContent, ImportRow } from "./content";

const MIB = 1024 * 1024;
/** A company has a few thousand units; those who interview are as many. */
const LIMITS: Partial<TableLimits> = {
  fileBytes: 5 * MIB,
  rows: 5_000,
  columns: 60,
  cellCharacters: 160,
  unpackedBytes: 60 * MIB,
  timeMs: 20_000,
};
export const FILE_BYTES = 5 * MIB;

/**
 * Every row of the file, right or wrong; of its columns only those that are known.
 * @throws AppError as `readRecords`; 422 `org_import.empty`
 */
export async function readFile<C extends ColumnMap>(
  file: SpreadsheetFile,
  columns: Columns<C>,
): Promise<Pick<ImportContent<RecordOf<C>>, "header" | "notes" | "rows">> {
  const records = await readRecords(file, columns, { limits: LIMITS });
  const titles = new Set(records.head.columns.map(({ title }) => title));
  const kept = records.head.header.flatMap((title, index) => (titles.has(title) ? [index] : []));
  const rows: ImportRow<RecordOf<C>>[] = [];
  for await (const { line, cells, record, problems } of records.rows) {
    rows.push({
      line,
      cells: kept.map((index) => cells[index] ?? ""),
      record: record ?? null,
      problems: problems ?? [],
    });
  }
  if (rows.length === 0) throw invalid("org_import.empty");
  return {
    header: kept.map((index) => records.head.header[index] ?? ""),
    notes: [...records.notes],
    rows,
  };
}
