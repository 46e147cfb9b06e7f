import { setTimeout as pause } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { openDingtalkSandbox } from "../../bot/sandbox/dingtalk/sandbox";
import { composeServices } from "../../server/composeServices";
import { parseEnv } from "../../server/env";
import { ROOT_UNIT } from "../../server/org/tree";
import { buildChatAccount } from "../factories/bot";
import { buildPlan } from "../factories/org";
import { API_TOKEN, type TestServer } from "../factories/server";
import { type CollectedSpan, openOtlpCollector } from "../simulators/otlpCollector";
import { openMariadb } from "../support/mariadb";
import { createCleanUp } from "./support/cleanUp";
import { type Product, freePort, spawnProduct } from "./support/product";

// A number of their own: the demonstration gives the candidate behind 13800000001 a new link as it starts.
const PERSON = { id: "zhou", name: "周小满", mobile: "13900000417" };
const FAR = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };

const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

type Started = { product: Product; origin: string };

/** Once it says so; whoever ends instead says why. */
async function ready({ product, origin }: Started): Promise<void> {
  const over = new AbortController();
  const ended = product.ended.then(() => {
    over.abort();
    throw new Error(`It ended: ${product.errors()}`);
  });
  const answering = async () => {
    while (!over.signal.aborted && !(await fetch(`${origin}/readyz`).catch(() => null))?.ok) await pause(50);
  };
  await Promise.race([answering(), ended]);
}

test("an invitation is one trace, from the request in one process to the card in another", async () => {
  const mariadb = await openMariadb();
  cleanUp.later(() => mariadb.stop());
  const sandbox = await openDingtalkSandbox();
  cleanUp.later(() => sandbox.close());
  const collector = await openOtlpCollector();
  cleanUp.later(() => collector.close());
  sandbox.world.addPerson(PERSON);

  const common = {
    DATABASE_URL: `${mariadb.url}traces`,
    KEY_RING: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    HOST: "127.0.0.1",
    SPEECH_MODEL: "base",
    ZHIMIAN_API_TOKEN: API_TOKEN,
    DINGTALK_CLIENT_ID: sandbox.app.clientId,
    DINGTALK_CLIENT_SECRET: sandbox.app.clientSecret,
    DINGTALK_CORP_ID: sandbox.corpId,
    DINGTALK_CARD_TEMPLATE_ID: "template",
    DINGTALK_ROBOT_CODE: sandbox.robotCode,
    DINGTALK_API_URL: sandbox.origin,
    DINGTALK_OAPI_URL: sandbox.origin,
    DINGTALK_LOGIN_URL: sandbox.origin,
  };
  const folder = () => cleanUp.folder("traces");
  const admin = await createConnection(mariadb.url.replace(/^mariadb:/, "mysql:"));
  await admin.query("CREATE DATABASE traces CHARACTER SET utf8mb4");
  await admin.end();

  // The tables, a plan, and somebody whom the platform knows.
  const first = await composeServices(parseEnv({ ...common, LOG_LEVEL: "silent", DATA_DIR: folder() }));
  const server = { services: first.services } as TestServer;
  const { id: planId } = await buildPlan(server, ROOT_UNIT);
  await buildChatAccount(server, PERSON.id, {
    name: PERSON.name,
    mobileIndex: first.services.blindIndex.phone(PERSON.mobile),
  });
  await first.close();

  const start = async (ROLES: string): Promise<Started> => {
    const dataDir = folder();
    const port = await freePort();
    const product = spawnProduct(cleanUp, {
      folder: dataDir,
      env: {
        ...common,
        ROLES,
        PORT: String(port),
        DATA_DIR: dataDir,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      },
    });
    return { product, origin: `http://127.0.0.1:${port}` };
  };
  const api = await start("api");
  const others = await start("worker,bot");
  await ready(api);
  await ready(others);

  const answer = await fetch(`${api.origin}/api/v1/invitations?secret=in-the-query`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${API_TOKEN}`,
      "content-type": "application/json",
      "x-requested-with": "zhimian",
      traceparent: `00-${FAR.traceId}-${FAR.spanId}-01`,
    },
    body: JSON.stringify({
      planId,
      candidate: { name: PERSON.name, phone: PERSON.mobile },
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      deliverBy: ["dingtalk"],
    }),
  });
  expect(answer.status).toBe(201);
  const requestId = answer.headers.get("x-request-id");

  const find = (name: string, among = collector.spans) =>
    among.find((span) => span.name === name && span.traceId === FAR.traceId);
  await collector.until(() => find("chat show_card") && find("POST /api/v1/invitations"));
  const parentOf = (span: CollectedSpan | undefined) =>
    collector.spans.find(({ spanId }) => spanId === span?.parentSpanId);
  const way = (span: CollectedSpan | undefined): string[] =>
    span ? [...way(parentOf(span)), span.name] : [];

  const request = find("POST /api/v1/invitations");
  expect(request).toMatchObject({
    parentSpanId: FAR.spanId,
    attributes: { "http.response.status_code": 201, "zhimian.request_id": requestId },
  });
  const shown = find("chat show_card");
  expect(way(shown)).toEqual(["POST /api/v1/invitations", "db.write", "job chat.message", "chat show_card"]);
  const calls = collector.spans.filter(
    ({ parentSpanId, kind }) => parentSpanId === shown?.spanId && kind === 3,
  );
  expect(calls.map(({ name }) => name)).toContain("POST 127.0.0.1");
  const job = find("job chat.message");
  expect(
    collector.spans.some(({ name, parentSpanId }) => name === "job wait" && parentSpanId === job?.spanId),
  ).toBe(true);
  expect(job?.startMs).toBeGreaterThan(request?.startMs ?? 0);
  expect([request, job].map((span) => span?.resource["zhimian.roles"])).toEqual(["api", "worker,bot"]);
  expect([request, job].map((span) => span?.resource["service.instance.id"])).toEqual(
    [api, others].map(({ product }) => String(product.pid)),
  );

  const lines = api.product
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find((line) => line["requestId"] === requestId)).toMatchObject({
    msg: "request",
    traceId: FAR.traceId,
  });
  expect(collector.bodies.join()).not.toMatch(/周小满|13900000417|in-the-query|sandbox-secret|access/);
}, 240_000);
