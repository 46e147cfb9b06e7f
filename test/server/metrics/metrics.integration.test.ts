import { createServer } from "node:http";
import { join } from "node:path";
import { run } from "../../../server/backup/run";
import { serveMetrics } from "../../../server/metrics/serveMetrics";
import { API_TOKEN, type TestServer, openTestServer } from "../../factories/server";
import { buildPlan } from "../../factories/org";
import { ROOT_UNIT } from "../../../server/org/tree";
import { eventually } from "../../support/eventually";

const TOKEN = "whoever-reads-the-figures";

const servers: TestServer[] = [];
async function open(options: Parameters<typeof openTestServer>[0] = {}): Promise<TestServer> {
  const server = await openTestServer(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function figures(server: TestServer, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(`${server.origin}/metrics`, { headers })).text();
}
/** The value of a series, written as Prometheus reads it. */
const valueOf = (text: string, series: string): number | undefined => {
  const line = text.split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
};

test("one invitation is counted from the request to the message, with nothing of the person", async () => {
  const server = await open({ worker: true });
  const { id: planId } = await buildPlan(server, ROOT_UNIT);
  const headers = { authorization: `Bearer ${API_TOKEN}`, "x-requested-with": "zhimian" };
  const invite = (deliverBy: string[]) =>
    server.call(
      "POST",
      "/invitations",
      {
        planId,
        candidate: { name: "周小满", phone: "13800000001" },
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        deliverBy,
      },
      headers,
    );
  expect((await invite(["sms"])).status).toBe(201);
  expect((await invite(["pigeon"])).status).toBe(422);
  const { metrics } = server.services;
  const sent = async () =>
    (await metrics.jobRun.get()).values.some(
      ({ labels, metricName }) =>
        metricName?.endsWith("_count") &&
        labels.kind === "notifications.deliver" &&
        labels.outcome === "done",
    );
  let isSent = false;
  await eventually(() => {
    void sent().then((is) => (isSent ||= is));
    return isSent;
  });

  const text = await figures(server);
  const route = 'method="POST",route="/api/v1/invitations"';
  expect(valueOf(text, `zhimian_http_request_seconds_count{${route},status="201"}`)).toBe(1);
  expect(valueOf(text, 'zhimian_http_errors_total{code="request.invalid"}')).toBe(1);
  expect(valueOf(text, 'zhimian_interviews_total{step="invited"}')).toBe(1);
  expect(valueOf(text, 'zhimian_job_wait_seconds_count{kind="notifications.deliver"}')).toBe(1);
  const delivered = 'channel="sms",purpose="invitation",outcome="accepted"';
  expect(valueOf(text, `zhimian_delivery_seconds_count{${delivered}}`)).toBe(1);
  expect(valueOf(text, 'zhimian_database_write_seconds_count{outcome="committed"}')).toBeGreaterThan(2);
  expect(text).not.toMatch(/周小满|13800000001|[0-9a-f]{8}-[0-9a-f]{4}-7/);
  const idle = valueOf(text, 'zhimian_database_connections{state="idle"}');
  expect(idle !== undefined && idle > 0).toBe(server.services.db.dialect === "mysql");
});

test("jobs that wait are told by kind, with how long the oldest could have run; none of Redis where there is none", async () => {
  const server = await open();
  const { db, queue, clock } = server.services;
  const minutesAgo = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000);
  await db.write(async (tx) => {
    await queue.enqueue(tx, "speech.transcribe", { answerId: "a" }, { runAfter: minutesAgo(5) });
    await queue.enqueue(tx, "speech.transcribe", { answerId: "b" }, { runAfter: minutesAgo(2) });
    await queue.enqueue(tx, "letters.deliver", { letterId: "c" }, { runAfter: minutesAgo(-30) });
  });
  const text = await figures(server);
  expect(valueOf(text, 'zhimian_jobs{kind="speech.transcribe",state="pending"}')).toBe(2);
  expect(valueOf(text, 'zhimian_jobs{kind="letters.deliver",state="pending"}')).toBe(1);
  const oldest = valueOf(text, 'zhimian_jobs_oldest_due_seconds{kind="speech.transcribe"}');
  expect(Math.round((oldest ?? 0) / 60)).toBe(5);
  expect(valueOf(text, 'zhimian_jobs_oldest_due_seconds{kind="letters.deliver"}')).toBeUndefined();
  expect(text).not.toContain("zhimian_redis_up");
  expect(valueOf(text, "zhimian_backup_last_success_timestamp_seconds")).toBe(0);
});

test("when the last backup was whole is told, though a command of its own has made it", async () => {
  const server = await open();
  const { env } = server.services;
  const from = Date.now() / 1000;
  const said: string[] = [];
  const to = join(env.DATA_DIR, "backups");
  await run({ do: "backup", to, whole: false, keep: null }, env, (line) => said.push(line));
  expect(said.join("\n")).toMatch(/is whole/);
  const at = valueOf(await figures(server), "zhimian_backup_last_success_timestamp_seconds") ?? 0;
  // To the millisecond.
  expect(at).toBeGreaterThanOrEqual(Math.floor(from * 1000) / 1000);
  expect(at).toBeLessThanOrEqual(Date.now() / 1000);
});

test("with METRICS_TOKEN only whoever brings it reads them", async () => {
  const server = await open({ env: { METRICS_TOKEN: TOKEN } });
  expect(await figures(server)).not.toContain("zhimian_");
  expect(await figures(server, { authorization: `Bearer ${API_TOKEN}` })).not.toContain("zhimian_");
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(401);
  expect(await figures(server, { authorization: `Bearer ${TOKEN}` })).toContain(
    "zhimian_http_request_seconds",
  );
});

test("with METRICS_PORT they are there, and on the API's port there is no such address", async () => {
  const server = await open({ env: { METRICS_PORT: "0", METRICS_TOKEN: TOKEN } });
  const door = await serveMetrics(server.services);
  const at = (path: string, authorization = `Bearer ${TOKEN}`) =>
    fetch(`http://127.0.0.1:${door?.port}${path}`, { headers: { authorization } });
  try {
    expect(await (await at("/metrics")).text()).toContain("nodejs_eventloop_lag_p99_seconds");
    expect((await at("/metrics", "Bearer something else")).status).toBe(401);
    expect((await at("/api/v1/session")).status).toBe(404);
    expect(
      (await fetch(`${server.origin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).status,
    ).toBe(404);
  } finally {
    await door?.close();
  }
});

test("a port that somebody has is no port for figures, and is said", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const server = await open({ env: { METRICS_PORT: String(port) } });
  await expect(serveMetrics(server.services)).rejects.toThrow("EADDRINUSE");
  await new Promise((resolve) => other.close(resolve));
});

test("figures come without the database", async () => {
  const server = await open();
  const { db } = server.services;
  jest.spyOn(db.read, "createQueryBuilder").mockImplementation(() => {
    throw new Error("the database is away");
  });
  expect(await figures(server)).toContain("zhimian_http_request_seconds");
  jest.restoreAllMocks();
});
