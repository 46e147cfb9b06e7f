import { z } from "zod";
import { CandidateFeedback } from "../feedback/entity";
import { mayHaveFeedback } from "../feedback/showing";
import { feedbackSchema } from "../feedback/schema";
import { type Route, candidate, everybody, route } from "../http/route";
import { idParams } from "../http/schema";
import { notFound, unauthorized } from "../http/errors";
import { selectOne } from "../db/statements";
import { Interview } from "../interviews/entity";
import { linkToken } from "../interviews/candidateSchema";
import type { Services } from "../services";
import { takeOutKey } from "../takeOuts/composeTakeOut";
import { askTakeOut, linkToTakeOut, useLink } from "../takeOuts/askTakeOut";
import { askForPerson, chooseChannel, sayToPool } from "./changeStanding";
import { answerLetter, askByLetter, openLetter } from "./openLetter";
import * as schema from "./schema";
import { viewStanding } from "./viewStanding";
import { withdrawApplication } from "./withdrawApplication";

const nothing = z.strictObject({});
/** Everybody of a declined hall opens theirs in the same minute. */
const LETTERS = { points: 300, seconds: 60 };

/** What a candidate has after the interview: all of it of nobody but themselves. */
export const standingRoutes = (services: Services): Route[] => [
  route({
    method: "get",
    path: "/candidate/standing",
    summary: "Where the candidate's applications stand, and what they may do",
    access: candidate,
    response: schema.standingSchema,
    handle: ({ actor }) => viewStanding(services, actor),
  }),
  route({
    method: "get",
    path: "/candidate/own-feedback",
    summary: "The candidate's personal feedback, once it is released",
    access: candidate,
    response: feedbackSchema,
    handle: async ({ actor: { interviewId } }) => {
      const { read } = services.db;
      const interview = await selectOne(read, Interview, { id: interviewId });
      if (!interview) throw unauthorized();
      const row = await selectOne(read, CandidateFeedback, { interviewId });
      if (!row?.releasedAt || !row.feedback || !(await mayHaveFeedback(read, interview))) {
        throw notFound("feedback.not_ready");
      }
      return row.feedback;
    },
  }),
  route({
    method: "post",
    path: "/candidate/reviews",
    summary: "Ask that a person looks at it again, in one's own words",
    access: candidate,
    body: schema.reviewBody,
    response: schema.standingSchema,
    handle: async ({ actor, body }) => {
      await askForPerson(services, actor, body.words);
      return viewStanding(services, actor);
    },
  }),
  route({
    method: "post",
    path: "/candidate/applications/:id/withdraw",
    summary: "Take back an application",
    access: candidate,
    params: idParams,
    body: nothing,
    response: schema.standingSchema,
    handle: async ({ actor, params }) => {
      await withdrawApplication(services, actor, params.id);
      return viewStanding(services, actor);
    },
  }),
  route({
    method: "put",
    path: "/candidate/talent-pool",
    summary: "Agree to be kept for later positions, or no longer",
    access: candidate,
    body: schema.poolBody,
    response: schema.standingSchema,
    handle: async ({ actor, body }) => {
      await sayToPool(services, actor, body.agreed);
      return viewStanding(services, actor);
    },
  }),
  route({
    method: "put",
    path: "/candidate/channel",
    summary: "Choose how to hear from the company",
    access: candidate,
    body: schema.channelBody,
    response: schema.standingSchema,
    handle: async ({ actor, body }) => {
      await chooseChannel(services, actor, body.channel);
      return viewStanding(services, actor);
    },
  }),
  route({
    method: "post",
    path: "/candidate/take-outs",
    summary: "Ask for a copy of all of one's own data",
    access: candidate,
    body: nothing,
    response: schema.standingSchema,
    handle: async ({ actor }) => {
      await askTakeOut(services, actor);
      return viewStanding(services, actor);
    },
  }),
  route({
    method: "post",
    path: "/candidate/take-outs/link",
    summary: "A link to the copy, good once and for ten minutes",
    access: candidate,
    body: nothing,
    response: z.object({ url: z.string(), expiresAt: z.string() }),
    handle: ({ actor }) => linkToTakeOut(services, actor),
  }),
  route({
    method: "get",
    path: "/candidate/take-outs/:token",
    summary: "The copy behind a link, which is used up by it",
    access: everybody,
    params: z.object({ token: linkToken }),
    produces: "application/zip",
    handle: async ({ params, ctx }) => {
      // Whoever only asks how big it is has not fetched it.
      if (ctx.method === "HEAD") return;
      const { id, bytes } = await useLink(services, params.token);
      ctx.type = "application/zip";
      if (bytes !== null) ctx.length = bytes;
      ctx.set("Content-Disposition", 'attachment; filename="my-data.zip"');
      ctx.set("Cache-Control", "no-store");
      ctx.body = services.media.read(takeOutKey(id));
    },
  }),
  route({
    method: "post",
    path: "/candidate/letters/open",
    summary: "Open the letter behind a link, where there was no interview",
    access: everybody,
    body: schema.letterBody,
    response: schema.letterSchema,
    rateLimit: LETTERS,
    handle: ({ body }) => openLetter(services, body.token),
  }),
  route({
    method: "put",
    path: "/candidate/letters/talent-pool",
    summary: "The same as /candidate/talent-pool, for whoever holds the letter's link",
    access: everybody,
    body: schema.letterPoolBody,
    response: schema.letterSchema,
    rateLimit: LETTERS,
    handle: ({ body }) => answerLetter(services, body.token, body.agreed),
  }),
  route({
    method: "post",
    path: "/candidate/letters/review",
    summary: "The same as /candidate/reviews, for whoever holds the letter's link",
    access: everybody,
    body: schema.letterReviewBody,
    response: schema.letterSchema,
    rateLimit: LETTERS,
    handle: ({ body }) => askByLetter(services, body.token, body.words),
  }),
];
