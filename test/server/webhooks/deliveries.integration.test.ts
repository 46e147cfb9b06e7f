import { newId } from "../../../server/clock";
import { updateRows } from "../../../server/db/rows";
import { Message } from "../../../server/notifications/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { recordEvent } from "../../../server/pipeline/recordEvent";
import { Job } from "../../../server/queue/entity";
import { deliverWebhooks } from "../../../server/webhooks/deliver";
import { WebhookDelivery, WebhookEndpoint } from "../../../server/webhooks/entity";
import { MOST_TRIES } from "../../../server/webhooks/tries";
import { buildCandidacy } from "../../factories/candidacies";
import { buildDepartment } from "../../factories/departments";
import { buildApiToken, buildWebhook } from "../../factories/integrations";
import { type Places, buildColleague, inUnit } from "../../factories/org";
import type { Call, Json, TestServer } from "../../factories/server";
import { bodiesOf, deliveriesOf, recordStep, signatureOf, openWebhooks } from "../../factories/webhooks";
import type { Received, Receiver } from "../../support/receiver";
import type { TestClock } from "../../support/testClock";

const SECOND = 1_000;
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
const refuse = () => receiver.answerWith((_, response) => void response.writeHead(503).end());

test("an event of the unit's tree arrives signed, with ids and nothing personal; of another branch none does", async () => {
  const made = await administrator("POST", "/webhooks", {
    orgUnitId: places.own,
    name: "人事系统",
    url: receiver.url,
    types: ["candidacy.opened", "candidacy.offered"],
  });
  expect(made.status).toBe(201);
  const candidacy = await buildCandidacy(server, places.ownDepartment, { name: "欧阳小满" });
  await buildCandidacy(server, places.other);
  await recordStep(server, candidacy.id, "candidacy.offered");
  await recordStep(server, candidacy.id, "candidacy.offer_accepted");
  expect(receiver.received).toEqual([]);
  await work();

  expect(bodiesOf(receiver)).toMatchObject([{ type: "candidacy.opened" }, { type: "candidacy.offered" }]);
  const [, offered] = bodiesOf(receiver);
  const [, request] = receiver.received as [Received, Received];
  expect(offered).toEqual({
    id: request.headers["webhook-id"],
    type: "candidacy.offered",
    timestamp: clock.now().toISOString(),
    data: {
      candidacyId: candidacy.id,
      candidateId: candidacy.candidateId,
      orgUnitId: places.ownDepartment,
      positionId: candidacy.positionId,
      number: 2,
      source: "product",
    },
  });
  expect(Number(request.headers["webhook-timestamp"])).toBe(Math.floor(clock.now().getTime() / SECOND));
  expect(request.headers["webhook-signature"]).toBe(signatureOf(made.body.secret, request));
  expect(receiver.received.map(({ body }) => body).join()).not.toContain("欧阳");
  expect(await deliveriesOf(administrator, made.body.id)).toMatchObject([
    { type: "candidacy.offered", state: "delivered", tries: 1, responseStatus: 204, failure: null },
    { type: "candidacy.opened", state: "delivered" },
  ]);
  // The id fetches the rest, for whoever may see it.
  const { call } = await buildApiToken(server, places.own);
  const seen = await call("GET", `/candidacies/${offered.data.candidacyId}`);
  expect(seen.body.candidate.name).toBe("欧阳小满");
});

test("what is rolled back is told to nobody; a sealed report neither", async () => {
  await buildWebhook(server, places.own, { url: receiver.url });
  const { id } = await buildCandidacy(server, places.own);
  const failed = server.services.db.write(async (tx) => {
    const offered = { type: "candidacy.offered", data: {} } as const;
    await recordEvent(server.services, tx, id, offered, { source: "product" });
    throw new Error("changed my mind");
  });
  await expect(failed).rejects.toThrow("changed my mind");
  await server.services.db.write((tx) =>
    server.services.events.publish(tx, "report.sealed", id, { version: 1 }),
  );
  await work();
  expect(bodiesOf(receiver).map(({ type }) => type)).toEqual(["candidacy.opened"]);
});

test("a rule is told of where its actions say so", async () => {
  const { services } = server;
  const candidacy = await buildCandidacy(server, places.own);
  await buildWebhook(server, places.own, { url: receiver.url });
  const applied = { candidacyId: candidacy.id, ruleId: "advance", runId: newId() };
  await services.db.write(async (tx) => {
    await services.events.publish(tx, "rule.applied", candidacy.id, applied);
    await services.events.publish(tx, "rule.applied", candidacy.id, {
      ...applied,
      ruleId: "told",
      webhook: true,
    });
  });
  await work();
  expect(bodiesOf(receiver)).toMatchObject([
    { type: "rule.applied", data: { candidacyId: candidacy.id, ruleId: "told", runId: applied.runId } },
  ]);
});

