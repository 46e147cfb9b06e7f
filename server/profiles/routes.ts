import { type Route, record, route, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { builderRoutes } from "./builder/routes";
import { candidateMatches } from "./candidateMatches";
import { personalQuestionsFor } from "./personal/personalQuestionsFor";
import { personalProposalsQuery, personalProposalsSchema } from "./personal/schema";
import { candidateMatchesSchema } from "./schema";

/** Reads a résumé against a few positions: some ten milliseconds each. */
const LOOKS = { points: 120, seconds: 60 };

export function profileRoutes(services: Services): Route[] {
  return [
    ...builderRoutes(services),
    route({
      method: "get",
      path: "/candidates/:id/matches",
      summary: "How far a person's résumé covers the positions they are a candidate for",
      access: staffWith("candidates.read", record("candidate")),
      params: idParams,
      rateLimit: LOOKS,
      response: candidateMatchesSchema,
      handle: ({ actor, params }) => candidateMatches(services, actor, params.id),
    }),
    route({
      method: "get",
      path: "/candidates/:id/personal-questions",
      summary: "Questions for one person beside those of a plan, to choose from; nothing is stored",
      access: staffWith("candidates.read", record("candidate")),
      params: idParams,
      query: personalProposalsQuery,
      rateLimit: LOOKS,
      response: personalProposalsSchema,
      handle: ({ actor, params, query }) => personalQuestionsFor(services, actor, params.id, query),
    }),
  ];
}
