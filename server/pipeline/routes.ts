import { localize } from "../http/messages";
import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { listCandidacies, viewBoard, viewCandidacy } from "./listCandidacies";
import { listEvents } from "./listEvents";
import { moveMany, recordByStaff } from "./recordByStaff";
import * as schema from "./schema";
import { viewTimeline } from "./viewTimeline";

export const pipelineRoutes = (services: Services): Route[] => [
  route({
    method: "get",
    path: "/candidacies",
    summary: "Who is under way to which job, who moved last first",
    access: staffWith("candidacies.read", scoped),
    query: schema.candidacyListQuery,
    response: schema.candidacyPageSchema,
    handle: ({ actor, query }) => listCandidacies(services, actor, query),
  }),
  route({
    method: "get",
    path: "/positions/:id/board",
    summary: "The stages of a position with those who stand there",
    access: staffWith("candidacies.read", record("position")),
    params: idParams,
    query: schema.boardQuery,
    response: schema.boardSchema,
    handle: ({ actor, params, query }) => viewBoard(services, actor, params.id, query.unit),
  }),
  route({
    method: "get",
    path: "/candidacies/events",
    summary: "What happened to candidacies since a cursor, in the order of writing",
    access: staffWith("candidacies.read", scoped),
    query: schema.eventFeedQuery,
    response: schema.eventFeedSchema,
    handle: ({ actor, query }) => listEvents(services, actor, query),
  }),
  route({
    method: "get",
    path: "/candidacies/:id",
    summary: "One person's way to one job",
    access: staffWith("candidacies.read", record("candidacy")),
    params: idParams,
    response: schema.candidacySchema,
    handle: ({ actor, params }) => viewCandidacy(services, actor, params.id),
  }),
  route({
    method: "post",
    path: "/candidacies/:id/events",
    summary: "Move somebody on, record a result, offer, hire, decline, open again",
    access: staffWith("candidacies.write", record("candidacy")),
    params: idParams,
    body: schema.recordBody,
    response: schema.candidacySchema,
    handle: async ({ actor, params, body }) => {
      await recordByStaff(services, actor, params.id, body);
      return viewCandidacy(services, actor, params.id);
    },
  }),
  route({
    method: "post",
    path: "/candidacies/moves",
    summary: "Move many to a stage, each for themselves",
    access: staffWith("candidacies.write", scoped),
    body: schema.moveManyBody,
    response: schema.movedManySchema,
    handle: async ({ actor, body, locale }) => ({
      items: (await moveMany(services, actor, body)).map(({ candidacyId, refused }) => ({
        candidacyId,
        error: refused && {
          code: refused.code,
          message: localize(refused.code, locale, refused.options.params),
        },
      })),
    }),
  }),
  route({
    method: "get",
    path: "/candidates/:id/timeline",
    summary: "What happened with a person, over all their candidacies and at work",
    access: staffWith("candidates.read", record("candidate")),
    params: idParams,
    query: schema.timelineQuery,
    response: schema.timelineSchema,
    handle: ({ actor, params, query }) => viewTimeline(services, actor, params.id, query),
  }),
];
