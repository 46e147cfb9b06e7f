import { z } from "zod";
import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams, instant, pageOf, pageQuery, uuid } from "../http/schema";
import { scopeOf } from "../org/permissions";
import { withinScope } from "../org/scope";
import type { Services } from "../services";
import { listTroubledMessages } from "./listTroubledMessages";
import { resendMessage } from "./resendMessage";

const troubledSchema = z.object({
  id: uuid,
  interviewId: uuid.nullable(),
  staffId: uuid.nullable(),
  batchRecipientId: uuid.nullable(),
  channel: z.enum(["sms", "email"]),
  purpose: z.enum(["invitation", "reminder", "code", "staff_invitation", "staff_reset", "notice"]),
  to: z.string(),
  state: z.enum(["failed", "unknown"]),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  createdAt: instant,
  attemptedAt: instant.nullable(),
});

/** Messages to candidates that did not arrive. Those to staff are sent again where staff are managed. */
export function messageRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/messages/troubled",
      summary: "Messages to candidates that failed or whose outcome nobody knows, newest first",
      access: staffWith("interviews.invite", scoped),
      query: pageQuery,
      response: pageOf(troubledSchema),
      handle: ({ actor, query: { cursor, limit }, locale }) => {
        const scope = scopeOf(actor, "interviews.invite");
        return listTroubledMessages(services, {
          scope: (interviews) => void withinScope(interviews, "interview", scope, { position: true }),
          ...(cursor ? { cursor } : {}),
          limit,
          locale,
        });
      },
    }),
    route({
      method: "post",
      path: "/messages/:id/resend",
      summary: "Send a failed message again; one that may have arrived only when that is confirmed",
      access: staffWith("interviews.invite", record("message")),
      params: idParams,
      body: z.strictObject({ confirmed: z.boolean().default(false) }),
      status: 204,
      handle: ({ params, body }) => resendMessage(services, params.id, body),
    }),
  ];
}
