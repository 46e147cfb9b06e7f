import { join } from "node:path";
import type { Readable } from "node:stream";
import type { z } from "zod";
import type { StaffActor } from "../../http/actors";
import { conflict } from "../../http/errors";
import type { Locale, MessageKey } from "../../http/messages";
import type { ReceivedFile } from "../../http/receiveFile";
import { type Route, companyWide, record, route, scoped, staffWith } from "../../http/route";
import { idParams, pageQuery } from "../../http/schema";
import type { Permission } from "../../org/permissions";
import type { RecordKind } from "../../org/records";
import type { Services } from "../../services";
import type { Columns } from "../columns";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../receiveSpreadsheet";
import { writeTemplate } from "../write/writeTemplate";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type SavedAs = Record<Locale, string>;

/** One kind of import: `Row` is how it is kept, `View` and `Page` how it is answered. */
export type ImportKind<Row extends { id: string; hasResult: boolean }, Settings, View, Page> = {
  path: `/${string}`;
  permission: Permission;
  record: RecordKind;
  summaries: Record<"template" | "list" | "begin" | "confirm" | "cancel", string>;
  template: Pick<Columns, "columns"> & { savedAs: SavedAs };
  result: { key: (importId: string) => string; savedAs: SavedAs };
  /** What is said where there is no result file. */
  notNow: MessageKey;
  settings: z.ZodType<Settings>;
  view: z.ZodType<unknown, View>;
  page: z.ZodType<unknown, Page>;
  list(actor: StaffActor, query: z.output<typeof pageQuery>): Promise<Page>;
  create(actor: StaffActor, settings: Settings, locale: Locale): Promise<Row>;
  /** Asked before anything is done to one; throws where the actor may not know of it. */
  find(actor: StaffActor, id: string): Promise<Row>;
  preview(row: Row, file: ReceivedFile, locale: Locale): Promise<void>;
  confirm(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
  present(row: Row): View;
};

/** A spreadsheet's way in: begin, send the file, look at what is wrong, confirm, watch, fetch the result. */
export function spreadsheetImportRoutes<Row extends { id: string; hasResult: boolean }, Settings, View, Page>(
  { env, media }: Pick<Services, "env" | "media">,
  kind: ImportKind<Row, Settings, View, Page>,
): Route[] {
  const { path, permission, summaries, template, result } = kind;
  const anybody = staffWith(permission, scoped);
  const itsOwn = staffWith(permission, record(kind.record));
  const view = async (actor: StaffActor, id: string) => kind.present(await kind.find(actor, id));
  const step = (name: "confirm" | "cancel") =>
    route({
      method: "post",
      path: `${path}/:id/${name}`,
      summary: summaries[name],
      access: itsOwn,
      params: idParams,
      response: kind.view,
      handle: async ({ actor, params }) => {
        await kind.find(actor, params.id);
        await kind[name](params.id);
        return view(actor, params.id);
      },
    });
  return [
    route({
      method: "get",
      path: `${path}/template`,
      summary: summaries.template,
      access: staffWith(permission, companyWide("an empty form")),
      produces: XLSX,
      handle: async ({ ctx, locale }) => {
        const content = writeTemplate(template, locale);
        sendSpreadsheet(ctx, { name: template.savedAs[locale], kind: "xlsx", content });
      },
    }),
    route({
      method: "get",
      path,
      summary: summaries.list,
      access: anybody,
      query: pageQuery,
      response: kind.page,
      handle: ({ actor, query }) => kind.list(actor, query),
    }),
    route({
      method: "post",
      path,
      summary: summaries.begin,
      access: anybody,
      body: kind.settings,
      response: kind.view,
      status: 201,
      handle: async ({ actor, body, locale }) => kind.present(await kind.create(actor, body, locale)),
    }),
    route({
      method: "put",
      path: `${path}/:id/file`,
      summary: "Its spreadsheet (multipart: file); answers with what is right and wrong in it",
      access: itsOwn,
      params: idParams,
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      rateLimit: { points: 30, seconds: 60 },
      response: kind.view,
      handle: async ({ ctx, actor, params, locale }) => {
        const row = await kind.find(actor, params.id);
        return withUploadedSpreadsheet(ctx, { folder: join(env.DATA_DIR, "work") }, async (file) => {
          await kind.preview(row, file, locale);
          return view(actor, params.id);
        });
      },
    }),
    route({
      method: "get",
      path: `${path}/:id`,
      summary: "How far an import is",
      access: itsOwn,
      params: idParams,
      response: kind.view,
      handle: ({ actor, params }) => view(actor, params.id),
    }),
    step("confirm"),
    step("cancel"),
    route({
      method: "get",
      path: `${path}/:id/result`,
      summary: "The file once more, with what became, or would become, of each row",
      access: itsOwn,
      params: idParams,
      produces: XLSX,
      handle: async ({ ctx, actor, params, locale }) => {
        const { id, hasResult } = await kind.find(actor, params.id);
        if (!hasResult) throw conflict(kind.notNow);
        const content = media.read(result.key(id)) as Readable;
        sendSpreadsheet(ctx, { name: result.savedAs[locale], kind: "xlsx", content });
      },
    }),
  ];
}
