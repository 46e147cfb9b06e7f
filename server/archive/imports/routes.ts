import { join } from "node:path";
import type { Readable } from "node:stream";
import { conflict } from "../../http/errors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../../http/route";
import { idParams, pageQuery } from "../../http/schema";
import type { Services } from "../../services";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../../spreadsheets/receiveSpreadsheet";
import { writeTemplate } from "../../spreadsheets/write/writeTemplate";
import { workColumns } from "./columns";
import { resultKey } from "./files";
import {
  cancelWorkImport,
  confirmWorkImport,
  createWorkImport,
  findWorkImport,
  listWorkImports,
  presentWorkImport,
} from "./manageImports";
import { previewImport } from "./previewImport";
import { archiveImportPageSchema, archiveImportSchema, createImportBody } from "./schema";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const writer = staffWith("archive.write", record("archiveImport"));

/** What happened at work from a spreadsheet: begin, send the file, look at what is wrong, confirm, watch, fetch. */
export function workImportRoutes(services: Services): Route[] {
  const { env, media } = services;
  const view = async (id: string) => presentWorkImport(services, await findWorkImport(services, id));
  return [
    route({
      method: "get",
      path: "/archive/imports/template",
      summary: "The spreadsheet to fill in with what happened at work",
      access: staffWith("archive.write", companyWide("an empty form")),
      produces: XLSX,
      handle: async ({ ctx, locale }) => {
        const name = locale === "zh" ? "在职记录导入模板" : "Work records template";
        sendSpreadsheet(ctx, { name, kind: "xlsx", content: writeTemplate(workColumns, locale) });
      },
    }),
    route({
      method: "get",
      path: "/archive/imports",
      summary: "Imports of what happened at work, the newest first",
      access: staffWith("archive.write", scoped),
      query: pageQuery,
      response: archiveImportPageSchema,
      handle: ({ actor, query }) => listWorkImports(services, actor, query),
    }),
    route({
      method: "post",
      path: "/archive/imports",
      summary: "Begin an import: of whose people, and whether all rows or the right ones",
      access: staffWith("archive.write", scoped),
      body: createImportBody,
      response: archiveImportSchema,
      status: 201,
      handle: async ({ actor, body, locale }) =>
        presentWorkImport(services, await createWorkImport(services, actor, body, locale)),
    }),
    route({
      method: "put",
      path: "/archive/imports/:id/file",
      summary: "Its spreadsheet (multipart: file); answers with what is right and wrong in it",
      access: writer,
      params: idParams,
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      rateLimit: { points: 30, seconds: 60 },
      response: archiveImportSchema,
      handle: async ({ ctx, params }) => {
        const found = await findWorkImport(services, params.id);
        return withUploadedSpreadsheet(ctx, { folder: join(env.DATA_DIR, "work") }, async (file) => {
          await previewImport(services, found, file);
          return view(params.id);
        });
      },
    }),
    route({
      method: "get",
      path: "/archive/imports/:id",
      summary: "How far an import is",
      access: writer,
      params: idParams,
      response: archiveImportSchema,
      handle: ({ params }) => view(params.id),
    }),
    route({
      method: "post",
      path: "/archive/imports/:id/confirm",
      summary: "Put the rows that are right on record",
      access: writer,
      params: idParams,
      response: archiveImportSchema,
      handle: async ({ params }) => {
        await confirmWorkImport(services, params.id);
        return view(params.id);
      },
    }),
    route({
      method: "post",
      path: "/archive/imports/:id/cancel",
      summary: "Stop an import; what was written stays",
      access: writer,
      params: idParams,
      response: archiveImportSchema,
      handle: async ({ params }) => {
        await cancelWorkImport(services, params.id);
        return view(params.id);
      },
    }),
    route({
      method: "get",
      path: "/archive/imports/:id/result",
      summary: "The file once more, with what became, or would become, of each row",
      access: writer,
      params: idParams,
      produces: XLSX,
      handle: async ({ ctx, params, locale }) => {
        const row = await findWorkImport(services, params.id);
        if (!row.hasResult) throw conflict("archive_import.state");
        const name = locale === "zh" ? "在职记录导入结果" : "Work records import result";
        sendSpreadsheet(ctx, { name, kind: "xlsx", content: media.read(resultKey(row.id)) as Readable });
      },
    }),
  ];
}
