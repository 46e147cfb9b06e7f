import { TOKEN_SCOPES } from "../apiTokens/scopes";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams, pageQuery } from "../http/schema";
import type { Services } from "../services";
import { EVENT_TYPES } from "./eventTypes";
import { listDeliveries, listWebhooks, viewWebhook } from "./listWebhooks";
import { changeWebhook, createWebhook, pingWebhook, removeWebhook, rotateSecret } from "./manageWebhooks";
import { redeliver, redeliverDead } from "./redeliver";
import {
  changeWebhookBody,
  createWebhookBody,
  deliveryListQuery,
  deliveryPageSchema,
  deliveryParams,
  integrationOptionsSchema,
  redeliveredSchema,
  rotateSecretBody,
  shownWebhookSchema,
  webhookPageSchema,
  webhookSchema,
} from "./schema";

const ofWebhook = staffWith("integrations.manage", record("webhook"));

export const webhookRoutes = (services: Services): Route[] => [
  route({
    method: "get",
    path: "/integration-options",
    summary: "What tokens can be allowed, and what webhooks can be told",
    access: staffWith(
      "integrations.manage",
      companyWide("what the product knows; nothing of any branch is in it"),
    ),
    response: integrationOptionsSchema,
    handle: async () => ({ scopes: [...TOKEN_SCOPES], eventTypes: [...EVENT_TYPES] }),
  }),
  route({
    method: "get",
    path: "/webhooks",
    summary: "Where other systems are told of what happens, the newest first",
    access: staffWith("integrations.manage", scoped),
    query: pageQuery,
    response: webhookPageSchema,
    handle: ({ actor, query }) => listWebhooks(services, actor, query),
  }),
  route({
    method: "post",
    path: "/webhooks",
    summary: "Have another system told; the secret is shown this once",
    access: staffWith("integrations.manage", scoped),
    body: createWebhookBody,
    response: shownWebhookSchema,
    showsSecret: true,
    status: 201,
    // Each asks a resolver about a name that somebody typed.
    rateLimit: { points: 60, seconds: 600 },
    handle: ({ actor, body }) => createWebhook(services, actor, body),
  }),
  route({
    method: "get",
    path: "/webhooks/:id",
    summary: "One endpoint",
    access: ofWebhook,
    params: idParams,
    response: webhookSchema,
    handle: ({ params }) => viewWebhook(services, params.id),
  }),
  route({
    method: "put",
    path: "/webhooks/:id",
    summary: "Change what is told and where, turn it on or off",
    access: ofWebhook,
    params: idParams,
    body: changeWebhookBody,
    response: webhookSchema,
    rateLimit: { points: 60, seconds: 600 },
    handle: async ({ actor, params, body }) => {
      await changeWebhook(services, actor, params.id, body);
      return viewWebhook(services, params.id);
    },
  }),
  route({
    method: "delete",
    path: "/webhooks/:id",
    summary: "Remove an endpoint; its log is not to be seen any more",
    access: ofWebhook,
    params: idParams,
    status: 204,
    handle: ({ actor, params }) => removeWebhook(services, actor, params.id),
  }),
  route({
    method: "post",
    path: "/webhooks/:id/secret",
    summary: "Another secret; what is sent is signed with both for a while",
    access: ofWebhook,
    params: idParams,
    body: rotateSecretBody,
    response: shownWebhookSchema,
    showsSecret: true,
    handle: ({ actor, params, body }) => rotateSecret(services, actor, params.id, body.overlapHours),
  }),
  route({
    method: "post",
    path: "/webhooks/:id/ping",
    summary: "Send a test",
    access: ofWebhook,
    params: idParams,
    status: 204,
    rateLimit: { points: 30, seconds: 600 },
    handle: ({ params }) => pingWebhook(services, params.id),
  }),
  route({
    method: "get",
    path: "/webhooks/:id/deliveries",
    summary: "What was sent, or is to be, the newest first",
    access: ofWebhook,
    params: idParams,
    query: deliveryListQuery,
    response: deliveryPageSchema,
    handle: ({ params, query }) => listDeliveries(services, params.id, query),
  }),
  route({
    method: "post",
    path: "/webhooks/:id/redeliveries",
    summary: "Send again what was given up, up to 1,000 at once",
    access: ofWebhook,
    params: idParams,
    response: redeliveredSchema,
    handle: ({ actor, params }) => redeliverDead(services, actor, params.id),
  }),
  route({
    method: "post",
    path: "/webhooks/:id/deliveries/:deliveryId/redelivery",
    summary: "Send one again",
    access: ofWebhook,
    params: deliveryParams,
    status: 204,
    handle: ({ actor, params }) => redeliver(services, actor, params.id, params.deliveryId),
  }),
];
