import { createHmac } from "node:crypto";
import { recordEvent } from "../../server/pipeline/recordEvent";
import { WebhookDelivery, WebhookEndpoint } from "../../server/webhooks/entity";
import { type Received, type Receiver, openReceiver } from "../support/receiver";
import { runJobs } from "../support/runJobs";
import { createTestClock } from "../support/testClock";
import { buildColleague, inUnit, openCompany } from "./org";
import { type Call, type Json, type TestServer, openTestServer } from "./server";

/** A company with webhooks to a receiver on this machine, of which each test begins with none. */
export async function openWebhooks() {
  const clock = createTestClock();
  const receiver = await openReceiver();
  const server = await openTestServer({
    clock,
    env: { RATE_LIMITS: "false", WEBHOOKS_TO_LOOPBACK: "true" },
  });
  const places = await openCompany(server);
  return {
    clock,
    receiver,
    server,
    places,
    /** A session ends before some tests do: who is to act later logs in again. */
    logIn: async (unit = places.own): Promise<Call> =>
      (await buildColleague(server, [inUnit("hq_admin", unit)], { name: "林晚" })).call,
    work: () => runJobs(server.services, ["webhooks.deliver"]),
    async forget() {
      receiver.received.length = 0;
      receiver.answerWith();
      await forgetWebhooks(server);
    },
    async close() {
      await server.close();
      await receiver.close();
    },
  };
}

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
async function forgetWebhooks({ services: { db } }: TestServer): Promise<void> {
  await db.write((tx) => tx.manager.clear(WebhookDelivery));
  await db.write((tx) => tx.manager.clear(WebhookEndpoint));
}
