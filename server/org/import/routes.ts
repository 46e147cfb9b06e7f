import { join } from "node:path";
import { selectEqual } from "../../db/statements";
import { type Route, companyWide, record, route, staffWith } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../../spreadsheets/receiveSpreadsheet";
import { writeTemplate } from "../../spreadsheets/write/writeTemplate";
import { staffColumns, unitColumns } from "./columns";
import { assertKind, confirmImport } from "./confirmImport";
import { openContent } from "./content";
import { type ImportKind, OrgImport } from "./entity";
import { presentImport } from "./presentImport";
import { previewImport } from "./previewImport";
import { FILE_BYTES } from "./readFile";
import { resultFile } from "./resultFile";
import { confirmImportBody, orgImportSchema } from "./schema";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const UPLOADS = { points: 30, seconds: 60 };

const KINDS = {
  units: {
    path: "unit-imports",
    permission: "org.manage",
    of: "unitImport",
    what: "units",
    file: ["部门", "units"],
    columns: unitColumns.columns,
  },
  staff: {
    path: "staff-imports",
    permission: "staff.manage",
    of: "staffImport",
    what: "staff",
    file: ["员工", "staff"],
    columns: staffColumns.columns,
  },
} as const;

/** Units and staff from spreadsheets: a preview that says what would happen, then that and nothing else. */
export const orgImportRoutes = (services: Services): Route[] => [
  ...importRoutes(services, "units"),
  ...importRoutes(services, "staff"),
];

function importRoutes(services: Services, kind: ImportKind): Route[] {
  const { db, env } = services;
  const { path, permission, of, what, file, columns } = KINDS[kind];
  const folder = join(env.DATA_DIR, "work");
  async function find(id: string): Promise<OrgImport> {
    const [row] = await selectEqual(db.read, OrgImport, { id });
    return assertKind(row ?? null, kind);
  }
  return [
    route({
      method: "get",
      path: `/org/${path}/template`,
      summary: `The spreadsheet to fill in with ${what}`,
      access: staffWith(permission, companyWide("an empty form")),
      produces: XLSX,
      handle: async ({ ctx, locale }) => {
        const name = `${file[locale === "zh" ? 0 : 1]}-template`;
        sendSpreadsheet(ctx, { name, kind: "xlsx", content: writeTemplate({ columns }, locale) });
      },
    }),
    route({
      method: "post",
      path: `/org/units/:id/${path}`,
      summary: `Say what a spreadsheet of ${what} would do below a unit (multipart: file)`,
      access: staffWith(permission, record("orgUnit")),
      params: idParams,
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      rateLimit: UPLOADS,
      response: orgImportSchema,
      status: 201,
      handle: ({ ctx, actor, params, locale }) =>
        withUploadedSpreadsheet(ctx, { folder, maxBytes: FILE_BYTES }, async (received) => {
          const row = await previewImport(services, actor, { kind, orgUnitId: params.id, file: received });
          return presentImport(services, row, locale);
        }),
    }),
    route({
      method: "get",
      path: `/org/${path}/:id`,
      summary: `A preview of ${what}, or what came of it`,
      access: staffWith(permission, record(of)),
      params: idParams,
      response: orgImportSchema,
      handle: async ({ params, locale }) => presentImport(services, await find(params.id), locale),
    }),
    route({
      method: "post",
      path: `/org/${path}/:id/confirm`,
      summary: `Take the ${what} in as previewed`,
      access: staffWith(permission, record(of)),
      params: idParams,
      body: confirmImportBody,
      response: orgImportSchema,
      handle: async ({ actor, params, body, locale }) => {
        const row = await confirmImport(services, actor, { id: params.id, kind, ...body }, locale);
        return presentImport(services, row, locale);
      },
    }),
    route({
      method: "get",
      path: `/org/${path}/:id/result`,
      summary: "The file once more, with what becomes of each row",
      access: staffWith(permission, record(of)),
      params: idParams,
      produces: XLSX,
      handle: async ({ ctx, params, locale }) => {
        const row = await find(params.id);
        const content = resultFile(openContent(services, row), row.state, locale);
        const name = `${file[locale === "zh" ? 0 : 1]}-${row.state === "applied" ? "result" : "preview"}`;
        sendSpreadsheet(ctx, { name, kind: "xlsx", content });
      },
    }),
  ];
}