test("a receiver that is down is tried again under the same id, and what came after waits for it", async () => {
  const { id, secret } = await buildWebhook(server, places.own, { url: receiver.url });
  const { id: candidacyId } = await buildCandidacy(server, places.own);
  refuse();
  await recordStep(server, candidacyId, "candidacy.offered");
  await work();
  // The second has to wait for the first.
  expect(bodiesOf(receiver).map(({ type }) => type)).toEqual(["candidacy.opened"]);
  expect(await deliveriesOf(administrator, id)).toMatchObject([
    { type: "candidacy.offered", state: "waiting", tries: 0 },
    { type: "candidacy.opened", state: "waiting", tries: 1, responseStatus: 503, failure: "status" },
  ]);
  // Another candidacy does not.
  await buildCandidacy(server, places.own);
  await work();
  expect(bodiesOf(receiver)).toHaveLength(2);

  receiver.answerWith();
  clock.advance(7 * SECOND);
  await work();
  const types = bodiesOf(receiver).map(({ type }) => type);
  expect(types.slice(2).toSorted()).toEqual(["candidacy.offered", "candidacy.opened", "candidacy.opened"]);
  const ids = (type: string) =>
    receiver.received.filter(({ body }) => body.includes(type)).map(({ headers }) => headers["webhook-id"]);
  expect(new Set(ids("candidacy.opened")).size).toBe(2);
  const own = receiver.received.filter(({ body }) => body.includes(candidacyId));
  expect(own.map(({ body }) => (JSON.parse(body) as Json).data.number)).toEqual([1, 1, 2]);
  // Each try is signed anew, for its own time.
  expect(own[0]?.headers["webhook-signature"]).not.toBe(own[1]?.headers["webhook-signature"]);
  expect(own[1]?.headers["webhook-signature"]).toBe(signatureOf(secret, own[1] as Received));
});

test("many that wait behind failed ones do not hide these: all arrive in order once the receiver is back", async () => {
  const { id } = await buildWebhook(server, places.own, { url: receiver.url });
  refuse();
  const steps = 13;
  const { services } = server;
  for (let each = 0; each < 4; each += 1) {
    const candidacy = await buildCandidacy(server, places.own);
    await services.db.write(async (tx) => {
      for (let step = 1; step < steps; step += 1) {
        const [from, to] = step % 2 === 1 ? ["screening", "interview"] : ["interview", "screening"];
        const moved = { type: "candidacy.moved", data: { from, to, why: "person" } } as never;
        await recordEvent(services, tx, candidacy.id, moved, { source: "product" });
      }
    });
  }
  // Four heads fail at once, and the endpoint is left alone while their next tries fall due.
  await work();
  expect(receiver.received).toHaveLength(4);
  receiver.answerWith();
  receiver.received.length = 0;
  clock.advance(31 * SECOND);
  await work();
  // What follows one that has arrived is sent in the same go; whatever was not taken is looked at in a moment.
  clock.advance(3 * SECOND);
  await work();
  expect(receiver.received).toHaveLength(4 * steps);
  const numbers = new Map<string, number[]>();
  for (const { data } of bodiesOf(receiver))
    numbers.set(data.candidacyId, [...(numbers.get(data.candidacyId) ?? []), data.number]);
  const inOrder = Array.from({ length: steps }, (_, index) => index + 1);
  expect([...numbers.values()]).toEqual(Array.from({ length: 4 }, () => inOrder));
  expect(await deliveriesOf(administrator, id, "state=waiting")).toEqual([]);
});

test("what is due and cannot be taken has the job look again in a moment, not at once", async () => {
  const { id } = await buildWebhook(server, places.own, { url: receiver.url, ping: true });
  const { services } = server;
  // Another job is at it, whose claim runs out just now.
  const taken = { state: "sending", claimedBy: newId(), claimedUntil: clock.now() } as const;
  await services.db.write((tx) => updateRows(tx, WebhookDelivery, { endpointId: id }, taken));
  const context = { attempt: 1, signal: AbortSignal.abort(), progress: async () => undefined };
  const commit = await deliverWebhooks(services).run({ endpointId: id }, { ...context, jobId: newId() });
  await services.db.write(async (tx) => commit?.(tx));
  const jobs = await services.db.read.findBy(Job, { kind: "webhooks.deliver", status: "pending" });
  const own = jobs.filter(
    ({ payload, dedupeKey }) => payload["endpointId"] === id && dedupeKey?.includes(`${id}:`),
  );
  expect(own).toHaveLength(1);
  expect(own[0]?.runAfter.getTime()).toBeGreaterThan(clock.now().getTime());
});

/** Lets time pass as far as the next try, and has it made. */
async function nextTry() {
  clock.advance(10 * HOUR);
  await work();
}

