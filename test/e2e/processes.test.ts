import { createHash, randomBytes } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { type Seated, invite, makePlan, seat, staffHeaders, withLimits } from "../bench/candidates";
import { type Json, openClient } from "../bench/client";
import { sendSlices } from "../bench/sendSlices";
import { API_TOKEN } from "../bench/serverProcess";
import { type OwnMariadb, openMariadb } from "../support/mariadb";
import { accepts, freePort } from "../support/ports";
import { type KeptProcess, keepProcess } from "../support/production/keptProcess";
import { openProxy } from "../support/production/proxy";
import { type OwnRedis, openOwnRedis } from "../support/redis";
import { createCleanUp } from "./support/cleanUp";
import { spawnProduct } from "./support/product";

/** The built product as processes of their own: roles apart, on one MariaDB and one Redis. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const ENTRY = join(__dirname, "../../dist/bot/main.js");
/** Longer than the proxy takes to see that somebody is not ready any more. */
const DRAIN_SECONDS = "1";

type Part = { kept: KeptProcess; port: number; origin: string };
let folder: string;
let mariadb: OwnMariadb;
let redis: OwnRedis;
let env: Record<string, string>;
let apis: [Part, Part];
let worker: Part;

async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await pause(20);
  }
}

async function keep(name: string, roles: string): Promise<Part> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const kept = keepProcess({
    name,
    entry: ENTRY,
    folder,
    env: { ...env, ROLES: roles, PORT: String(port) },
    log: join(folder, `${name}.log`),
    isReady: async () => (await fetch(`${origin}/readyz`).catch(() => null))?.status === 200,
  });
  cleanUp.later(() => kept.stop());
  return { kept, port, origin };
}

const databaseAt = async (name: string) => {
  const admin = await createConnection(mariadb.url.replace(/^mariadb:/, "mysql:"));
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await admin.end();
  return `${mariadb.url}${name}`;
};

beforeAll(async () => {
  folder = cleanUp.folder("processes");
  [mariadb, redis] = await Promise.all([openMariadb(), openOwnRedis()]);
  cleanUp.later(() => mariadb.stop());
  cleanUp.later(() => redis.stop());
  env = {
    DATA_DIR: join(folder, "data"),
    DATABASE_URL: await databaseAt("zhimian"),
    REDIS_URL: redis.url,
    KEY_RING: `main:${randomBytes(32).toString("base64")}`,
    ZHIMIAN_API_TOKEN: API_TOKEN,
    SPEECH_MODEL: "base",
    LOG_LEVEL: "warn",
    DRAIN_SECONDS,
  };
  apis = [await keep("api1", "api"), await keep("api2", "api")];
  worker = await keep("worker", "worker");
  execFileSync(process.execPath, [join(__dirname, "../../dist/server/migrate.js")], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });
  await Promise.all([...apis, worker].map(({ kept }) => kept.start()));
}, 180_000);

/** Reads the live channel of one process until it ends. */
async function listen({ origin }: Part, lastEventId?: string) {
  const leaving = new AbortController();
  cleanUp.later(() => leaving.abort());
  const answer = await fetch(`${origin}/api/v1/live`, {
    signal: leaving.signal,
    headers: { ...staffHeaders, ...(lastEventId ? { "last-event-id": lastEventId } : {}) },
  });
  expect(answer.status).toBe(200);
  let text = "";
  const ended = (async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) text += part;
  })();
  ended.catch(() => undefined);
  return {
    ended,
    text: () => text,
    /** The id of the event of this type that tells of this interview. */
    heard: (interviewId: string, type: string) =>
      until(
        async () =>
          text.split("\n\n").find((block) => block.includes(interviewId) && block.includes(`"${type}"`)) ??
          null,
      ).then((block) => /^id: (\S+)$/m.exec(block)?.[1] ?? ""),
  };
}

const readiness = async ({ origin }: Part): Promise<{ status: number; body: Json }> => {
  const answer = await fetch(`${origin}/readyz`);
  return { status: answer.status, body: await answer.json() };
};

const OK = { database: "ok", redis: "ok", media: "ok", migrations: "ok", draining: false };

test("a process without the API says how it is, and nothing else", async () => {
  expect(await readiness(worker)).toEqual({
    status: 200,
    body: { ready: true, degraded: false, checks: OK },
  });
  const paths = ["/healthz", "/metrics", "/", "/console", "/api/v1/openapi.json"];
  const statuses = await Promise.all(paths.map(async (path) => (await fetch(worker.origin + path)).status));
  expect(statuses).toEqual([200, 200, 404, 404, 404]);
});

