import { join } from "node:path";
import { chosenField } from "../http/receiveFile";
import { type Route, companyWide, record, route, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { unitFor } from "../org/scope";
import type { Services } from "../services";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../spreadsheets/receiveSpreadsheet";
import { writeTemplate } from "../spreadsheets/write/writeTemplate";
import { IMPORT_BYTES, importQuestions, previewImport } from "./importQuestions";
import { importPreviewSchema, importResultSchema } from "./schema";
import { questionColumns } from "./spreadsheetColumns";

/** Reading a spreadsheet starts a process. */
const FILES = { points: 20, seconds: 60 };

/** Questions from spreadsheets, into the bank of one unit. The file is sent twice: to look, and to take in. */
export function questionImportRoutes(services: Services): Route[] {
  const { env } = services;
  const upload = { folder: join(env.DATA_DIR, "uploads"), maxBytes: IMPORT_BYTES };
  return [
    route({
      method: "get",
      path: "/question-import-template",
      summary: "The spreadsheet to fill in for an import",
      access: staffWith("questions.write", companyWide("the form is the same for everybody")),
      produces: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      handle: async ({ ctx, locale }) => {
        const name = locale === "zh" ? "题库导入模板" : "question-import";
        sendSpreadsheet(ctx, { name, kind: "xlsx", content: writeTemplate(questionColumns, locale) });
      },
    }),
    route({
      method: "post",
      path: "/org/units/:id/question-imports/preview",
      summary: "What an import would do: rows, problems, near-duplicates",
      access: staffWith("questions.write", record("orgUnit")),
      params: idParams,
      bodyLimit: "raw",
      rateLimit: FILES,
      consumes: "multipart/form-data",
      response: importPreviewSchema,
      handle: ({ ctx, actor }) =>
        withUploadedSpreadsheet(ctx, upload, (file) => previewImport(services, actor, file)),
    }),
    route({
      method: "post",
      path: "/org/units/:id/question-imports",
      summary: "Take the questions of a spreadsheet into the unit's bank",
      access: staffWith("questions.write", record("orgUnit")),
      params: idParams,
      bodyLimit: "raw",
      rateLimit: FILES,
      consumes: "multipart/form-data",
      response: importResultSchema,
      status: 201,
      handle: ({ ctx, actor, params, locale }) =>
        withUploadedSpreadsheet(ctx, upload, async (file) => {
          const acceptSimilar = chosenField(file, "acceptSimilar", ["false", "true"]) === "true";
          // An archived unit is still seen; nothing new belongs to it.
          const orgUnitId = unitFor(services, actor, "questions.write", params.id);
          return importQuestions(services, actor, file, { orgUnitId, acceptSimilar, locale });
        }),
    }),
  ];
}