test("is given up after the last try, and sent again by hand under its id", async () => {
  const { id } = await buildWebhook(server, places.own, { url: receiver.url });
  refuse();
  await buildCandidacy(server, places.own);
  await work();
  // Another one arrives now and then, so that the endpoint as a whole is well.
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    await server.services.db.write((tx) =>
      updateRows(tx, WebhookEndpoint, { id }, { failingSince: clock.now() }),
    );
    await nextTry();
  }
  administrator = await logIn();
  expect(receiver.received).toHaveLength(MOST_TRIES);
  const [dead] = await deliveriesOf(administrator, id, "state=dead");
  expect(dead).toMatchObject({ state: "dead", tries: MOST_TRIES, failure: "status", nextTryAt: null });
  await nextTry();
  expect(receiver.received).toHaveLength(MOST_TRIES);

  administrator = await logIn();
  receiver.answerWith();
  expect((await administrator("POST", `/webhooks/${id}/redeliveries`, {})).body).toEqual({
    queued: 1,
    more: false,
  });
  await work();
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(
    new Set([dead.eventId]),
  );
  expect((await administrator("POST", `/webhooks/${id}/deliveries/${dead.id}/redelivery`)).status).toBe(204);
  const twice = await administrator("POST", `/webhooks/${id}/deliveries/${dead.id}/redelivery`);
  expect(twice.body.error.code).toBe("webhook.on_its_way");
  await work();
  expect(receiver.received).toHaveLength(MOST_TRIES + 2);
});

test("is turned off by itself after three days of silence, HR hears of it, and nothing is lost", async () => {
  await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "苏晴" });
  const { id } = await buildWebhook(server, places.own, { url: receiver.url });
  refuse();
  await buildCandidacy(server, places.own);
  await work();
  const notices = () => server.services.db.read.countBy(Message, { purpose: "notice" });
  const before = await notices();
  const stateOf = async () => (await server.services.db.read.findOneByOrFail(WebhookEndpoint, { id })).state;
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    expect(await stateOf()).toBe("on");
    await nextTry();
  }
  administrator = await logIn();
  expect(await stateOf()).toBe("gave_up");
  expect(await notices()).toBeGreaterThan(before);
  const sent = receiver.received.length;
  await buildCandidacy(server, places.own);
  await work();
  expect(receiver.received).toHaveLength(sent);
  expect((await administrator("POST", `/webhooks/${id}/ping`, {})).body.error.code).toBe("webhook.off");

  receiver.answerWith();
  const { name, url, types } = (await administrator("GET", `/webhooks/${id}`)).body;
  expect((await administrator("PUT", `/webhooks/${id}`, { name, url, types, on: true })).body.state).toBe(
    "on",
  );
  expect((await administrator("POST", `/webhooks/${id}/redeliveries`, {})).body.queued).toBe(2);
  await work();
  expect(await deliveriesOf(administrator, id, "state=delivered")).toHaveLength(2);
});

test("a process that dies between the call and its confirmation has it sent again, the same", async () => {
  const { id } = await buildWebhook(server, places.own, { url: receiver.url });
  await buildCandidacy(server, places.own);
  const { services } = server;
  const jobs = await services.db.read.findBy(Job, { kind: "webhooks.deliver", status: "pending" });
  const job = jobs.find(({ payload }) => payload["endpointId"] === id) as Job;
  // The call goes out, and the process is gone before it could write anything down.
  const dying = {
    ...services,
    webhooks: {
      ...services.webhooks,
      send: async (...call: Parameters<typeof services.webhooks.send>) => {
        await services.webhooks.send(...call);
        throw new Error("killed");
      },
    },
  };
  const context = { attempt: 1, signal: new AbortController().signal, progress: async () => undefined };
  const run = deliverWebhooks(dying).run({ endpointId: id }, { ...context, jobId: job.id });
  await expect(run).rejects.toThrow("killed");
  expect(await deliveriesOf(administrator, id)).toMatchObject([{ state: "sending", tries: 1 }]);
  // The same job again, as the runner's next start has it.
  await work();
  expect(await deliveriesOf(administrator, id)).toMatchObject([{ state: "delivered", tries: 2 }]);
  const [first, second] = receiver.received;
  expect(receiver.received).toHaveLength(2);
  expect(first?.headers["webhook-id"]).toBe(second?.headers["webhook-id"]);
  expect(first?.body).toBe(second?.body);
});

test("what waits about a unit that has moved away is not sent, not by hand either", async () => {
  administrator = await logIn(ROOT_UNIT);
  const unit = await buildDepartment(administrator, places.own);
  const { id } = await buildWebhook(server, places.own, { url: receiver.url });
  const candidacy = await buildCandidacy(server, unit);
  const moved = await administrator("POST", `/org/units/${unit}/move`, { parentId: places.other });
  expect(moved.status).toBeLessThan(300);
  await work();
  await recordStep(server, candidacy.id, "candidacy.offered");
  await work();
  const [dead, ...more] = await deliveriesOf(administrator, id);
  expect([dead, more]).toMatchObject([
    { type: "candidacy.opened", state: "dead", failure: "out_of_unit", responseStatus: null },
    [],
  ]);
  expect((await administrator("POST", `/webhooks/${id}/redeliveries`, {})).body.queued).toBe(1);
  await work();
  expect(await deliveriesOf(administrator, id)).toMatchObject([{ state: "dead", failure: "out_of_unit" }]);
  expect(receiver.received).toEqual([]);
});
