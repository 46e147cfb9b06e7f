import { z } from "zod";
import { notFound } from "../http/errors";
import type { StaffActor } from "../http/actors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { canOver } from "../org/permissions";
import { Position } from "../positions/entity";
import type { Services } from "../services";
import { viewAgreement } from "./agreement";
import { closeReview, releaseReview, requestReview, saveDraft, sendReview, takeReview } from "./reviewing";
import * as schema from "./schema";
import { changeReviewSettings, readReviewSettings } from "./settings";
import { listQueue, viewReview } from "./views";

const nothing = z.strictObject({});

/** People who look at what the machine made of an interview, and say what they make of it. */
export function reviewRoutes(services: Services): Route[] {
  const { db } = services;
  const reviewing = staffWith("reviews.write", record("interview"));
  /** Does it, and answers with how the review stands then. */
  const then =
    <B>(work: (services: Services, actor: StaffActor, interviewId: string, body: B) => Promise<void>) =>
    async ({ actor, params, body }: { actor: StaffActor; params: { id: string }; body: B }) => {
      await work(services, actor, params.id, body);
      return viewReview(services, actor, params.id);
    };
  return [
    route({
      method: "get",
      path: "/reviews",
      summary: "Interviews that wait for a person's review, the most pressing first",
      access: staffWith("reviews.write", scoped),
      query: schema.queueQuery,
      response: schema.queueSchema,
      handle: ({ actor, query }) => listQueue(services, actor, query),
    }),
    route({
      method: "get",
      path: "/interviews/:id/review",
      summary: "What is to be rated, one's own draft, and what was sent",
      access: reviewing,
      params: idParams,
      response: schema.reviewViewSchema,
      handle: ({ actor, params }) => viewReview(services, actor, params.id),
    }),
    route({
      method: "post",
      path: "/interviews/:id/review/request",
      summary: "Put an interview into the queue of reviews",
      access: reviewing,
      params: idParams,
      body: nothing,
      response: schema.reviewViewSchema,
      handle: then(requestReview),
    }),
    route({
      method: "post",
      path: "/interviews/:id/review/taking",
      summary: "Take an interview to review; the lock ends by itself after half an hour without a word",
      access: reviewing,
      params: idParams,
      body: nothing,
      response: schema.reviewViewSchema,
      handle: then(takeReview),
    }),
    route({
      method: "delete",
      path: "/interviews/:id/review/taking",
      summary: "Give it back to the queue; the draft stays",
      access: reviewing,
      params: idParams,
      response: schema.reviewViewSchema,
      handle: then(releaseReview),
    }),
    route({
      method: "put",
      path: "/interviews/:id/review/draft",
      summary: "Keep what one has so far",
      access: reviewing,
      params: idParams,
      body: schema.reviewBody,
      response: schema.reviewViewSchema,
      handle: then(saveDraft),
    }),
    route({
      method: "post",
      path: "/interviews/:id/review",
      summary: "Send one's review, or amend it by a new version",
      access: reviewing,
      params: idParams,
      body: schema.reviewBody,
      response: schema.reviewViewSchema,
      handle: then(sendReview),
    }),
    route({
      method: "post",
      path: "/interviews/:id/review/closing",
      summary: "Take an interview out of the queue without a review, with a reason",
      access: reviewing,
      params: idParams,
      body: schema.closeBody,
      response: schema.reviewViewSchema,
      handle: then(closeReview),
    }),
    route({
      method: "get",
      path: "/org/units/:id/review-agreement",
      summary: "How far reviews and the machine agree, for each dimension",
      access: staffWith("positions.write", record("orgUnit")),
      params: idParams,
      query: schema.agreementQuery,
      response: schema.agreementSchema,
      handle: async ({ actor, params, query, locale }) => {
        const { positionId, open } = query;
        const place = { orgUnitId: params.id, positionId: positionId ?? null };
        const position = positionId
          ? await db.read.findOneBy(Position, { id: positionId, orgUnitId: params.id })
          : null;
        if (positionId && (!position || !canOver(actor, "positions.write", place)))
          throw notFound("position.not_found");
        return viewAgreement(services, { orgUnitId: params.id, position }, { open: open === "1", locale });
      },
    }),
    route({
      method: "get",
      path: "/review-settings",
      summary: "Whether reports are rated blind, and which share",
      access: staffWith("reviews.write", companyWide("one rule for the whole company")),
      response: schema.reviewSettingsSchema,
      handle: () => readReviewSettings(db.read),
    }),
    route({
      method: "put",
      path: "/review-settings",
      summary: "Say whether reports are rated blind, and which share",
      access: staffWith("reviews.configure", companyWide("one rule for the whole company")),
      body: schema.reviewSettingsBody,
      response: schema.reviewSettingsSchema,
      handle: async ({ actor, body }) => {
        await changeReviewSettings(services, actor.name, body);
        return readReviewSettings(db.read);
      },
    }),
  ];
}
