import { type Route, route, scoped, staffWith } from "../../http/route";
import type { Services } from "../../services";
import { progressQuery, progressSchema } from "./schema";
import { viewProgress } from "./viewProgress";

export function progressRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/progress",
      summary: "How far interviews are, by branch, job and week of the invitation",
      access: staffWith("interviews.read", scoped),
      query: progressQuery,
      response: progressSchema,
      handle: ({ actor, query }) => viewProgress(services, actor, query),
    }),
  ];
}
