import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { refuse } from "../refusals";
import type { RawRow, RowSource, Separator, TableLimits } from "../types";
import { decodeText } from "./encoding";
import { findSeparator } from "./separator";

const SLICE_CHARACTERS = 64 * 1024;
const BATCH_ROWS = 500;

/** An open quote swallows the rest of the file; no row of a table is as long as this. */
const recordBytes = ({ cellCharacters, columns }: TableLimits) =>
  Math.min(4 * cellCharacters * Math.min(columns, 16), 4 * 1024 * 1024);

function* slices(text: string, start: number): Generator<string> {
  for (let at = start; at < text.length;) {
    let end = Math.min(at + SLICE_CHARACTERS, text.length);
    // A pair of surrogates cut in two would become two unreadable characters.
    if ((text.charCodeAt(end) & 0xfc00) === 0xdc00) end += 1;
    yield text.slice(at, end);
    at = end;
  }
}

async function* rows(text: string, start: number, separator: Separator, limits: TableLimits) {
  const parser = Readable.from(slices(text, start)).pipe(
    parse({
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      // 5" screen: a quote inside a cell that did not begin with one is just a quote, as in Excel.
      relax_quotes: true,
      max_record_size: recordBytes(limits),
    }),
  );
  // Excel numbers records, not lines of text: a cell may have several.
  const before = start > 0 ? 1 : 0;
  let line = before;
  let batch: RawRow[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      batch.push({ line, cells, problems: [], beyond: false });
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser is ahead of this loop: only it knows how many records were whole.
    throw refuse("spreadsheet.quote_open", { line: before + parser.info.records + 1 }, error);
  }
  if (batch.length > 0) yield batch;
}

/**
 * A table in text: CSV or tab separated, as RFC 4180 and Excel write it.
 * @throws AppError when it cannot be decoded
 */
export function openText(bytes: Buffer, limits: TableLimits): RowSource {
  const { text, encoding } = decodeText(bytes);
  const { separator, start } = findSeparator(text);
  return {
    format: "csv",
    encoding,
    separator,
    sheet: null,
    merges: [],
    notes: [],
    batches: rows(text, start, separator, limits),
  };
}
