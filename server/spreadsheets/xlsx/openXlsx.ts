import { refuse } from "../refusals";
import type { Note, RowSource, TableLimits } from "../types";
import { Archive } from "./archive";
import { findMerges } from "./merges";
import { readFormats } from "./numberFormats";
import { readSharedStrings } from "./sharedStrings";
import { readSheetRows } from "./sheetRows";
import { readWorkbook } from "./workbook";

const NAMED_SHEETS = 10;
const NAME_CHARACTERS = 40;

function namesOf(sheets: readonly { name: string }[]): string {
  const names = sheets.slice(0, NAMED_SHEETS).map(({ name }) => name.slice(0, NAME_CHARACTERS));
  return sheets.length > NAMED_SHEETS ? `${names.join("、")}…` : names.join("、");
}

/**
 * The first visible sheet of a workbook. Formulas are not evaluated, links are not followed, macros are refused.
 * @throws AppError when the file is no workbook, is damaged, or unpacks to more than is allowed
 */
export async function openXlsx(bytes: Buffer, limits: TableLimits): Promise<RowSource> {
  const archive = await Archive.open(bytes, limits);
  const { sheets, strings, styles, from1904 } = await readWorkbook(archive);
  const visible = sheets.filter(({ hidden }) => !hidden);
  const hidden = sheets.filter((sheet) => sheet.hidden);
  const [sheet, ...others] = visible;
  if (!sheet) throw refuse("spreadsheet.no_visible_sheet");
  const notes: Note[] = [];
  if (others.length > 0) notes.push({ code: "other_sheets", params: { names: namesOf(others) } });
  if (hidden.length > 0) notes.push({ code: "hidden_sheets", params: { names: namesOf(hidden) } });
  const merges = await findMerges(archive.read(sheet.part));
  const context = {
    strings: strings === null ? [] : await readSharedStrings(archive, strings, limits.cellCharacters),
    formats: styles === null ? [] : readFormats(await archive.text(styles)),
    from1904,
    merges,
    limits,
  };
  return {
    format: "xlsx",
    encoding: null,
    separator: null,
    sheet: sheet.name,
    merges,
    notes,
    batches: readSheetRows(archive.read(sheet.part), context),
  };
}
