import type { z } from "zod";
import { armsOf } from "../db/selectNewest";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { scopeOf } from "../org/permissions";
import { presentUnitRef } from "../org/staff/presentStaff";
import type { Services } from "../services";
import { WebhookDelivery, WebhookEndpoint } from "./entity";
import type { deliveryListQuery, deliveryPageSchema, webhookPageSchema, webhookSchema } from "./schema";
import type { pageQuery } from "../http/schema";
import { newestPage } from "../http/newestPage";

type Needed = Pick<Services, "db" | "org" | "clock">;

const SHOWN = [
  "id",
  "orgUnitId",
  "name",
  "url",
  "types",
  "state",
  "failingSince",
  "previousUntil",
  "createdBy",
  "createdAt",
] as const satisfies (keyof WebhookEndpoint)[];
type Listed = Pick<WebhookEndpoint, (typeof SHOWN)[number]>;

export function presentWebhook(
  { org, clock }: Pick<Services, "org" | "clock">,
  { id, orgUnitId, name, url, types, state, failingSince, previousUntil, createdBy, createdAt }: Listed,
): z.input<typeof webhookSchema> {
  return {
    id,
    orgUnit: presentUnitRef(org.tree(), orgUnitId),
    name,
    url,
    types,
    state,
    failingSince: failingSince?.toISOString() ?? null,
    previousUntil: previousUntil && previousUntil > clock.now() ? previousUntil.toISOString() : null,
    createdBy,
    createdAt: createdAt.toISOString(),
  };
}

/** Endpoints of the actor's units, the newest first. */
export async function listWebhooks(
  services: Needed,
  actor: StaffActor,
  { cursor, limit }: z.output<typeof pageQuery>,
): Promise<z.input<typeof webhookPageSchema>> {
  const arms = armsOf(scopeOf(actor, "integrations.manage"));
  const list = { time: "createdAt", arms, cursor, limit } as const;
  const page = await newestPage(services.db.read, WebhookEndpoint, list, SHOWN);
  return { items: page.items.map((row) => presentWebhook(services, row)), nextCursor: page.nextCursor };
}

/** @throws 404 webhook.not_found */
export async function viewWebhook(services: Needed, id: string): Promise<z.input<typeof webhookSchema>> {
  const endpoint = await selectOne(services.db.read, WebhookEndpoint, { id });
  if (!endpoint) throw notFound("webhook.not_found");
  return presentWebhook(services, endpoint);
}

/** What was sent to an endpoint, or is to be, the newest first. */
export async function listDeliveries(
  { db }: Pick<Services, "db">,
  endpointId: string,
  { cursor, limit, state }: z.output<typeof deliveryListQuery>,
): Promise<z.input<typeof deliveryPageSchema>> {
  const page = await newestPage(
    db.read,
    WebhookDelivery,
    {
      time: "createdAt",
      arms: [{ column: "endpointId", value: endpointId }],
      where: state === undefined ? [] : [{ sql: "state = ?", values: [state] }],
      cursor,
      limit,
    },
    [
      "id",
      "eventId",
      "type",
      "state",
      "tries",
      "nextTryAt",
      "responseStatus",
      "failure",
      "tookMs",
      "createdAt",
      "lastTryAt",
      "body",
    ],
  );
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => ({
      ...row,
      nextTryAt: row.state === "waiting" ? row.nextTryAt.toISOString() : null,
      createdAt: row.createdAt.toISOString(),
      lastTryAt: row.lastTryAt?.toISOString() ?? null,
    })),
  };
}
