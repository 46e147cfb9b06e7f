import { open, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Locale } from "../http/messages";
import type { CheckedRow, RowProblem } from "./checkRow";
import type { ColumnMap, Columns, RecordOf } from "./columns";
import { type RecordsHead, readRecords } from "./readRecords";
import type { ReadOptions, SpreadsheetFile } from "./readTable";
import { type DescribedNote, describeNote } from "./notes";
import { type Outcome, writeResult } from "./write/writeResult";

export type PreviewOptions = ReadOptions & {
  /** Records shown; 20 unless told. */
  rows?: number;
  /** Problems shown; 100 unless told. */
  problems?: number;
  /** Where to write every row with its problems, and in which language. */
  resultFile?: { path: string; locale: Locale };
};

export type Preview<C extends ColumnMap> = {
  head: RecordsHead;
  notes: DescribedNote[];
  /** Rows below the header: all, without a problem, with one. */
  counts: { total: number; valid: number; invalid: number };
  rows: { line: number; record: RecordOf<C> }[];
  problems: (RowProblem & { line: number })[];
};

const RESULTS = { valid: ["可以导入", "Ready"], invalid: ["有问题", "Not ready"] } as const;

/** All problems of a row in one cell: 手机：没有填写。 */
export function problemsText(problems: readonly RowProblem[], locale: Locale): string {
  return problems
    .map(
      ({ title, message }) =>
        (title === null ? "" : `${title}${locale === "zh" ? "：" : ": "}`) + message[locale],
    )
    .join(locale === "zh" ? "" : " ");
}

function toOutcome({ cells, problems = [] }: CheckedRow<ColumnMap>, locale: Locale): Outcome {
  const [zh, en] = problems.length === 0 ? RESULTS.valid : RESULTS.invalid;
  return { cells, result: locale === "zh" ? zh : en, reason: problemsText(problems, locale) };
}

/**
 * Reads a whole spreadsheet without taking anything in: how many rows are right, the first of them, the first
 * problems, and on request a file with what is wrong with every row.
 * @throws AppError as `readRecords`; the result file is removed then
 */
export async function previewRecords<C extends ColumnMap>(
  file: SpreadsheetFile,
  columns: Columns<C>,
  { rows: rowsShown = 20, problems: problemsShown = 100, resultFile, ...options }: PreviewOptions = {},
): Promise<Preview<C>> {
  const records = await readRecords(file, columns, options);
  const { head } = records;
  const counts = { total: 0, valid: 0, invalid: 0 };
  const rows: Preview<C>["rows"] = [];
  const problems: Preview<C>["problems"] = [];

  async function* counted(): AsyncGenerator<CheckedRow<C>> {
    for await (const row of records.rows) {
      counts.total += 1;
      if (row.problems) {
        counts.invalid += 1;
        const room = Math.max(0, problemsShown - problems.length);
        problems.push(...row.problems.slice(0, room).map((problem) => ({ line: row.line, ...problem })));
      } else {
        counts.valid += 1;
        if (rows.length < rowsShown) rows.push({ line: row.line, record: row.record });
      }
      yield row;
    }
  }

  if (resultFile) await writeResultFile(counted(), head, resultFile);
  else for await (const row of counted()) void row;
  return { head, notes: records.notes.map(describeNote), counts, rows, problems };
}

async function writeResultFile<C extends ColumnMap>(
  rows: AsyncIterable<CheckedRow<C>>,
  { header }: RecordsHead,
  { path, locale }: NonNullable<PreviewOptions["resultFile"]>,
): Promise<void> {
  async function* outcomes() {
    for await (const row of rows) yield toOutcome(row as CheckedRow<ColumnMap>, locale);
  }
  // Opened first: a stream that opens it itself may still do so after it was removed.
  const file = await open(path, "w", 0o600);
  try {
    await pipeline(writeResult(outcomes(), { header, locale }), file.createWriteStream());
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
