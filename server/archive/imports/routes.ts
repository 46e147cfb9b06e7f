import type { Route } from "../../http/route";
import type { Services } from "../../services";
import { spreadsheetImportRoutes } from "../../spreadsheets/imports/routes";
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

/** What happened at work from a spreadsheet: begin, send the file, look at what is wrong, confirm, watch, fetch. */
export const workImportRoutes = (services: Services): Route[] =>
  spreadsheetImportRoutes(services, {
    path: "/archive/imports",
    permission: "archive.write",
    record: "archiveImport",
    summaries: {
      template: "The spreadsheet to fill in with what happened at work",
      list: "Imports of what happened at work, the newest first",
      begin: "Begin an import: of whose people, and whether all rows or the right ones",
      confirm: "Put the rows that are right on record",
      cancel: "Stop an import; what was written stays",
    },
    template: { ...workColumns, savedAs: { zh: "在职记录导入模板", en: "Work records template" } },
    result: { key: resultKey, savedAs: { zh: "在职记录导入结果", en: "Work records import result" } },
    notNow: "archive_import.state",
    settings: createImportBody,
    view: archiveImportSchema,
    page: archiveImportPageSchema,
    list: (actor, query) => listWorkImports(services, actor, query),
    create: (actor, settings, locale) => createWorkImport(services, actor, settings, locale),
    find: (_actor, id) => findWorkImport(services, id),
    preview: (row, file) => previewImport(services, row, file),
    confirm: (id) => confirmWorkImport(services, id),
    cancel: (id) => cancelWorkImport(services, id),
    present: (row) => presentWorkImport(services, row),
  });
