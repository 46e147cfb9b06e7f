import { join } from "node:path";
import type { Readable } from "node:stream";
import { conflict } from "../../http/errors";
import type { StaffActor } from "../../http/actors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../../http/route";
import { idParams, pageQuery } from "../../http/schema";
import type { Services } from "../../services";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../../spreadsheets/receiveSpreadsheet";
import { writeTemplate } from "../../spreadsheets/write/writeTemplate";
import { candidateColumns } from "./columns";
import { resultKey } from "./files";
import {
  cancelImport,
  confirmImport,
  createImport,
  findImport,
  listImports,
  presentImport,
} from "./manageImports";
import { previewImport } from "./previewImport";
import { createImportBody, importPageSchema, importSchema } from "./schema";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const writer = staffWith("candidates.write", record("candidateImport"));

/** People from a spreadsheet: say where to, send the file, look at what is wrong, confirm, watch, fetch the result. */
export function importRoutes(services: Services): Route[] {
  const { env, media } = services;
  const view = async (actor: StaffActor, id: string) =>
    presentImport(services, await findImport(services, actor, id));
  return [
    route({
      method: "get",
      path: "/candidates/imports/template",
      summary: "The spreadsheet to fill in with candidates",
      access: staffWith("candidates.write", companyWide("an empty form")),
      produces: XLSX,
      handle: async ({ ctx, locale }) => {
        const name = locale === "zh" ? "候选人导入模板" : "Candidates template";
        sendSpreadsheet(ctx, { name, kind: "xlsx", content: writeTemplate(candidateColumns, locale) });
      },
    }),
    route({
      method: "get",
      path: "/candidates/imports",
      summary: "Imports, the newest first",
      access: staffWith("candidates.write", scoped),
      query: pageQuery,
      response: importPageSchema,
      handle: ({ actor, query }) => listImports(services, actor, query),
    }),
    route({
      method: "post",
      path: "/candidates/imports",
      summary: "Begin an import: where people go, and what all of them have in common",
      access: staffWith("candidates.write", scoped),
      body: createImportBody,
      response: importSchema,
      status: 201,
      handle: async ({ actor, body, locale }) =>
        presentImport(services, await createImport(services, actor, body, locale)),
    }),
    route({
      method: "put",
      path: "/candidates/imports/:id/file",
      summary: "Its spreadsheet (multipart: file); answers with what is right and wrong in it",
      access: writer,
      params: idParams,
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      rateLimit: { points: 30, seconds: 60 },
      response: importSchema,
      handle: async ({ ctx, actor, params, locale }) => {
        await findImport(services, actor, params.id);
        return withUploadedSpreadsheet(ctx, { folder: join(env.DATA_DIR, "work") }, async (file) => {
          await previewImport(services, params.id, file, locale);
          return view(actor, params.id);
        });
      },
    }),
    route({
      method: "get",
      path: "/candidates/imports/:id",
      summary: "How far an import is",
      access: writer,
      params: idParams,
      response: importSchema,
      handle: ({ actor, params }) => view(actor, params.id),
    }),
    route({
      method: "post",
      path: "/candidates/imports/:id/confirm",
      summary: "Take in the rows that are right",
      access: writer,
      params: idParams,
      response: importSchema,
      handle: async ({ actor, params }) => {
        await findImport(services, actor, params.id);
        await confirmImport(services, params.id);
        return view(actor, params.id);
      },
    }),
    route({
      method: "post",
      path: "/candidates/imports/:id/cancel",
      summary: "Stop an import; who was taken in stays",
      access: writer,
      params: idParams,
      response: importSchema,
      handle: async ({ actor, params }) => {
        await findImport(services, actor, params.id);
        await cancelImport(services, params.id);
        return view(actor, params.id);
      },
    }),
    route({
      method: "get",
      path: "/candidates/imports/:id/result",
      summary: "The file once more, with what became, or would become, of each row",
      access: writer,
      params: idParams,
      produces: XLSX,
      handle: async ({ ctx, actor, params, locale }) => {
        const row = await findImport(services, actor, params.id);
        if (!row.hasResult) throw conflict("candidate_import.state");
        sendSpreadsheet(ctx, {
          name: locale === "zh" ? "候选人导入结果" : "Candidates import result",
          kind: "xlsx",
          content: media.read(resultKey(row.id)) as Readable,
        });
      },
    }),
  ];
}
