import { ROOT_UNIT } from "../../../server/org/tree";
import { WebhookDelivery, WebhookEndpoint } from "../../../server/webhooks/entity";
import { buildDepartment } from "../../factories/departments";
import { buildWebhook } from "../../factories/integrations";
import { type Places, openCompany } from "../../factories/org";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";
import { deliveriesOf, signatureOf, openWebhooks } from "../../factories/webhooks";
import type { Received, Receiver } from "../../support/receiver";
import { runJobs } from "../../support/runJobs";
import type { TestClock } from "../../support/testClock";

const HOUR = 3_600_000;
let world: Awaited<ReturnType<typeof openWebhooks>>;
let clock: TestClock;
let server: TestServer;
let places: Places;
let receiver: Receiver;
let administrator: Call;
const logIn = (unit?: string) => world.logIn(unit);
const work = () => world.work();

beforeAll(async () => {
  world = await openWebhooks();
  ({ clock, server, places, receiver } = world);
}, 60_000);
beforeEach(async () => {
  await world.forget();
  administrator = await logIn();
});
afterAll(() => world.close());

test("an endpoint of a unit that is archived is turned off, and is told of nothing more", async () => {
  administrator = await logIn(ROOT_UNIT);
  const unit = await buildDepartment(administrator, places.own);
  const { id } = await buildWebhook(server, unit, { url: receiver.url, ping: true });
  expect((await administrator("DELETE", `/org/units/${unit}`)).status).toBeLessThan(300);
  await work();
  expect((await server.services.db.read.findOneByOrFail(WebhookEndpoint, { id })).state).toBe("off");
  expect(receiver.received).toEqual([]);
  const [change] = (await administrator("GET", "/integration-changes?limit=1")).body.items;
  expect(change).toMatchObject({ what: "webhook_off", subjectId: id, author: "" });
});

test("where a webhook went, and what was sent again, stands on record after it is gone", async () => {
  const made = { orgUnitId: places.own, name: "人事系统", url: receiver.url, types: ["candidacy.opened"] };
  const { id } = (await administrator("POST", "/webhooks", made)).body;
  const url = `${receiver.url}/elsewhere`;
  await administrator("PUT", `/webhooks/${id}`, {
    name: made.name,
    url,
    types: ["report.composed"],
    on: true,
  });
  await administrator("POST", `/webhooks/${id}/ping`, {});
  await work();
  const [ping] = await deliveriesOf(administrator, id);
  await administrator("POST", `/webhooks/${id}/deliveries/${ping.id}/redelivery`);
  await administrator("DELETE", `/webhooks/${id}`);
  const changes = (await administrator("GET", "/integration-changes?limit=4")).body.items;
  const [first, second] = [
    { url: made.url, types: made.types },
    { url, types: ["report.composed"] },
  ];
  expect(changes.map(({ what, details }: Json) => [what, details])).toEqual([
    ["webhook_removed", { before: second }],
    ["webhook_redelivered", { queued: 1 }],
    ["webhook_changed", { before: first, after: second }],
    ["webhook_created", { after: first }],
  ]);
});

test("a secret is rotated with an overlap, in which both sign", async () => {
  const { id, secret } = await buildWebhook(server, places.own, { url: receiver.url });
  const rotated = await administrator("POST", `/webhooks/${id}/secret`, { overlapHours: 24 });
  await administrator("POST", `/webhooks/${id}/ping`, {});
  await work();
  const [ping] = receiver.received as [Received];
  expect(JSON.parse(ping.body)).toMatchObject({ type: "webhook.ping", data: { orgUnitId: places.own } });
  expect(ping.headers["webhook-signature"]).toBe(
    `${signatureOf(rotated.body.secret, ping)} ${signatureOf(secret, ping)}`,
  );
  clock.advance(24 * HOUR);
  administrator = await logIn();
  await administrator("POST", `/webhooks/${id}/ping`, {});
  await work();
  const [, later] = receiver.received as [Received, Received];
  expect(later.headers["webhook-signature"]).toBe(signatureOf(rotated.body.secret, later));
  const row = await server.services.db.read.findOneByOrFail(WebhookEndpoint, { id });
  expect(row.secretSealed).not.toContain(secret);
});

test.each([
  ["https://169.254.169.254/latest/meta-data", "webhook.url_private"],
  ["https://10.0.0.8/hook", "webhook.url_private"],
  ["https://2130706433/hook", "webhook.url_notation"],
  ["https://user:secret@93.184.215.14/hook", "webhook.url_credentials"],
  ["https://93.184.215.14:25/hook", "webhook.url_port"],
  ["http://93.184.215.14/hook", "webhook.url_scheme"],
])("%s is not saved: %s", async (url, code) => {
  const body = { name: "人事系统", orgUnitId: places.own, url, types: ["candidacy.moved"] };
  const refused = await administrator("POST", "/webhooks", body);
  expect([refused.status, refused.body.error.code]).toEqual([422, code]);
  expect((await administrator("GET", "/webhooks")).body.items).toEqual([]);
});

test("without the switch of development this machine is not written to, whatever is stored", async () => {
  const strict = await openTestServer({ clock });
  try {
    const company = await openCompany(strict);
    const { id } = await buildWebhook(strict, company.own, { url: receiver.url, ping: true });
    await runJobs(strict.services, ["webhooks.deliver"]);
    const row = await strict.services.db.read.findOneByOrFail(WebhookDelivery, { endpointId: id });
    expect(row).toMatchObject({ state: "waiting", failure: "address_refused" });
    expect(receiver.received).toEqual([]);
  } finally {
    await strict.close();
  }
});
