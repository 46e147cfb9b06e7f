import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { listCandidacies, viewBoard, viewCandidacy } from "./listCandidacies";
import { recordByStaff, recordEmployment } from "./recordByStaff";
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
    path: "/candidacies/:id",
    summary: "One person's way to one job",
    access: staffWith("candidacies.read", record("candidacy")),
    params: idParams,
    response: schema.candidacySchema,
    handle: ({ params }) => viewCandidacy(services, params.id),
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
      return viewCandidacy(services, params.id);
    },
  }),
  route({
    method: "post",
    path: "/candidacies/:id/employment",
    summary: "Record what happened at work: performance, training, promotion, leaving",
    access: staffWith("archive.write", record("candidacy")),
    params: idParams,
    body: schema.employmentBody,
    response: schema.candidacySchema,
    handle: async ({ actor, params, body }) => {
      await recordEmployment(services, actor, params.id, body);
      return viewCandidacy(services, params.id);
    },
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
