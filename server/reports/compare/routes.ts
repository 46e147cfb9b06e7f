import { type Route, route, scoped, staffWith } from "../../http/route";
import type { Services } from "../../services";
import { comparisonQuery, comparisonSchema } from "./schema";
import { viewComparison } from "./viewComparison";

export function comparisonRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/comparisons",
      summary: "Two to five interviews side by side, by dimension",
      access: staffWith("reports.read", scoped),
      query: comparisonQuery,
      response: comparisonSchema,
      handle: ({ actor, query }) => viewComparison(services, actor, query.ids),
    }),
  ];
}
