import { type Route, candidate, record, route, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { z } from "zod";
import type { Services } from "../services";
import { notFound } from "../http/errors";
import { Staff } from "../org/entity";
import { askHr } from "./askHr";
import { decideInterview } from "./decideInterview";
import { reverseDecision } from "./reverseDecision";
import * as schema from "./schema";
import { agreeTime } from "./secondRound/agreeTime";
import { declineSecondRound, proposeTimes } from "./secondRound/proposeTimes";
import { reopenTimes } from "./secondRound/reopenTimes";
import { viewForCandidate } from "./secondRound/viewForCandidate";
import { viewDecisions } from "./viewDecisions";

export const decisionRoutes = (services: Services): Route[] => [
  ...staffRoutes(services),
  ...candidateRoutes(services),
];

function staffRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/interviews/:id/decision",
      summary: "What was decided, by whom, who is asked, and the second round",
      access: staffWith("interviews.read", record("interview")),
      params: idParams,
      response: schema.decisionsViewSchema,
      handle: ({ actor, params }) => viewDecisions(services, actor, params.id),
    }),
    route({
      method: "post",
      path: "/interviews/:id/decision",
      summary: "Advance or decline, once; a later one is told what was decided",
      access: staffWith("interviews.decide", record("interview")),
      params: idParams,
      body: schema.decideBody,
      response: schema.decidedSchema,
      handle: ({ actor, params, body }) =>
        decideInterview(services, actor, params.id, { ...body, via: "console" }),
    }),
    route({
      method: "post",
      path: "/interviews/:id/decision/help",
      summary: "Ask HR to get in touch before one decides",
      access: staffWith("interviews.decide", record("interview")),
      params: idParams,
      body: z.strictObject({}),
      response: schema.helpAskedSchema,
      handle: async ({ actor, params }) => {
        const staff = actor.staffId === null ? null : await findStaffName(services, actor.staffId);
        if (!staff) throw notFound("interview.not_found");
        return askHr(services, { ...actor, staffId: staff.id }, { interviewId: params.id, name: staff.name });
      },
    }),
    route({
      method: "post",
      path: "/interviews/:id/decision/reversal",
      summary: "Take a decision back, with a reason; it stays on record",
      access: staffWith("interviews.reverse", record("interview")),
      params: idParams,
      body: schema.reverseBody,
      response: schema.decisionSchema,
      handle: ({ actor, params, body }) => reverseDecision(services, actor, params.id, body),
    }),
    route({
      method: "post",
      path: "/interviews/:id/second-round/agreement",
      summary: "Agree one of the times that the candidate proposed",
      access: staffWith("interviews.decide", record("interview")),
      params: idParams,
      body: schema.agreeBody,
      response: schema.secondRoundSchema,
      handle: ({ actor, params, body }) => agreeTime(services, actor, params.id, body),
    }),
    route({
      method: "post",
      path: "/interviews/:id/second-round/reopening",
      summary: "Take the agreed time back and ask the candidate for others",
      access: staffWith("interviews.decide", record("interview")),
      params: idParams,
      body: schema.reopenBody,
      response: schema.secondRoundSchema,
      handle: ({ actor, params, body }) => reopenTimes(services, actor, params.id, body),
    }),
  ];
}

const findStaffName = ({ db }: Pick<Services, "db">, id: string) =>
  db.read.findOne(Staff, { select: { id: true, name: true }, where: { id } });

function candidateRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/candidate/second-round",
      summary: "The second round, and the times to choose from",
      access: candidate,
      response: schema.candidateRoundViewSchema,
      handle: ({ actor }) => viewForCandidate(services, actor),
    }),
    route({
      method: "put",
      path: "/candidate/second-round/times",
      summary: "Say when one can come, or say it anew",
      access: candidate,
      body: schema.proposeBody,
      response: schema.candidateRoundViewSchema,
      handle: async ({ actor, body }) => {
        await proposeTimes(services, actor, body);
        return viewForCandidate(services, actor);
      },
    }),
    route({
      method: "post",
      path: "/candidate/second-round/decline",
      summary: "Not go on to the second round",
      access: candidate,
      body: z.strictObject({}),
      response: schema.candidateRoundViewSchema,
      handle: async ({ actor }) => {
        await declineSecondRound(services, actor);
        return viewForCandidate(services, actor);
      },
    }),
  ];
}
