import { z } from "zod";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams, instant } from "../http/schema";
import type { Services } from "../services";
import { createBatch } from "./createBatch";
import { listBatches } from "./listBatches";
import { listLinks } from "./listLinks";
import { presentBatch } from "./presentBatch";
import { previewBatch } from "./previewBatch";
import { readRows } from "./readRows";
import {
  BATCH_BODY_BYTES,
  batchBody,
  batchLinksSchema,
  batchListQuery,
  batchPageSchema,
  batchSchema,
  batchSummarySchema,
  previewBody,
  previewSchema,
  recipientPageSchema,
  recipientQuery,
  resendBatchBody,
  revokeBatchBody,
  rowsFileSchema,
} from "./schema";
import { cancelBatch, pauseBatch, resumeBatch, reviseBatch } from "./steerBatch";
import { listRecipients, viewBatch } from "./viewBatch";

const reading = staffWith("batches.read", record("batch"));
const steering = staffWith("batches.write", record("batch"));

export function batchRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/batches",
      summary: "Batches of invitations, newest first",
      access: staffWith("batches.read", scoped),
      query: batchListQuery,
      response: batchPageSchema,
      handle: ({ actor, query }) => listBatches(services, actor, query),
    }),
    route({
      method: "post",
      path: "/batches",
      summary: "Invite many candidates; posted twice with one token it invites once",
      access: staffWith("batches.write", scoped),
      body: batchBody,
      bodyLimit: BATCH_BODY_BYTES,
      rateLimit: { points: 30, seconds: 60 },
      response: batchSummarySchema,
      status: 201,
      handle: async ({ actor, body }) => presentBatch(await createBatch(services, actor, body)),
    }),
    route({
      method: "post",
      path: "/batches/preview",
      summary: "What a batch would send and to whom; nothing is written",
      access: staffWith("batches.write", scoped),
      body: previewBody,
      bodyLimit: BATCH_BODY_BYTES,
      rateLimit: { points: 60, seconds: 60 },
      response: previewSchema,
      handle: ({ actor, body, locale }) => previewBatch(services, actor, body, locale),
    }),
    route({
      method: "post",
      path: "/batches/rows",
      summary: "Recipients of a CSV or XLSX file; nothing is kept",
      access: staffWith("batches.write", companyWide("It gives back what the sender's own file says.")),
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      rateLimit: { points: 20, seconds: 60 },
      response: rowsFileSchema,
      handle: ({ ctx, locale }) => readRows(services, ctx, locale),
    }),
    route({
      method: "get",
      path: "/batches/:id",
      summary: "One batch with how things stand",
      access: reading,
      params: idParams,
      response: batchSchema,
      handle: ({ params }) => viewBatch(services, params.id),
    }),
    route({
      method: "get",
      path: "/batches/:id/recipients",
      summary: "What became of each recipient",
      access: reading,
      params: idParams,
      query: recipientQuery,
      response: recipientPageSchema,
      handle: ({ params, query, locale }) => listRecipients(services, params.id, query, locale),
    }),
    route({
      method: "get",
      path: "/batches/:id/links",
      summary: "The links that are still good, to pass on by hand",
      access: steering,
      params: idParams,
      response: batchLinksSchema,
      handle: ({ params }) => listLinks(services, params.id),
    }),
    route({
      method: "post",
      path: "/batches/:id/pause",
      summary: "Stop for now",
      access: steering,
      params: idParams,
      response: batchSummarySchema,
      handle: async ({ params }) => presentBatch(await pauseBatch(services, params.id)),
    }),
    route({
      method: "post",
      path: "/batches/:id/resume",
      summary: "Go on; with a new deadline where the old one has come",
      access: steering,
      params: idParams,
      body: z.strictObject({ expiresAt: instant.optional() }),
      response: batchSummarySchema,
      handle: async ({ params, body }) => presentBatch(await resumeBatch(services, params.id, body)),
    }),
    route({
      method: "post",
      path: "/batches/:id/cancel",
      summary: "Invite nobody else",
      access: steering,
      params: idParams,
      response: batchSummarySchema,
      handle: async ({ params }) => presentBatch(await cancelBatch(services, params.id)),
    }),
    route({
      method: "post",
      path: "/batches/:id/resend",
      summary: "A new link for these or all invited recipients; the old ones end",
      access: steering,
      params: idParams,
      body: resendBatchBody,
      bodyLimit: BATCH_BODY_BYTES,
      response: batchSummarySchema,
      status: 202,
      handle: async ({ params, body }) =>
        presentBatch(await reviseBatch(services, params.id, "resend", body)),
    }),
    route({
      method: "post",
      path: "/batches/:id/revoke",
      summary: "End the invitations of these or all invited recipients",
      access: steering,
      params: idParams,
      body: revokeBatchBody,
      bodyLimit: BATCH_BODY_BYTES,
      response: batchSummarySchema,
      status: 202,
      handle: async ({ params, body }) =>
        presentBatch(await reviseBatch(services, params.id, "revoke", body)),
    }),
  ];
}
