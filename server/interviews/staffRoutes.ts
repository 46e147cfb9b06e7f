import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { viewAttention } from "./attention";
import { exportInterviews } from "./exportInterviews";
import { listInterviews } from "./listInterviews";
import { openLiveChannel } from "./liveChannel";
import {
  attentionQuery,
  attentionSchema,
  interviewDetailSchema,
  interviewExportQuery,
  interviewListQuery,
  interviewPageSchema,
} from "./staffSchema";
import { viewInterview } from "./viewInterview";

export function interviewRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/interviews",
      summary: "Interviews, newest invitation first",
      access: staffWith("interviews.read", scoped),
      query: interviewListQuery,
      response: interviewPageSchema,
      handle: ({ actor, query }) => listInterviews(services, actor, query),
    }),
    route({
      method: "get",
      path: "/interviews/export",
      summary: "The list as a spreadsheet, up to 10,000 interviews",
      access: staffWith("interviews.read", scoped),
      query: interviewExportQuery,
      produces: "text/csv",
      rateLimit: { points: 20, seconds: 600 },
      handle: ({ ctx, actor, query, locale }) => exportInterviews(services, ctx, actor, query, locale),
    }),
    route({
      method: "get",
      path: "/attention",
      summary: "What needs a person now: how many by reason, or the interviews of one reason",
      access: staffWith("interviews.read", scoped),
      query: attentionQuery,
      response: attentionSchema,
      handle: ({ actor, query }) => viewAttention(services, actor, query),
    }),
    route({
      method: "get",
      path: "/interviews/:id",
      summary: "One interview",
      access: staffWith("interviews.read", record("interview")),
      params: idParams,
      response: interviewDetailSchema,
      handle: ({ actor, params, locale }) => viewInterview(services, actor, params.id, locale),
    }),
    route({
      method: "get",
      path: "/live",
      summary: "Changes as they happen (server-sent events)",
      access: staffWith("interviews.read", scoped),
      produces: "text/event-stream",
      handle: ({ ctx, actor }) => openLiveChannel(services, ctx, actor.staffId),
    }),
  ];
}
