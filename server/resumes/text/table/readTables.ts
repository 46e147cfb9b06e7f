import { CsvError, parse } from "csv-parse/sync";
import { findSeparator } from "../../../spreadsheets/text/separator";
import { Archive } from "../../../spreadsheets/xlsx/archive";
import { readFormats } from "../../../spreadsheets/xlsx/numberFormats";
import { readSharedStrings } from "../../../spreadsheets/xlsx/sharedStrings";
import { readSheetRows } from "../../../spreadsheets/xlsx/sheetRows";
import { readWorkbook } from "../../../spreadsheets/xlsx/workbook";
import { Flow } from "../layout/flow";
import { TextComposer } from "../layout/composeText";
import type { Content, Reading } from "../reading";
import { asRefusal, refuse } from "../refusals";
import { readPlain } from "../plain/readPlain";

const CELL_CHARACTERS = 32_767;
const COLUMNS = 200;
const RECORDS = 10_000;

/** A row of cells, each of one line or several. */
function addRow(composer: TextComposer, cells: readonly string[]): void {
  const flow = new Flow();
  flow.openRow();
  for (const cell of cells) {
    flow.openCell();
    for (const text of cell.split(/\r\n|\r|\n/)) flow.add({ text });
    flow.closeCell();
  }
  flow.closeRow();
  flow.into(composer);
}

function finish(composer: TextComposer): Content {
  if (composer.isEmpty) throw refuse("resume.empty");
  return { ...composer.finish(), pages: 1, ocr: false };
}

/** All that is visible in a workbook, sheet by sheet. @throws AppError resume.* */
export async function readXlsx(bytes: Buffer, { limits }: Pick<Reading, "limits">): Promise<Content> {
  const composer = new TextComposer(limits.characters);
  try {
    const archive = await Archive.open(bytes, limits);
    const { sheets, strings, styles, from1904 } = await readWorkbook(archive);
    const context = {
      strings: strings === null ? [] : await readSharedStrings(archive, strings, CELL_CHARACTERS),
      formats: styles === null ? [] : readFormats(await archive.text(styles)),
      from1904,
      // What a merged area says stands in its first cell.
      merges: [],
      limits: { columns: COLUMNS, cellCharacters: CELL_CHARACTERS },
    };
    for (const { part, hidden } of sheets) {
      if (hidden || composer.full) continue;
      composer.part();
      for await (const rows of readSheetRows(archive.read(part), context)) {
        for (const { cells } of rows) addRow(composer, cells);
        if (composer.full) break;
      }
    }
  } catch (error) {
    throw asRefusal(error);
  }
  return finish(composer);
}

/** A table in text. What is not one after all is read as the text that it is. @throws AppError resume.empty */
export function readCsv(text: string, reading: Pick<Reading, "limits">): Content {
  const whole = text.slice(0, 4 * reading.limits.characters);
  const { separator, start } = findSeparator(whole);
  const composer = new TextComposer(reading.limits.characters);
  try {
    const records: string[][] = parse(whole.slice(start), {
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      to: RECORDS,
    });
    for (const record of records) addRow(composer, record);
  } catch (error) {
    if (error instanceof CsvError) return readPlain(text, reading);
    throw error;
  }
  return finish(composer);
}
