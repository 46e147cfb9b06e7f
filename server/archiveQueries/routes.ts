import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { answerQuery } from "./answerQuery";
import { exportAnswer } from "./exportAnswer";
import { changeQuery, deleteQuery, listSaved, listVersions, saveQuery, viewSaved } from "./savedQueries";
import * as schema from "./schema";
import { changeLeastPeople, leastPeople } from "./settings";

const asking = staffWith("archive.query", scoped);
const savedOne = staffWith("archive.query", record("archiveQuery"));
/** One question reads what a branch has gathered in years. */
const rateLimit = { points: 120, seconds: 60 };

/** Questions about many people at once, answered so that nobody stands alone in an answer (docs/adr/0034). */
export const archiveQueryRoutes = (services: Services): Route[] => [
  route({
    method: "post",
    path: "/archive/answers",
    summary: "Ask the archive: counts, means and rates with intervals, by up to two fields",
    access: asking,
    body: schema.runBody,
    response: schema.resultSchema,
    asks: true,
    rateLimit,
    handle: ({ actor, body }) => answerQuery(services, actor, body.definition),
  }),
  route({
    method: "post",
    path: "/archive/answers/export",
    summary: "The same as a spreadsheet",
    access: asking,
    body: schema.exportBody,
    produces: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    asks: true,
    rateLimit,
    handle: ({ actor, body, ctx, locale }) => exportAnswer(services, ctx, actor, body, locale),
  }),
  route({
    method: "get",
    path: "/archive/queries",
    summary: "Saved questions: one's own and those shared with one; and what there is to choose from",
    access: asking,
    query: schema.savedListQuery,
    response: schema.savedPageSchema,
    handle: ({ actor, query }) => listSaved(services, actor, query),
  }),
  route({
    method: "post",
    path: "/archive/queries",
    summary: "Save a question",
    access: asking,
    body: schema.saveBody,
    response: schema.savedQuerySchema,
    status: 201,
    handle: ({ actor, body }) => saveQuery(services, actor, body),
  }),
  route({
    method: "get",
    path: "/archive/queries/:id",
    summary: "A saved question",
    access: savedOne,
    params: idParams,
    response: schema.savedQuerySchema,
    handle: ({ actor, params }) => viewSaved(services, actor, params.id),
  }),
  route({
    method: "put",
    path: "/archive/queries/:id",
    summary: "Rename, change, share a question of one's own; the next version",
    access: savedOne,
    params: idParams,
    body: schema.changeBody,
    response: schema.savedQuerySchema,
    handle: ({ actor, params, body }) => changeQuery(services, actor, params.id, body),
  }),
  route({
    method: "delete",
    path: "/archive/queries/:id",
    summary: "Remove a question of one's own",
    access: savedOne,
    params: idParams,
    status: 204,
    handle: ({ actor, params }) => deleteQuery(services, actor, params.id),
  }),
  route({
    method: "get",
    path: "/archive/queries/:id/versions",
    summary: "A saved question as it was after each save, the newest first",
    access: savedOne,
    params: idParams,
    response: schema.versionsSchema,
    handle: ({ actor, params }) => listVersions(services, actor, params.id),
  }),
  route({
    method: "put",
    path: "/archive/query-settings",
    summary: "Say how few people may be told of together: five or more",
    access: staffWith("archive.configure", companyWide("one rule for the whole company")),
    body: schema.settingsBody,
    response: schema.settingsSchema,
    handle: async ({ actor, body }) => {
      await changeLeastPeople(services, actor.name, body.smallest);
      return { smallest: await leastPeople(services.db.read) };
    },
  }),
];
