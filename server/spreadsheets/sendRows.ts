import type { Context } from "koa";
import type { SheetFormat } from "./exportQuery";
import { sendSpreadsheet } from "./receiveSpreadsheet";
import { type Rows, writeCsv } from "./write/writeCsv";
import { writeXlsx } from "./write/writeXlsx";

type Sheet = { name: string; format: SheetFormat; titles: readonly string[]; rows: Rows };

/** Answers with a list as a spreadsheet, sent as its rows come; `name` without its extension. */
export function sendRows(ctx: Context, { name, format, titles, rows }: Sheet): void {
  const content =
    format === "xlsx"
      ? writeXlsx(rows, { columns: titles.map((title) => ({ title })) })
      : writeCsv(rows, { titles, encoding: format === "csv-gbk" ? "gbk" : "utf-8" });
  sendSpreadsheet(ctx, { name, kind: format, content });
}
