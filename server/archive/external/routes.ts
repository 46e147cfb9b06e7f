import { type Route, route, scoped, staffWith } from "../../http/route";
import type { Services } from "../../services";
import { recordsBody, recordsSchema } from "./schema";
import { takeExternal } from "./takeExternal";

/** What happened at work, from another HR system. */
export const externalRoutes = (services: Services): Route[] => [
  route({
    method: "post",
    path: "/archive/records",
    summary: "Records of people's work from another system, up to 500, each once by the sender's own id",
    access: staffWith("archive.write", scoped),
    body: recordsBody,
    bodyLimit: 2 * 1024 * 1024,
    rateLimit: { points: 60, seconds: 60 },
    response: recordsSchema,
    handle: ({ actor, body, locale }) => takeExternal(services, actor, body, locale),
  }),
];
