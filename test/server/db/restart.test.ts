import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, createConnection } from "mysql2";
import { checkSchema } from "../../../server/db/checkSchema";
import { connectDatabase } from "../../../server/db/connect";
import { tlsOptions } from "../../../server/db/openMysql";
import { SchemaOutdated } from "../../../server/db/schema";
import { watchServer } from "../../../server/db/watchServer";
import { newId } from "../../../server/clock";
import { createWorker } from "../../../server/jobs";
import { createLogger } from "../../../server/logger";
import { createRelay, keysOf } from "../../../server/queue/bullmq/relay";
import { Job } from "../../../server/queue/entity";
import { openTestServer, type TestServer } from "../../factories/server";
import { eventually } from "../../support/eventually";
import { type OwnMariadb, openMariadb } from "../../support/mariadb";
import { type OwnRedis, openOwnRedis } from "../../support/redis";

/** A server with TLS of our own authority, which is killed, frozen and asked for in wrong ways. */
let folder: string;
let mariadb: OwnMariadb;
let redis: OwnRedis;
let lines: { msg: string; schedule?: string }[];
let server: TestServer;
let url: string;
let ca: string;

function makeCertificates() {
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const subject = (name: string) => ["-subj", `/CN=${name}`, "-nodes", "-days", "2"];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
  openssl("req", "-x509", ...key, ...subject("Zhimian test CA"), "-keyout", "ca.key", "-out", "ca.pem");
  const ours = ["-CA", "ca.pem", "-CAkey", "ca.key", "-addext", "subjectAltName=DNS:localhost"];
  openssl(
    "req",
    "-x509",
    ...key,
    ...subject("localhost"),
    ...ours,
    "-keyout",
    "server.key",
    "-out",
    "server.pem",
  );
  return join(folder, "ca.pem");
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zhimian-tls-"));
  ca = makeCertificates();
  mariadb = await openMariadb([
    `--ssl-ca=${ca}`,
    `--ssl-cert=${join(folder, "server.pem")}`,
    `--ssl-key=${join(folder, "server.key")}`,
  ]);
  mariadb.sql("CREATE DATABASE zhimian CHARACTER SET utf8mb4; CREATE DATABASE fresh CHARACTER SET utf8mb4");
  url = `${mariadb.url.replace("127.0.0.1", "localhost")}zhimian`;
  redis = await openOwnRedis();
  lines = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]);
  server = await openTestServer({
    env: { DATABASE_URL: url, DATABASE_TLS: ca, DATABASE_POOL: "4", REDIS_URL: redis.url },
    log: createLogger({ LOG_LEVEL: "warn" }, { write }),
    worker: true,
  });
}, 120_000);
afterAll(async () => {
  await server.close();
  await Promise.all([mariadb.stop(), redis.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (language = "zh") => {
  const call = await fetch(`${server.origin}/api/v1/positions`, {
    headers: { authorization: "Bearer a-token-for-tests-only-0123456789", "accept-language": language },
  });
  const body = (await call.json()) as { error?: { code: string; message: string } };
  return { status: call.status, retryAfter: call.headers.get("retry-after"), error: body.error };
};
const isBack = async () => (await ask()).status === 200;

/** A job that nobody can ask for. @returns what Redis keeps of its failure */
async function failureInRedis(): Promise<unknown> {
  const { services } = server;
  if (!services.redis) throw new Error("no Redis");
  const relay = createRelay({ ...services, redis: services.redis });
  const id = newId();
  relay.bring([{ id, kind: "archive.cut", priority: 0, claims: 0 }]);
  const { commands } = services.redis;
  const key = `${keysOf(services.redis)}:archive.cut:${id}-0`;
  await eventually(async () => Number(await commands.hget(key, "atm")) > 0);
  return JSON.parse((await commands.hget(key, "stacktrace")) ?? "[]");
}

/** Watches it impatiently. */
function watch(ping: (done: () => void) => void) {
  const { hostname, port, username, password } = new URL(url);
  const made: Connection[] = [];
  let cuts = 0;
  const connect = () => {
    const connection = createConnection({
      host: hostname,
      port: Number(port),
      user: username,
      password,
      ssl: tlsOptions(ca) as object,
      connectTimeout: 0,
    });
    const plain = connection.ping.bind(connection);
    connection.ping = (done) => ping(() => plain(done));
    made.push(connection);
    return connection;
  };
  const watching = watchServer(connect, () => (cuts += 1), { everyMs: 20, patienceMs: 500 });
  return { made, cuts: () => cuts, ...watching };
}

test("while the database starts again requests are told to come back, and afterwards everything goes on", async () => {
  const { db, queue } = server.services;
  expect(await isBack()).toBe(true);
  await mariadb.kill();
  for (const [language, words] of [
    ["zh", /数据库暂时连不上/],
    ["en", /cannot be reached/],
  ] as const) {
    expect(await ask(language)).toMatchObject({
      status: 503,
      retryAfter: "5",
      error: { code: "database.away", message: expect.stringMatching(words) as unknown },
    });
  }
  await expect(db.write((tx) => queue.enqueue(tx, "archive.cut", {}))).rejects.toThrow(/away/);
  // A process that starts in this moment does not end of it.
  const another = createWorker(server.services);
  const started = another.start().then(
    () => "started",
    (error: unknown) => error,
  );
  expect(await failureInRedis()).toEqual([]);
  // However many met it, and with each look.
  expect(lines.filter(({ schedule }) => !schedule).map(({ msg }) => msg)).toEqual(["the database is away"]);
  await mariadb.start();
  await eventually(isBack);
  expect(await started).toBe("started");
  await another.stop();
  // The worker of the same process has not died of it.
  await db.write((tx) => queue.enqueue(tx, "archive.cut", {}));
  await eventually(async () => (await db.read.countBy(Job, { kind: "archive.cut", status: "done" })) > 0);
}, 60_000);

test("a process that stood still does not take a server that answers for a silent one", async () => {
  let answers = 0;
  const { made, cuts, isSilent, close } = watch((send) => {
    send();
    answers += 1;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
  });
  await eventually(() => answers === 3);
  expect([made.length, cuts(), isSilent()]).toEqual([1, 0, false]);
  close();
});

test("a database that says nothing any more keeps nobody waiting for ever, and no sockets open", async () => {
  mariadb.freeze();
  const { made, cuts, close } = watch((send) => send());
  expect(await ask()).toMatchObject({ status: 503, error: { code: "database.away" } });
  await eventually(() => cuts() >= 2);
  const left = made.slice(0, 2).map((one) => (one as unknown as { stream: Socket }).stream.destroyed);
  expect(left).toEqual([true, true]);
  close();
  mariadb.thaw();
  await eventually(isBack);
}, 60_000);

test("a primary that became read-only is not ready, and is again when it takes what is written", async () => {
  const database = async () => {
    const answer = await fetch(`${server.origin}/readyz`);
    return [answer.status, ((await answer.json()) as { checks: { database: string } }).checks.database].join(
      " ",
    );
  };
  expect(await database()).toBe("200 ok");
  mariadb.sql("SET GLOBAL read_only = ON");
  await eventually(async () => (await database()) === "503 failing");
  mariadb.sql("SET GLOBAL read_only = OFF");
  await eventually(async () => (await database()) === "200 ok");
});

test("connections are encrypted, with a server that is proved, and no more of them than was said", async () => {
  const { db } = server.services;
  const [row] = await db.read.query("SHOW STATUS LIKE 'Ssl_cipher'");
  expect(row.Value).toMatch(/\w/);
  await Promise.all(Array.from({ length: 30 }, () => db.read.query("SELECT SLEEP(0.05)")));
  const [{ open }] = await db.read.query(
    "SELECT COUNT(*) AS open FROM information_schema.processlist WHERE db = 'zhimian'",
  );
  // And the one that watches whether the server is there.
  expect(Number(open)).toBeLessThanOrEqual(4 + 1);
});

test("the database's wrong settings are said, with how to mend them", async () => {
  const base = { DATA_DIR: folder, ROLES: ["api" as const], DATABASE_TLS: ca, DATABASE_POOL: 2 };
  const findings = (env: Partial<Parameters<typeof checkSchema>[0]>) =>
    checkSchema({ ...base, DATABASE_URL: url, DATABASE_REPLICA_URL: undefined, ...env }).run();
  const wrong = async (change: (good: string) => string) =>
    (await findings({ DATABASE_URL: change(url) })).map(({ level, what }) => `${level}: ${what}`).join("\n");
  expect(await findings({})).toEqual([]);
  expect(await wrong((good) => good.replace("for-tests-only", "forgotten"))).toMatch(
    /^error: .*user or password/,
  );
  expect(await wrong((good) => good.replace(/zhimian$/, "nowhere"))).toMatch(
    /^error: .*no database of this name/,
  );
  expect(await wrong((good) => good.replace(/:\d+\//, ":1/"))).toMatch(/^error: .*not reached/);
  expect((await findings({ DATABASE_TLS: "required" }))[0]?.what).toMatch(/encrypted connection/);
  expect(await findings({ DATABASE_REPLICA_URL: url.replace(/:\d+\//, ":1/") })).toMatchObject([
    { level: "outage" },
  ]);
  expect(await findings({ DATABASE_URL: url.replace(/zhimian$/, "fresh") })).toMatchObject([
    {
      level: "error",
      what: expect.stringMatching(/older migration/) as unknown,
      mend: expect.stringMatching(/npm run migrate/) as unknown,
    },
  ]);
  expect(JSON.stringify(await findings({ DATABASE_URL: url.replace(/:\d+\//, ":1/") }))).not.toContain(
    "for-tests-only",
  );
});

test("processes that are apart find an older database, say so, and touch nothing", async () => {
  const fresh = { url: url.replace(/zhimian$/, "fresh"), tls: ca, pool: 2 };
  await expect(connectDatabase(fresh, { migrates: false })).rejects.toThrow(SchemaOutdated);
  await expect(connectDatabase(fresh, { migrates: false })).rejects.toThrow(/npm run migrate/);
  expect(mariadb.sql("SHOW TABLES IN fresh")).toBe("");
});
