import { z } from "zod";
import { overlapHours } from "../apiTokens/schema";
import { tokenScope } from "../apiTokens/scopes";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { unitRefSchema } from "../org/staff/schema";
import { PING, webhookEventType } from "./eventTypes";

const name = z.string().trim().min(1).max(60);
const url = z.string().trim().min(1).max(500);
const types = z
  .array(webhookEventType)
  .min(1)
  .transform((given) => [...new Set(given)]);

export const createWebhookBody = z.strictObject({
  /** Its home unless told; the endpoint hears of that unit and of what lies below. */
  orgUnitId: uuid.optional(),
  name,
  url,
  types,
});
export const changeWebhookBody = z.strictObject({ name, url, types, on: z.boolean() });
export const rotateSecretBody = z.strictObject({ overlapHours });

export const webhookSchema = z
  .object({
    id: uuid,
    orgUnit: unitRefSchema,
    name: z.string(),
    url: z.string(),
    types: z.array(z.string()),
    state: z.enum(["on", "off", "gave_up"]),
    failingSince: instant.nullable(),
    /** Until when what is sent is signed with the secret before the last rotation too. */
    previousUntil: instant.nullable(),
    createdBy: z.string(),
    createdAt: instant,
  })
  .meta({ id: "Webhook" });
export const webhookPageSchema = pageOf(webhookSchema);
/** `secret` is told this once. */
export const shownWebhookSchema = webhookSchema.extend({ secret: z.string() });

export const integrationOptionsSchema = z.object({
  scopes: z.array(tokenScope),
  eventTypes: z.array(webhookEventType),
});

export const deliveryState = z.enum(["waiting", "sending", "delivered", "dead"]);
export const deliveryListQuery = pageQuery.extend({ state: deliveryState.optional() });
export const deliverySchema = z
  .object({
    id: uuid,
    eventId: uuid,
    type: z.enum([...webhookEventType.options, PING]),
    state: deliveryState,
    tries: z.int(),
    nextTryAt: instant.nullable(),
    responseStatus: z.int().nullable(),
    failure: z
      .enum([
        "address_refused",
        "not_found",
        "unreachable",
        "insecure",
        "timeout",
        "status",
        "endpoint_off",
        "out_of_unit",
        "in_doubt",
      ])
      .nullable(),
    tookMs: z.int().nullable(),
    createdAt: instant,
    lastTryAt: instant.nullable(),
    /** As it is sent. */
    body: z.string(),
  })
  .meta({ id: "WebhookDelivery" });
export const deliveryPageSchema = pageOf(deliverySchema);
export const redeliveredSchema = z.object({ queued: z.int(), more: z.boolean() });
export const deliveryParams = z.object({ id: uuid, deliveryId: uuid });
