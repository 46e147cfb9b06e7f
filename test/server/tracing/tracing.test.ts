import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import axios from "axios";
import { createLogger } from "../../../server/logger";
import { createMetrics } from "../../../server/metrics/createMetrics";
import { openTracing } from "../../../server/tracing/openTracing";
import type { Tracing } from "../../../server/tracing/tracing";
import { type OtlpCollector, openOtlpCollector } from "../../simulators/otlpCollector";

const FAR = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

let collector: OtlpCollector;
const opened: Tracing[] = [];

beforeEach(async () => {
  collector = await openOtlpCollector();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((tracing) => tracing.close()));
  await collector.close();
});

function open(over: { share?: number; failed?: (error: Error) => void } = {}) {
  const metrics = createMetrics();
  const tracing = openTracing(
    {
      ROLES: ["api"],
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20secret,x-tenant=zhimian",
      OTEL_SERVICE_NAME: "zhimian",
      OTEL_TRACES_SAMPLER_ARG: over.share ?? 1,
    },
    { metrics, failed: over.failed ?? (() => undefined) },
  );
  opened.push(tracing);
  return { metrics, tracing };
}

const root = { kind: "server", parent: null } as const;
const named = (name: string) => collector.spans.find((span) => span.name === name);

test("a step lies in what it belongs to, and what began elsewhere is gone on with", async () => {
  const { tracing } = open();
  await tracing.enter("request", { ...root, parent: FAR }, () =>
    tracing.step("write", { attributes: { "db.system.name": "sqlite" } }, async () => undefined),
  );
  await tracing.close();
  const [request, write] = [named("request"), named("write")];
  expect(request).toMatchObject({
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    parentSpanId: "00f067aa0ba902b7",
    resource: { "service.name": "zhimian", "zhimian.roles": "api" },
  });
  expect(write).toMatchObject({
    traceId: request?.traceId,
    parentSpanId: request?.spanId,
    attributes: { "db.system.name": "sqlite" },
  });
  expect(collector.headers[0]).toMatchObject({ authorization: "Bearer secret", "x-tenant": "zhimian" });
});

test("work that is bound goes on where it was bound; work outside has no steps", async () => {
  const { tracing } = open();
  const later = await tracing.enter("job", root, async () => {
    expect(tracing.outside(() => tracing.traceparent())).toBeNull();
    return tracing.bind(async () => tracing.traceparent());
  });
  expect(tracing.traceparent()).toBeNull();
  await tracing.step("nowhere", {}, async () => undefined);
  const bound = await later();
  await tracing.close();
  expect(bound).toContain(named("job")?.traceId);
  expect(named("nowhere")).toBeUndefined();
});

test("what fails is marked by its kind, without its words", async () => {
  const { tracing } = open();
  const failing = tracing.enter("request", root, async () => {
    throw new RangeError("周小满 13800000001 is not there");
  });
  await expect(failing).rejects.toThrow(RangeError);
  await tracing.close();
  expect(named("request")).toMatchObject({ failed: true });
  expect(collector.bodies.join()).not.toMatch(/周小满|13800000001/);
});

test("calls to the outside are seen whoever makes them, by their host, without path, query or headers", async () => {
  const seen: object[] = [];
  const outside = createServer((request, response) => {
    seen.push(request.headers);
    response.writeHead(request.url?.startsWith("/refuse") ? 503 : 200).end("ok");
  });
  await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  const { tracing } = open();
  await tracing.enter("request", root, async () => {
    await axios.get(`${origin}/take/secret-path?access_token=secret-query`);
    await (await fetch(`${origin}/refuse/secret-path?access_token=secret-query`)).text();
    await axios.get("http://127.0.0.1:1/").catch(() => undefined);
  });
  await fetch(`${origin}/unseen`);
  await tracing.close();
  outside.closeAllConnections();
  await new Promise((resolve) => outside.close(resolve));
  const calls = collector.spans.filter(({ name }) => name === "GET 127.0.0.1");
  expect(calls).toHaveLength(3);
  expect(calls.map(({ parentSpanId }) => parentSpanId)).toEqual(Array(3).fill(named("request")?.spanId));
  expect(calls.map(({ attributes, failed }) => [attributes["http.response.status_code"], failed])).toEqual([
    [200, false],
    [503, true],
    [undefined, true],
  ]);
  expect(collector.bodies.join()).not.toMatch(/secret/);
  expect(JSON.stringify(seen)).not.toContain("traceparent");
});

test("a share is drawn by the trace's id alone, whatever the caller asks for", async () => {
  const { tracing } = open({ share: 0 });
  await tracing.enter("asked for", { ...root, parent: FAR }, async () => undefined);
  await tracing.enter("begun here", root, async () => {
    expect(tracing.traceparent()).toMatch(/-00$/);
  });
  await tracing.close();
  expect(collector.spans).toEqual([]);
});

test("a collector that goes away is told of once, counted, and holds nobody up", async () => {
  const failures: Error[] = [];
  const { tracing, metrics } = open({ failed: (error) => void failures.push(error) });
  const counted = async (outcome: string) => {
    const { values } = await metrics.spans.get();
    return values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
  };
  collector.answerWith(400);
  for (const name of ["one", "two"]) {
    await tracing.enter(name, root, async () => undefined);
    const before = collector.headers.length;
    await collector.until(() => collector.headers.length > before);
  }
  collector.answerWith(200);
  await tracing.enter("three", root, async () => undefined);
  await tracing.close();
  expect(failures).toHaveLength(1);
  expect([await counted("lost"), await counted("delivered")]).toEqual([2, 1]);
});

test("what finds no room to wait for the collector is counted as lost", async () => {
  const { tracing, metrics } = open();
  // All of them end before the collector could have answered anything.
  const many = 6_000;
  await Promise.all(Array.from({ length: many }, () => tracing.enter("one", root, async () => undefined)));
  await tracing.close();
  const { values } = await metrics.spans.get();
  const counted = Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]));
  expect(counted["lost"]).toBeGreaterThan(0);
  expect((counted["lost"] ?? 0) + (counted["delivered"] ?? 0)).toBe(many);
});

test("log lines lead to the trace, the request and the job", async () => {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
  const { tracing } = open();
  const log = createLogger({ LOG_LEVEL: "info" }, sink, tracing.logFields);
  await tracing.enter("job", { ...root, parent: FAR, fields: { jobId: "job-1" } }, async () => {
    log.child({ part: "delivery" }).info("sent");
  });
  log.info("outside");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    jobId: "job-1",
    part: "delivery",
  });
  expect(JSON.parse(lines[1] ?? "")).not.toHaveProperty("traceId");
});

test("without a collector nothing is loaded and nothing is done", async () => {
  const tracing = openTracing(
    { ROLES: ["api"], OTEL_SERVICE_NAME: "zhimian", OTEL_TRACES_SAMPLER_ARG: 1 },
    { metrics: createMetrics(), failed: () => undefined },
  );
  expect(tracing.on).toBe(false);
  expect(await tracing.enter("request", root, async () => tracing.traceparent())).toBeNull();
});
