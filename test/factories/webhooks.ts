import { createHmac } from "node:crypto";
import { recordEvent } from "../../server/pipeline/recordEvent";
import { WebhookDelivery, WebhookEndpoint } from "../../server/webhooks/entity";
import type { Received, Receiver } from "../support/receiver";
import type { Call, Json, TestServer } from "./server";

/** What a candidacy goes through that needs nothing told with it. */
export const recordStep = (
  { services }: TestServer,
  candidacyId: string,
  type: "candidacy.offered" | "candidacy.offer_accepted",
) =>
  services.db.write((tx) =>
    recordEvent(services, tx, candidacyId, { type, data: {} } as never, { source: "product" }),
  );

export const bodiesOf = ({ received }: Receiver): Json[] => received.map(({ body }) => JSON.parse(body));

/** As the receiver reckons it, from the header and the bytes alone. */
export const signatureOf = (secret: string, { headers, body }: Received) =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`)
    .digest("base64")}`;

export const deliveriesOf = async (call: Call, webhookId: string, query = ""): Promise<Json[]> =>
  (await call("GET", `/webhooks/${webhookId}/deliveries?${query}`)).body.items;

/** No test is told what another's webhooks wait for. */
export async function forgetWebhooks({ services: { db } }: TestServer): Promise<void> {
  await db.write((tx) => tx.manager.clear(WebhookDelivery));
  await db.write((tx) => tx.manager.clear(WebhookEndpoint));
}
