import { z } from "zod";
import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams, pageQuery } from "../http/schema";
import { scopeOf } from "../org/permissions";
import type { Services } from "../services";
import { listTroubledMessages } from "./listTroubledMessages";
import { resendMessage } from "./resendMessage";
import { troubledPageSchema } from "./schema";
import { settleMessage } from "./settleMessage";

/** Messages to candidates that did not arrive. Those to staff are sent again where staff are managed. */
export function messageRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/messages/troubled",
      summary: "Messages to candidates that failed or whose outcome nobody knows, newest first",
      access: staffWith("interviews.invite", scoped),
      query: pageQuery,
      response: troubledPageSchema,
      handle: ({ actor, query: { cursor, limit }, locale }) =>
        listTroubledMessages(services, {
          scope: scopeOf(actor, "interviews.invite"),
          ...(cursor ? { cursor } : {}),
          limit,
          locale,
        }),
    }),
    route({
      method: "post",
      path: "/messages/:id/resend",
      summary: "Send a failed message again; one that may have arrived only when that is confirmed",
      access: staffWith("interviews.invite", record("message")),
      params: idParams,
      body: z.strictObject({ confirmed: z.boolean().default(false) }),
      status: 204,
      handle: ({ actor, params, body }) => resendMessage(services, params.id, { ...body, by: actor.name }),
    }),
    route({
      method: "post",
      path: "/messages/:id/settle",
      summary: "Take a message off the list: the person was reached in another way",
      access: staffWith("interviews.invite", record("message")),
      params: idParams,
      status: 204,
      handle: ({ actor, params }) => settleMessage(services, params.id, actor.name),
    }),
  ];
}
