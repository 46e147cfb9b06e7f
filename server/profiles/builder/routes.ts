import { type Route, companyWide, route, staffWith } from "../../http/route";
import { builtInEntries } from "../../questions/bankEntry";
import { profileOf } from "../profileOf";
import { proposeModel } from "./proposeModel";
import { modelProposalBody, modelProposalSchema } from "./schema";

const ASKS = { points: 60, seconds: 60 };

export function builderRoutes(): Route[] {
  return [
    route({
      method: "post",
      path: "/positions/propose-model",
      summary: "A competency model from what a position says and its family, with its sources; not stored",
      access: staffWith("positions.write", companyWide("judges the text that was sent, and keeps nothing")),
      body: modelProposalBody,
      rateLimit: ASKS,
      response: modelProposalSchema,
      handle: async ({ body: { title, family, language, ...text } }) => {
        const { leftOut, ...profile } = await profileOf({ title, ...text });
        return { items: proposeModel({ title, family, ...profile }, builtInEntries, language), leftOut };
      },
    }),
  ];
}
