import { type Route, route, scoped, staffWith } from "../../http/route";
import { scopeOf } from "../../org/permissions";
import type { Services } from "../../services";
import { shareAnswers } from "../../shareRuns";
import { type Progress, progressQuery, progressSchema } from "./schema";
import { viewProgress } from "./viewProgress";

export function progressRoutes(services: Services): Route[] {
  // Many people leave this page open, and it is asked for again whenever an interview moves.
  const share = shareAnswers<Progress>();
  return [
    route({
      method: "get",
      path: "/progress",
      summary: "How far interviews are, by branch, job and week of the invitation",
      access: staffWith("interviews.read", scoped),
      query: progressQuery,
      response: progressSchema,
      handle: ({ actor, query }) =>
        // Whoever has to see what they just did does not share the answer of a replica.
        share(
          JSON.stringify([scopeOf(actor, "interviews.read"), query, services.db.replica?.isServing()]),
          () => viewProgress(services, actor, query),
        ),
    }),
  ];
}