/** A chunk whose second half is sent when it is told to. */
function putSlowly({ origin }: Part, ticket: Json, bytes: Buffer, md5: string) {
  const half = bytes.length / 2;
  const outgoing = request(new URL(ticket.url, origin), {
    method: "PUT",
    headers: { "content-md5": md5, "content-length": bytes.length },
  });
  const status = new Promise<number>((resolve, reject) => {
    outgoing.once("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.once("error", reject);
  });
  status.catch(() => undefined);
  const begun = new Promise<void>((resolve) => {
    outgoing.write(bytes.subarray(0, half), () => resolve());
  });
  return { begun, finish: () => void outgoing.end(bytes.subarray(half)), status };
}

const sliceOf = (size: number) => {
  const bytes = randomBytes(size);
  return { bytes, size, md5: createHash("md5").update(bytes).digest("base64") };
};

test("each API is restarted while candidates upload: no request fails, and nobody who listens misses anything", async () => {
  const [first, second] = apis;
  const proxy = await openProxy(apis.map(({ kept: { name }, port }) => ({ name, port })));
  cleanUp.later(() => proxy.close());
  await until(async () => apis.every(({ kept }) => proxy.isReady(kept.name)));
  const [direct, client] = [openClient(first.origin, 2), openClient(proxy.origin, 16)];
  cleanUp.later(() => [direct, client].forEach((one) => one.close()));
  const planId = await makePlan(direct, withLimits(1_800));
  const people: Seated[] = [];
  for (let count = 0; count < 4; count += 1) people.push(await seat(direct, planId));
  const questionOf = async ({ headers }: Seated) => {
    const state = await direct.call("GET", "/candidate/interview", undefined, headers);
    return String(state.body.current.question.id);
  };

  // One's chunk is under way, and somebody listens, when the first process is told to stop.
  const [slow, ...speaking] = people as [Seated, ...Seated[]];
  const held = sliceOf(200_000);
  const slowQuestion = await questionOf(slow);
  const granted = await direct.call(
    "POST",
    `/candidate/answers/${slowQuestion}/tickets`,
    { chunks: [{ take: 1, segment: 0, sequence: 0, size: held.size, md5: held.md5 }] },
    slow.headers,
  );
  const upload = putSlowly(first, granted.body.tickets[0], held.bytes, held.md5);
  await upload.begun;
  const live = await listen(first);

  const failures: string[] = [];
  let acknowledged = 0;
  const over = new AbortController();
  const speak = async (person: Seated) => {
    const target = { questionId: await questionOf(person), headers: person.headers };
    const timings = { ticket: [], put: [], commit: [] };
    for (let sequence = 0; !over.signal.aborted; sequence += 2) {
      const batch = [0, 1].map((next) => ({ ...sliceOf(4_000), sequence: sequence + next }));
      try {
        await sendSlices(client, target, batch, timings);
        acknowledged += batch.length;
      } catch (error) {
        failures.push(String(error));
      }
      await pause(60);
    }
  };
  const uploads = Promise.all(speaking.map(speak));

  const stopping = first.kept.stop();
  const draining = await until(async () => {
    const said = await readiness(first);
    return said.status === 503 && said;
  });
  expect(draining.body).toEqual({ ready: false, degraded: false, checks: { ...OK, draining: true } });
  // It serves on, and each answer is its connection's last.
  const served = await fetch(`${first.origin}/healthz`);
  expect([served.status, served.headers.get("connection")]).toEqual([200, "close"]);
  await until(async () => !(await accepts(first.port)));
  upload.finish();
  expect(await upload.status).toBe(204);
  await live.ended;
  expect(live.text().match(/^retry: \d+$/gm)).toHaveLength(2);
  const before = await invite(client, planId);
  expect(await stopping).toBe(0);

  // Whoever listened comes back to another process, with what happened meanwhile.
  const lastHeard = /^id: (\S+)$/gm.exec(live.text())?.[1];
  const again = await listen(second, lastHeard ?? "00000000-0000-7000-8000-000000000000");
  if (lastHeard) await again.heard(before.interviewId, "interview.invited");

  await first.kept.start();
  await until(async () => proxy.isReady(first.kept.name));
  const served2 = acknowledged;
  expect(await second.kept.stop()).toBe(0);
  await again.ended;
  await second.kept.start();
  await until(async () => proxy.isReady(second.kept.name));
  const sofar = acknowledged;
  await until(async () => acknowledged > sofar + 10);
  over.abort();
  await uploads;
  expect(failures).toEqual([]);
  expect(proxy.counts).toMatchObject({ passedOn: 0, cut: 0, refused: 0 });
  expect(acknowledged).toBeGreaterThan(served2);
  expect(Math.min(...Object.values(proxy.counts.requests))).toBeGreaterThan(20);
}, 180_000);

test("what one process does others tell at once, without Redis too; and it is said that Redis is away", async () => {
  const [first, second] = apis;
  const client = openClient(first.origin, 2);
  cleanUp.later(() => client.close());
  const planId = await makePlan(client, withLimits(60));
  const live = await listen(second);
  await live.heard((await invite(client, planId)).interviewId, "interview.invited");

  await redis.kill();
  const degraded = await until(async () => {
    const said = await readiness(second);
    return said.body.degraded && said;
  });
  expect(degraded).toEqual({
    status: 200,
    body: { ready: true, degraded: true, checks: { ...OK, redis: "failing" } },
  });
  const invited = await invite(client, planId);
  await live.heard(invited.interviewId, "interview.invited");
  // A process may come back in the middle of it.
  expect(await worker.kept.stop()).toBe(0);
  await worker.kept.start();
  await redis.start();
  await until(async () => (await readiness(second)).body.degraded === false);
}, 120_000);

test("a start that must not happen tells everything at once, and leaves no trace", async () => {
  const databaseUrl = await databaseAt("untouched");
  const port = await freePort();
  const unused = join(folder, "unused");
  const wrong = { ...env, DATABASE_URL: databaseUrl, DATA_DIR: unused, PORT: String(port) };
  const start = (change: Record<string, string>, args: string[] = []) =>
    spawnProduct(cleanUp, { folder, env: { ...wrong, ...change }, args });

  const refused = start({
    ROLES: "api",
    KEY_RING: "",
    REDIS_URL: `redis://:guessed@127.0.0.1:${await freePort()}/0`,
  });
  expect(await refused.ended).toEqual({ code: 78, signal: null });
  expect(refused.output()).toBe("");
  expect(refused.errors()).toMatch(/✗ keys: The roles run apart \(ROLES=api\) and KEY_RING is not set/);
  expect(refused.errors()).toMatch(/✗ database: The database is at an older migration: \d+ are missing/);
  expect(refused.errors()).toMatch(/✗ redis: Redis at 127\.0\.0\.1:\d+ is not reached \(ECONNREFUSED\)/);
  expect(refused.errors()).toMatch(/3 problems, 2 warnings\. Nothing was started, nothing was written\./);
  expect(refused.errors()).not.toMatch(/guessed|for-tests-only/);

  // With other keys than what is stored.
  const other = start({
    ROLES: "worker",
    DATABASE_URL: env["DATABASE_URL"] ?? "",
    KEY_RING: `main:${randomBytes(32).toString("base64")}`,
  });
  expect(await other.ended).toEqual({ code: 78, signal: null });
  expect(other.errors()).toContain('✗ keys: The key "main" is another one');

  // Looked at and right, and not started either.
  const checked = start({ PUBLIC_URL: "https://interviews.example.com" }, ["--check"]);
  expect(await checked.ended).toEqual({ code: 0, signal: null });
  expect(checked.output()).toMatch(/roles +api, worker, bot\n/);
  expect(checked.output()).toMatch(/It can be started\./);
  // What a start lives with is no good configuration.
  const away = start({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }, ["--check"]);
  expect(await away.ended).toEqual({ code: 78, signal: null });

  const admin = await createConnection(databaseUrl.replace(/^mariadb:/, "mysql:"));
  const [tables] = await admin.query("SHOW TABLES");
  await admin.end();
  expect(tables).toEqual([]);
  expect(existsSync(unused)).toBe(false);
  expect(await accepts(port)).toBe(false);
}, 60_000);

test("without its database a process is not ready, and says why", async () => {
  await mariadb.stop();
  const [first] = apis;
  const said = await until(async () => {
    const answer = await readiness(first);
    return answer.status === 503 && answer;
  });
  expect(said.body).toMatchObject({ ready: false, checks: { database: "failing", media: "ok" } });
  expect((await fetch(`${first.origin}/healthz`)).status).toBe(200);
}, 60_000);
