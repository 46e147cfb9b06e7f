import { type Route, route, scoped, staffWith } from "../../http/route";
import type { Services } from "../../services";
import { supportQuery, supportSchema } from "./schema";
import { viewSupport } from "./viewSupport";

/** Facts for promotion, transfer and training. */
export const supportRoutes = (services: Services): Route[] => [
  route({
    method: "get",
    path: "/archive/support",
    summary: "People at work with what speaks for a next step: facts and how they are sorted, no verdict",
    access: staffWith("archive.performance", scoped),
    query: supportQuery,
    rateLimit: { points: 60, seconds: 60 },
    response: supportSchema,
    handle: ({ actor, query }) => viewSupport(services, actor, query),
  }),
];
