import { z } from "zod";
import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams, pageQuery } from "../http/schema";
import { scopeOf } from "../org/permissions";
import type { Services } from "../services";
import { troubledCardPageSchema } from "./schema";
import { listTroubledCards, settleCard, showCardAgain } from "./troubledCards";

/** Cards in the chats that somebody has to look after. */
export function cardRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/cards/troubled",
      summary: "Cards in the chats that failed or whose outcome nobody knows, newest first",
      access: staffWith("interviews.invite", scoped),
      query: pageQuery,
      response: troubledCardPageSchema,
      handle: ({ actor, query: { cursor, limit } }) =>
        listTroubledCards(services, {
          scope: scopeOf(actor, "interviews.invite"),
          ...(cursor ? { cursor } : {}),
          limit,
        }),
    }),
    route({
      method: "post",
      path: "/cards/:id/show-again",
      summary: "Show a card that failed again; one that may be there only when that is confirmed",
      access: staffWith("interviews.invite", record("card")),
      params: idParams,
      body: z.strictObject({ confirmed: z.boolean().default(false) }),
      status: 204,
      handle: ({ params, body }) => showCardAgain(services, params.id, body),
    }),
    route({
      method: "post",
      path: "/cards/:id/settle",
      summary: "Take a card off the list: it is not needed any more",
      access: staffWith("interviews.invite", record("card")),
      params: idParams,
      status: 204,
      handle: ({ params }) => settleCard(services, params.id),
    }),
  ];
}
