import { z } from "zod";
import type { CandidateActor } from "../http/actors";
import {
  type Request,
  type Route,
  type RouteSpec,
  candidate,
  everybody,
  route,
  seatedCandidate,
} from "../http/route";
import { takeIdentity } from "../chats/logins/keptIdentity";
import { identify } from "../chats/logins/logInByAccount";
import { notFound, unauthorized } from "../http/errors";
import { assertOwnPage } from "../org/login/letIn";
import { commitChunks } from "../media/commitChunks";
import { issueTickets } from "../media/issueTickets";
import type { Services } from "../services";
import * as schema from "./candidateSchema";
import { findAsked } from "./course";
import { giveFeedback, requestPerson, withdraw } from "./endInterview";
import { Interview } from "./entity";
import { beginAnswer, presentQuestion, rerecordAnswer, saveText } from "./giveAnswer";
import { goOnAs } from "./goOn";
import { hearHeartbeat } from "./heartbeat";
import { sendCode, verifyCode } from "./identity";
import { verifyAccount } from "./identityByAccount";
import { isShown, presentState } from "./interviewState";
import { giveConsent, openInvitation } from "./openInvitation";
import { checkDevice, startInterview } from "./startInterview";
import { submitAnswer } from "./submitAnswer";
import { takeSeat } from "./takeSeat";

/** A manifest of an answer of an hour and a half, and 20,000 typed characters, fit. */
const ANSWER_BYTES = 512 * 1024;
const nothing = z.strictObject({});

/**
 * Hundreds of candidates in one hall begin in the same minute and share one address. Guessing is bounded elsewhere: by
 * the length of the link's secret, and by the tries and codes that one interview has.
 */
const HALL = { points: 1_200, seconds: 60 };

/** What a link alone opens: the secret in it is the permission. */
function linkRoutes(services: Services): Route[] {
  return [
    route({
      method: "post",
      path: "/candidate/open",
      summary: "Open an invitation",
      access: everybody,
      body: schema.linkBody,
      response: schema.invitationViewSchema,
      rateLimit: HALL,
      handle: ({ body }) => openInvitation(services, body.token),
    }),
    route({
      method: "post",
      path: "/candidate/consents",
      summary: "Give or decline both consents",
      access: everybody,
      body: schema.consentBody,
      response: schema.consentResultSchema,
      handle: ({ body }) => giveConsent(services, body),
    }),
    route({
      method: "post",
      path: "/candidate/codes",
      summary: "Send a one-time code",
      access: everybody,
      body: schema.codeBody,
      response: schema.codeSentSchema,
      status: 202,
      rateLimit: HALL,
      handle: ({ body }) => sendCode(services, body),
    }),
    route({
      method: "post",
      path: "/candidate/sessions",
      summary: "Exchange a one-time code for a session",
      access: everybody,
      body: schema.verifyBody,
      response: schema.candidateSessionSchema,
      status: 201,
      rateLimit: HALL,
      handle: ({ body }) => verifyCode(services, body),
    }),
    route({
      method: "post",
      path: "/candidate/chat-sessions",
      summary: "Exchange a chat account that is the candidate's for a session",
      access: everybody,
      body: schema.accountBody,
      response: schema.candidateSessionSchema,
      status: 201,
      rateLimit: HALL,
      handle: async ({ ctx, ip, body: { token, chat } }) => {
        assertOwnPage(ctx);
        const identity = chat
          ? { platform: chat.platform, ...(await identify(services, { ...chat, from: "client" }, ip)) }
          : takeIdentity(services, ctx);
        if (!identity) throw unauthorized("chat_login.code");
        return verifyAccount(services, token, identity);
      },
    }),
  ];
}

/** A change that the candidate makes, answered with where the interview stands after it. */
function change<P extends z.ZodType | undefined = undefined, B extends z.ZodType = typeof nothing>(
  services: Services,
  spec: Pick<RouteSpec<typeof seatedCandidate, P, undefined, B, undefined>, "path" | "summary" | "params"> & {
    body: B;
    method?: "post" | "put";
    /** Whether only the tab that holds the seat may do it. */
    seated?: boolean;
    bodyLimit?: number;
    act: (
      request: Pick<Request<typeof candidate, P, undefined, B>, "actor" | "params" | "body">,
    ) => Promise<void>;
  },
): Route {
  const { method = "post", seated = true, act, ...rest } = spec;
  return route({
    ...rest,
    method,
    access: seated ? seatedCandidate : candidate,
    response: schema.interviewStateSchema,
    handle: async (request) => {
      await act(request as never);
      return presentState(services, (request.actor as CandidateActor).interviewId);
    },
  });
}

function interviewRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/candidate/interview",
      summary: "Where the interview stands",
      access: candidate,
      response: schema.interviewStateSchema,
      handle: ({ actor }) => presentState(services, actor.interviewId),
    }),
    route({
      method: "get",
      path: "/candidate/ping",
      summary: "For measuring latency",
      access: candidate,
      status: 204,
      handle: async () => undefined,
    }),
    route({
      method: "post",
      path: "/candidate/heartbeat",
      summary: "The page is there; the server's clock comes back",
      access: seatedCandidate,
      body: schema.heartbeatBody,
      response: schema.heartbeatSchema,
      handle: ({ actor, body }) => hearHeartbeat(services, actor, body),
    }),
    change(services, {
      method: "put",
      path: "/candidate/seat",
      summary: "Answer in this tab from now on",
      seated: false,
      body: schema.seatBody,
      act: ({ actor, body }) => takeSeat(services, actor, body.tabId),
    }),
    change(services, {
      path: "/candidate/device-check",
      summary: "Report the device check and choose how to answer",
      body: schema.deviceCheckBody,
      act: ({ actor, body }) => checkDevice(services, actor, body),
    }),
    change(services, {
      path: "/candidate/start",
      summary: "Start the interview",
      body: schema.startBody,
      act: ({ actor, body }) => startInterview(services, actor, body.medium),
    }),
    change(services, {
      path: "/candidate/go-on",
      summary: "Whether a follow-up comes; goes on without one when the time to wait is over",
      body: nothing,
      act: ({ actor }) => goOnAs(services, actor),
    }),
    change(services, {
      path: "/candidate/feedback",
      summary: "Satisfaction, after the interview",
      seated: false,
      body: schema.feedbackBody,
      act: ({ actor, body }) => giveFeedback(services, actor, body),
    }),
    change(services, {
      path: "/candidate/person",
      summary: "Ask for a person instead, or for a human review after the end",
      seated: false,
      body: schema.personBody,
      act: ({ actor, body }) => requestPerson(services, actor, body.reason),
    }),
    change(services, {
      path: "/candidate/withdraw",
      summary: "Withdraw from the interview",
      seated: false,
      body: nothing,
      act: ({ actor }) => withdraw(services, actor),
    }),
  ];
}

function answerRoutes(services: Services): Route[] {
  const params = schema.questionParams;
  return [
    change(services, {
      path: "/candidate/answers/:questionId/present",
      summary: "Show the question: preparation starts",
      params,
      body: nothing,
      act: ({ actor, params: { questionId } }) => presentQuestion(services, actor, questionId),
    }),
    change(services, {
      path: "/candidate/answers/:questionId/begin",
      summary: "Begin to answer, or go on after a reload",
      params,
      body: schema.beginBody,
      act: ({ actor, params: { questionId }, body }) => beginAnswer(services, actor, questionId, body),
    }),
    change(services, {
      path: "/candidate/answers/:questionId/rerecord",
      summary: "Put this take aside and record again",
      params,
      body: nothing,
      act: ({ actor, params: { questionId } }) => rerecordAnswer(services, actor, questionId),
    }),
    change(services, {
      path: "/candidate/answers/:questionId/submit",
      summary: "Seal the answer and go on",
      params,
      body: schema.submitBody,
      bodyLimit: ANSWER_BYTES,
      act: ({ actor, params: { questionId }, body }) => submitAnswer(services, actor, questionId, body),
    }),
    route({
      method: "post",
      path: "/candidate/answers/:questionId/tickets",
      summary: "Permission to put chunks",
      access: seatedCandidate,
      params,
      body: schema.ticketsBody,
      response: schema.ticketsSchema,
      handle: ({ actor, params: { questionId }, body }) => issueTickets(services, actor, questionId, body),
    }),
    route({
      method: "post",
      path: "/candidate/answers/:questionId/chunks",
      summary: "Acknowledge chunks that were put",
      access: seatedCandidate,
      params,
      body: schema.commitBody,
      response: schema.commitResultSchema,
      handle: ({ actor, params: { questionId }, body }) => commitChunks(services, actor, questionId, body),
    }),
    route({
      method: "put",
      path: "/candidate/answers/:questionId/text",
      summary: "Save typed words",
      access: seatedCandidate,
      params,
      body: schema.textBody,
      response: schema.textSavedSchema,
      handle: ({ actor, params: { questionId }, body }) => saveText(services, actor, questionId, body),
    }),
    route({
      method: "get",
      path: "/candidate/questions/:questionId/voice",
      summary: "The question read aloud",
      access: candidate,
      params,
      produces: "audio/mpeg",
      handle: async ({ actor, params: { questionId }, ctx }) => {
        const interview = await services.db.read.findOneByOrFail(Interview, { id: actor.interviewId });
        const asked = await findAsked(services.db.read, interview, questionId);
        const heard = asked && (await isShown(services, interview, questionId));
        const sound = heard && (await services.voice.find(asked.question.text, interview.language));
        if (!sound) throw notFound("voice.not_available");
        ctx.type = sound.mimeType;
        ctx.length = sound.size;
        ctx.set("Cache-Control", "private, max-age=3600");
        ctx.body = services.media.read(sound.key);
      },
    }),
  ];
}

export const candidateRoutes = (services: Services): Route[] => [
  ...linkRoutes(services),
  ...interviewRoutes(services),
  ...answerRoutes(services),
];
