import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { callMeeting } from "./callMeeting";
import { changeMeeting } from "./changeMeeting";
import { alertListQuery, alertPageSchema, meetingBody, meetingPageSchema, meetingSchema } from "./schema";
import { listAlerts, listMeetings, viewMeeting } from "./viewMeetings";

/** Where surely too few pass, and the meetings that are called because of it. */
export function meetingRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/alerts",
      summary: "Jobs for which surely too few passed, newest first",
      access: staffWith("meetings.read", scoped),
      query: alertListQuery,
      response: alertPageSchema,
      handle: ({ actor, query }) => listAlerts(services, actor, query),
    }),
    route({
      method: "post",
      path: "/alerts/:id/meeting",
      summary: "Call the meeting on an alert; the second call finds the first one's",
      access: staffWith("meetings.write", record("alert")),
      params: idParams,
      response: meetingSchema,
      handle: async ({ actor, params }) => {
        const { meeting } = await callMeeting(services, actor, params.id);
        return viewMeeting(services, meeting.id);
      },
    }),
    route({
      method: "get",
      path: "/meetings",
      summary: "Meetings on how a job is hired for, newest first",
      access: staffWith("meetings.read", scoped),
      query: alertListQuery,
      response: meetingPageSchema,
      handle: ({ actor, query }) => listMeetings(services, actor, query),
    }),
    route({
      method: "get",
      path: "/meetings/:id",
      summary: "One meeting: why, the figures of then, who is asked to come, what came of it",
      access: staffWith("meetings.read", record("meeting")),
      params: idParams,
      response: meetingSchema,
      handle: ({ params }) => viewMeeting(services, params.id),
    }),
    route({
      method: "put",
      path: "/meetings/:id",
      summary: "Write what came of it, or that it is done",
      access: staffWith("meetings.write", record("meeting")),
      params: idParams,
      body: meetingBody,
      response: meetingSchema,
      handle: async ({ actor, params, body }) => {
        await changeMeeting(services, actor, params.id, body);
        return viewMeeting(services, params.id);
      },
    }),
  ];
}
