import { join } from "node:path";
import type { Context } from "koa";
import { selectOne } from "../db/statements";
import { viewForCandidate } from "../decisions/secondRound/viewForCandidate";
import { candidateRoundViewSchema } from "../decisions/schema";
import type { StaffActor } from "../http/actors";
import { attachment } from "../http/attachment";
import { type Route, candidate, companyWide, oneself, record, route, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import type { Services } from "../services";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../spreadsheets/receiveSpreadsheet";
import { writeTemplate } from "../spreadsheets/write/writeTemplate";
import { retryCalendars } from "./calendars/retryCalendars";
import { saveForm, sendForm } from "./forms/writeForm";
import { changeInterviewers, listColleagues } from "./interviewers";
import { listMyInterviews, myCalendarFile, viewMyInterview } from "./myInterviews";
import { recordAttendance } from "./recordAttendance";
import * as schema from "./schema";
import { closeSlot, offerSlots } from "./slots/offerSlots";
import { pickSlot } from "./slots/pickSlot";
import { resultColumns } from "./tests/columns";
import { RESULT_BYTES, importResults, previewResults } from "./tests/importResults";
import { candidateCalendarFile, staffCalendarFile, viewRounds } from "./viewRounds";

const CALENDAR = "text/calendar; charset=utf-8";
/** Reading a spreadsheet starts a process. */
const FILES = { points: 20, seconds: 60 };

export const roundRoutes = (services: Services): Route[] => [
  ...staffRoutes(services),
  ...testRoutes(services),
  ...ownRoutes(services),
  ...candidateRoutes(services),
];

function sendCalendar(ctx: Context, text: string): void {
  ctx.type = CALENDAR;
  ctx.set("Content-Disposition", attachment("second-round.ics"));
  ctx.set("Cache-Control", "no-store");
  ctx.body = text;
}

function staffRoutes(services: Services): Route[] {
  const arranging = staffWith("interviews.decide", record("interview"));
  /** Does it, and answers with how the rounds stand then. */
  const then =
    <B>(work: (services: Services, actor: StaffActor, interviewId: string, body: B) => Promise<void>) =>
    async ({ actor, params, body }: { actor: StaffActor; params: { id: string }; body: B }) => {
      await work(services, actor, params.id, body);
      return viewRounds(services, actor, params.id);
    };
  return [
    route({
      method: "get",
      path: "/interviews/:id/rounds",
      summary: "What comes after the interview: tests, slots, interviewers and forms, offer and hire",
      access: staffWith("interviews.read", record("interview")),
      params: idParams,
      response: schema.roundsViewSchema,
      handle: ({ actor, params }) => viewRounds(services, actor, params.id),
    }),
    route({
      method: "get",
      path: "/interviews/:id/second-round/meeting.ics",
      summary: "The agreed time as a calendar file, or that it is off",
      access: staffWith("interviews.read", record("interview")),
      params: idParams,
      produces: CALENDAR,
      handle: async ({ ctx, params }) => sendCalendar(ctx, await staffCalendarFile(services, params.id)),
    }),
    route({
      method: "get",
      path: "/interviews/:id/second-round/colleagues",
      summary: "Who may be asked to meet the candidate",
      access: arranging,
      params: idParams,
      response: schema.colleaguesSchema,
      handle: async ({ params }) => {
        const { read } = services.db;
        const interview = await selectOne(read, Interview, { id: params.id });
        if (!interview) throw notFound("interview.not_found");
        return { items: await listColleagues(services, read, interview) };
      },
    }),
    route({
      method: "post",
      path: "/interviews/:id/second-round/slots",
      summary: "Offer concrete times, of which the candidate takes one",
      access: arranging,
      params: idParams,
      body: schema.offerSlotsBody,
      response: schema.roundsViewSchema,
      handle: then(offerSlots),
    }),
    route({
      method: "post",
      path: "/interviews/:id/second-round/slots/closing",
      summary: "Offer a time no longer; who has it keeps it",
      access: arranging,
      params: idParams,
      body: schema.closeSlotBody,
      response: schema.roundsViewSchema,
      handle: then((_services, actor, id, { slotId }: { slotId: string }) =>
        closeSlot(services, actor, id, slotId),
      ),
    }),
    route({
      method: "put",
      path: "/interviews/:id/second-round/interviewers",
      summary: "Say who meets the candidate; each gets a form of their own",
      access: arranging,
      params: idParams,
      body: schema.interviewersBody,
      response: schema.roundsViewSchema,
      handle: then((_services, actor, id, { interviewerIds }: { interviewerIds: string[] }) =>
        changeInterviewers(services, actor, id, interviewerIds),
      ),
    }),
    route({
      method: "put",
      path: "/interviews/:id/second-round/attendance",
      summary: "Say whether the candidate came",
      access: arranging,
      params: idParams,
      body: schema.attendanceBody,
      response: schema.roundsViewSchema,
      handle: then((_services, actor, id, { attendance }: { attendance: "came" | "missed" }) =>
        recordAttendance(services, actor, id, attendance),
      ),
    }),
    route({
      method: "post",
      path: "/interviews/:id/second-round/calendars",
      summary: "Try again to bring the platforms' calendars up to date",
      access: arranging,
      params: idParams,
      body: schema.nothing,
      response: schema.roundsViewSchema,
      handle: then(retryCalendars),
    }),
  ];
}

function testRoutes(services: Services): Route[] {
  const upload = { folder: join(services.env.DATA_DIR, "uploads"), maxBytes: RESULT_BYTES };
  const recording = staffWith("candidacies.write", record("orgUnit"));
  const form = {
    method: "post",
    access: recording,
    params: idParams,
    bodyLimit: "raw",
    rateLimit: FILES,
    consumes: "multipart/form-data",
  } as const;
  return [
    route({
      method: "get",
      path: "/test-result-template",
      summary: "The spreadsheet to fill in for written tests",
      access: staffWith("candidacies.write", companyWide("the form is the same for everybody")),
      produces: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      handle: async ({ ctx, locale }) => {
        const name = locale === "zh" ? "笔试成绩导入模板" : "written-test-results";
        sendSpreadsheet(ctx, { name, kind: "xlsx", content: writeTemplate(resultColumns, locale) });
      },
    }),
    route({
      ...form,
      path: "/org/units/:id/test-results/preview",
      summary: "What an import of written tests would record (fields positionId, name, outOf)",
      response: schema.resultPreviewSchema,
      handle: ({ ctx, actor, params }) =>
        withUploadedSpreadsheet(ctx, upload, (file) => previewResults(services, actor, params.id, file)),
    }),
    route({
      ...form,
      path: "/org/units/:id/test-results",
      summary: "Record written tests by phone and position, from a spreadsheet",
      response: schema.resultImportSchema,
      handle: ({ ctx, actor, params }) =>
        withUploadedSpreadsheet(ctx, upload, (file) => importResults(services, actor, params.id, file)),
    }),
  ];
}

/** For whoever meets candidates: theirs alone, whatever else they may see. */
function ownRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/account/interviews",
      summary: "Whom I meet, and which of my forms are open",
      access: oneself,
      query: schema.myInterviewsQuery,
      response: schema.myInterviewsSchema,
      handle: ({ actor, query }) => listMyInterviews(services, actor, query),
    }),
    route({
      method: "get",
      path: "/account/interviews/:id",
      summary: "My form; what the others wrote once mine is sent",
      access: oneself,
      params: idParams,
      response: schema.myInterviewSchema,
      handle: ({ actor, params }) => viewMyInterview(services, actor, params.id),
    }),
    route({
      method: "get",
      path: "/account/interviews/:id/meeting.ics",
      summary: "The meeting as a calendar file",
      access: oneself,
      params: idParams,
      produces: CALENDAR,
      handle: async ({ ctx, actor, params }) =>
        sendCalendar(ctx, await myCalendarFile(services, actor, params.id)),
    }),
    route({
      method: "put",
      path: "/account/interviews/:id/draft",
      summary: "Keep what I have so far; nobody else sees it",
      access: oneself,
      params: idParams,
      body: schema.formBody,
      response: schema.myInterviewSchema,
      handle: async ({ actor, params, body }) => {
        await saveForm(services, actor, params.id, body);
        return viewMyInterview(services, actor, params.id);
      },
    }),
    route({
      method: "post",
      path: "/account/interviews/:id/form",
      summary: "Send my form, or amend it by a new version",
      access: oneself,
      params: idParams,
      body: schema.formBody,
      response: schema.myInterviewSchema,
      handle: async ({ actor, params, body }) => {
        await sendForm(services, actor, params.id, body);
        return viewMyInterview(services, actor, params.id);
      },
    }),
  ];
}

function candidateRoutes(services: Services): Route[] {
  return [
    route({
      method: "post",
      path: "/candidate/second-round/slot",
      summary: "Take one of the offered times: with that it is agreed",
      access: candidate,
      body: schema.pickSlotBody,
      response: candidateRoundViewSchema,
      handle: async ({ actor, body }) => {
        await pickSlot(services, actor, body);
        return viewForCandidate(services, actor);
      },
    }),
    route({
      method: "get",
      path: "/candidate/second-round/meeting.ics",
      summary: "The agreed time as a calendar file, or that it is off",
      access: candidate,
      produces: CALENDAR,
      handle: async ({ ctx, actor }) =>
        sendCalendar(ctx, await candidateCalendarFile(services, actor.interviewId)),
    }),
  ];
}
