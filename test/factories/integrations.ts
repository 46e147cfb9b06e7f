import { createApiToken } from "../../server/apiTokens/manageTokens";
import { TOKEN_SCOPES, type TokenScope } from "../../server/apiTokens/scopes";
import { insertRow } from "../../server/db/rows";
import { EVENT_TYPES, type WebhookEventType } from "../../server/webhooks/eventTypes";
import { WebhookDelivery } from "../../server/webhooks/entity";
import { pingWebhook } from "../../server/webhooks/manageWebhooks";
import { WebhookEndpoint } from "../../server/webhooks/entity";
import { sealSecret } from "../../server/webhooks/secrets";
import { createSecret } from "../../server/webhooks/signature";
import { newId } from "../../server/clock";
import { administrator } from "./candidates";
import type { Call, TestServer } from "./server";

/** Another system with a token of the unit's, and its way in. */
export async function buildApiToken(
  server: TestServer,
  orgUnitId: string,
  scopes: TokenScope[] = [...TOKEN_SCOPES],
) {
  const { id, token } = await createApiToken(server.services, administrator(server), {
    orgUnitId,
    name: "人事系统",
    scopes,
    expiresAt: null,
  });
  return { id, token, call: callWith(server, token) };
}

export const callWith =
  (server: TestServer, token: string): Call =>
  (method, path, body, headers = {}) =>
    server.call(method, path, body, { authorization: `Bearer ${token}`, ...headers });

/** An endpoint as if somebody had made it, whatever its address; with one test on its way. */
export async function buildWebhook(
  server: TestServer,
  orgUnitId: string,
  {
    url = "https://hr.people.example/hook",
    types = [...EVENT_TYPES],
    ping = false,
  }: { url?: string; types?: WebhookEventType[]; ping?: boolean } = {},
) {
  const { services } = server;
  const id = newId();
  const secret = createSecret();
  const now = services.clock.now();
  await services.db.write((tx) =>
    insertRow(tx, WebhookEndpoint, {
      id,
      orgUnitId,
      name: "人事系统",
      url,
      types,
      secretSealed: sealSecret(services, id, secret),
      previousSealed: null,
      previousUntil: null,
      state: "on",
      failingSince: null,
      createdBy: "管理员",
      createdAt: now,
      updatedAt: now,
    }),
  );
  if (ping) await pingWebhook(services, id);
  return { id, secret };
}

export async function buildDelivery(server: TestServer, orgUnitId: string) {
  const { id } = await buildWebhook(server, orgUnitId, { ping: true });
  const delivery = await server.services.db.read.findOneByOrFail(WebhookDelivery, { endpointId: id });
  return { id, deliveryId: delivery.id };
}
