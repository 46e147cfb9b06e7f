import { type Route, route, scoped, staffWith } from "../../http/route";
import type { Services } from "../../services";
import { proposeFor } from "./proposeFor";
import { modelProposalBody, modelProposalSchema } from "./schema";

/** With people it reads their résumés and the reports of the position. */
const ASKS = { points: 30, seconds: 60 };

export function builderRoutes(services: Services): Route[] {
  return [
    route({
      method: "post",
      path: "/positions/propose-model",
      summary:
        "A competency model from what a position says and who does it well, with its sources; not stored",
      access: staffWith("positions.write", scoped),
      body: modelProposalBody,
      rateLimit: ASKS,
      response: modelProposalSchema,
      handle: ({ actor, body }) => proposeFor(services, actor, body),
    }),
  ];
}
