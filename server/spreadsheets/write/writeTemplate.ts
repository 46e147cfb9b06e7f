import type { Readable } from "node:stream";
import type { Locale } from "../../http/messages";
import type { Column, Columns } from "../columns";
import { columnLetters } from "../letters";
import { type Validation, sheetXml } from "./sheetXml";
import { STYLES } from "./workbookParts";
import { columnWidth, streamWorkbook } from "./writeXlsx";

const TITLE_ROW = 1;
const NOTE_ROW = 2;
const FIRST_ROW = 3;
/** As many rows as an import usually takes get their lists. */
const LAST_LISTED_ROW = 10_000;
const LISTS = "lists";

const WORDS = { sheet: ["导入", "Import"], required: ["（必填）", " (required)"] } as const;

/**
 * The spreadsheet people fill in: titles, a row that says what belongs where, a row with an example, and lists for
 * columns with choices. `readRecords` skips the note and the example where they are left standing.
 */
export function writeTemplate({ columns }: Pick<Columns, "columns">, locale: Locale): Readable {
  const language = locale === "zh" ? 0 : 1;
  const all = Object.values(columns);
  const titleOf = ({ titles, required }: Column) =>
    titles[language] + (required ? WORDS.required[language] : "");
  const rows = [
    all.map(titleOf),
    all.map(({ note }) => note?.[language] ?? ""),
    all.map(({ example }) => example?.[language] ?? ""),
  ];
  const lists = all.flatMap(({ choices }, column) =>
    choices ? [{ column, values: choices.map(({ titles }) => titles[language]) }] : [],
  );
  const validations = lists.map(({ column, values }, index): Validation => {
    const letters = columnLetters(index);
    const source = `${LISTS}!$${letters}$1:$${letters}$${values.length}`;
    return { column, fromRow: FIRST_ROW, toRow: LAST_LISTED_ROW, source };
  });
  const longest = Math.max(0, ...lists.map(({ values }) => values.length));
  const listRows = Array.from({ length: longest }, (_, row) =>
    lists.map(({ values }) => values[row] ?? null),
  );
  return streamWorkbook([
    {
      name: WORDS.sheet[language],
      content: sheetXml(rows, {
        widths: all.map((column) =>
          columnWidth({ title: titleOf(column), ...(column.width ? { width: column.width } : {}) }),
        ),
        frozenRows: TITLE_ROW,
        styleOfRow: (row) =>
          row === TITLE_ROW ? STYLES.title : row === NOTE_ROW ? STYLES.note : STYLES.text,
        validations,
      }),
    },
    // Excel takes a list from another sheet whatever its length and its commas.
    ...(lists.length > 0
      ? [
          {
            name: LISTS,
            hidden: true,
            content: sheetXml(listRows, { widths: [], frozenRows: 0, styleOfRow: () => STYLES.text }),
          },
        ]
      : []),
  ]);
}
