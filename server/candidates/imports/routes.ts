import type { Route } from "../../http/route";
import type { Services } from "../../services";
import { spreadsheetImportRoutes } from "../../spreadsheets/imports/routes";
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

/** People from a spreadsheet: say where to, send the file, look at what is wrong, confirm, watch, fetch the result. */
export const importRoutes = (services: Services): Route[] =>
  spreadsheetImportRoutes(services, {
    path: "/candidates/imports",
    permission: "candidates.write",
    record: "candidateImport",
    summaries: {
      template: "The spreadsheet to fill in with candidates",
      list: "Imports, the newest first",
      begin: "Begin an import: where people go, and what all of them have in common",
      confirm: "Take in the rows that are right",
      cancel: "Stop an import; who was taken in stays",
    },
    template: { ...candidateColumns, savedAs: { zh: "候选人导入模板", en: "Candidates template" } },
    result: { key: resultKey, savedAs: { zh: "候选人导入结果", en: "Candidates import result" } },
    notNow: "candidate_import.state",
    settings: createImportBody,
    view: importSchema,
    page: importPageSchema,
    list: (actor, query) => listImports(services, actor, query),
    create: (actor, settings, locale) => createImport(services, actor, settings, locale),
    find: (actor, id) => findImport(services, actor, id),
    preview: ({ id }, file, locale) => previewImport(services, id, file, locale),
    confirm: (id) => confirmImport(services, id),
    cancel: (id) => cancelImport(services, id),
    present: (row) => presentImport(services, row),
  });
