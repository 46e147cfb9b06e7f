import { join } from "node:path";
import type { Context } from "koa";
import { z } from "zod";
import type { Locale } from "../http/messages";
import type { Services } from "../services";
import { column, defineColumns } from "../spreadsheets/columns";
import { describeNote } from "../spreadsheets/notes";
import { problemsText } from "../spreadsheets/previewRecords";
import { readRecords } from "../spreadsheets/readRecords";
import type { SpreadsheetFile } from "../spreadsheets/readTable";
import { withUploadedSpreadsheet } from "../spreadsheets/receiveSpreadsheet";
import { MOST_RECIPIENTS, type RowsFile } from "./schema";

const text = z.string();
const yes = new Set(["是", "y", "yes", "true", "1"]);

/** Whatever a sheet of candidates calls them; what is wrong with a value is told when the batch is previewed. */
const columns = defineColumns({
  name: column({
    titles: ["姓名", "Name", "候选人", "候选人姓名", "full name"],
    required: true,
    max: 200,
    parse: text,
  }),
  phone: column({
    titles: ["手机", "Phone", "手机号", "手机号码", "电话", "联系电话", "mobile"],
    max: 60,
    parse: text,
  }),
  email: column({ titles: ["邮箱", "E-mail", "电子邮箱", "邮件", "email"], max: 200, parse: text }),
  extraTimePercent: column({
    titles: ["延长时间%", "Extra time %", "延长时间", "加时", "extra time"],
    max: 6,
    parse: text.transform((value) => Number(value.replace(/[%％\s]/g, ""))).pipe(z.int().min(0).max(200)),
    invalid: ["应为 0 到 200 的整数。", "Must be a whole number from 0 to 200."],
  }),
  textOnly: column({
    titles: ["只用文字", "Text only", "文字作答"],
    max: 10,
    parse: text.transform((value) => yes.has(value.toLowerCase())),
  }),
});

const PROBLEMS_SHOWN = 100;

/**
 * Recipients from a CSV or XLSX file that lies on this disk.
 * @throws AppError spreadsheet.* where the file cannot be read as one
 */
export async function readRecipients(file: SpreadsheetFile, locale: Locale): Promise<RowsFile> {
  const records = await readRecords(file, columns, {
    limits: { rows: MOST_RECIPIENTS },
  });
  const rows: RowsFile["rows"] = [];
  const problems: RowsFile["problems"] = [];
  for await (const { line, record, problems: found } of records.rows) {
    if (record) {
      rows.push({
        name: record.name,
        phone: record.phone ?? "",
        email: record.email ?? "",
        extraTimePercent: record.extraTimePercent ?? 0,
        textOnly: record.textOnly ?? false,
      });
    } else if (problems.length < PROBLEMS_SHOWN) {
      problems.push({ line, message: problemsText(found ?? [], locale) });
    }
  }
  return { rows, problems, notes: records.notes.map((note) => describeNote(note).message[locale]) };
}

/** The same of an upload, for the wizard to go on with; nothing is kept. */
export const readRows = ({ env }: Pick<Services, "env">, ctx: Context, locale: Locale): Promise<RowsFile> =>
  withUploadedSpreadsheet(ctx, { folder: join(env.DATA_DIR, "work") }, (file) =>
    readRecipients(file, locale),
  );
