import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, createConnection } from "mysql2/promise";
import { systemClock } from "../../../server/clock";
import { checkClock } from "../../../server/db/checkClock";
import { connectDatabase } from "../../../server/db/connect";
import { parseEnv } from "../../../server/env";
import { inspect } from "../../../server/preflight/inspect";
import { summarize } from "../../../server/preflight/summary";
import { keepKeyProofs } from "../../../server/security/keyProofs";
import { parseKeyRing } from "../../../server/security/keyRing";
import { type OwnMariadb, openMariadb } from "../../support/mariadb";
import { freePort } from "../../support/ports";
import { type OwnRedis, openOwnRedis } from "../../support/redis";

/** What an operator can get wrong, against real servers, one of them wrong at a time. */
const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const KEY_RING = newKey("main");

let folder: string;
let mariadb: OwnMariadb;
let redis: OwnRedis;
let admin: Connection;
let good: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zhimian-preflight-"));
  [mariadb, redis] = await Promise.all([openMariadb(), openOwnRedis()]);
  admin = await createConnection(mariadb.url.replace(/^mariadb:/, "mysql:"));
  await admin.query("CREATE DATABASE filled CHARACTER SET utf8mb4");
  const db = await connectDatabase({ url: `${mariadb.url}filled` });
  await keepKeyProofs(db, parseKeyRing(KEY_RING), systemClock);
  await db.close();
  good = {
    ROLES: "api",
    PORT: String(await freePort()),
    DATA_DIR: join(folder, "data"),
    DATABASE_URL: `${mariadb.url}filled`,
    REDIS_URL: redis.url,
    KEY_RING,
    PUBLIC_URL: "https://interviews.example.com",
    METRICS_TOKEN: "figures-are-not-for-everybody",
  };
});
afterAll(async () => {
  await admin.end();
  await Promise.all([mariadb.stop(), redis.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** The disk is always told of; everything else is what the change has done. */
async function findingsOf(change: Record<string, string>) {
  const { findings } = await inspect({ ...good, ...change });
  return findings.filter(({ what }) => !what.startsWith("Recordings lie on a disk"));
}
const databaseAt = (change: Partial<URL>) =>
  Object.assign(new URL(good["DATABASE_URL"] ?? ""), change).toString();

test("what is right is described without its secrets, and nothing is written", async () => {
  const inspection = await inspect({ ...good, ROLES: "api,worker,bot" });
  expect(inspection.findings).toEqual([]);
  const told = summarize(inspection, null);
  expect(told).toContain(`mariadb://zhimian:***@${new URL(mariadb.url).host}/filled`);
  for (const secret of ["for-tests-only", KEY_RING.split(":")[1] ?? ""]) expect(told).not.toContain(secret);
  expect(readdirSync(folder)).toEqual([]);
});

test.each<[string, () => Record<string, string> | Promise<Record<string, string>>, object]>([
  [
    "nobody listens at the database's port",
    async () => ({ DATABASE_URL: databaseAt({ port: String(await freePort()) }) }),
    { level: "error", subject: "database", what: expect.stringContaining("ECONNREFUSED") },
  ],
  [
    "the database's password is wrong",
    () => ({ DATABASE_URL: databaseAt({ password: "guessed" }) }),
    { level: "error", what: "The database refuses this user or password." },
  ],
  [
    "there is no such database",
    () => ({ DATABASE_URL: databaseAt({ pathname: "/nowhere" }) }),
    {
      level: "error",
      what: "There is no database of this name.",
      mend: expect.stringContaining("CREATE DATABASE"),
    },
  ],
  [
    "no database is named",
    () => ({ DATABASE_URL: databaseAt({ pathname: "/" }) }),
    { level: "error", subject: "configuration", what: expect.stringContaining("names no database") },
  ],
  [
    "nobody listens at Redis' port",
    async () => ({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }),
    { level: "outage", subject: "redis", what: expect.stringMatching(/is not reached \(ECONNREFUSED\)/) },
  ],
  [
    "there is no such database in Redis",
    () => ({ REDIS_URL: redis.url.replace(/0$/, "99") }),
    { level: "error", what: expect.stringContaining("no database of this number") },
  ],
  [
    "KEY_RING is missing where the roles run apart",
    () => ({ KEY_RING: "" }),
    { level: "error", subject: "keys", what: expect.stringContaining("KEY_RING is not set") },
  ],
  [
    "KEY_RING is no list of keys",
    () => ({ KEY_RING: "main:dG9vIHNob3J0" }),
    {
      level: "error",
      subject: "keys",
      what: expect.stringMatching(/^KEY_RING cannot be used\. .* 9 bytes, not 32\.$/),
    },
  ],
  [
    "the key of this name is another one",
    () => ({ KEY_RING: newKey("main") }),
    { level: "error", what: expect.stringContaining('The key "main" is another one') },
  ],
  [
    "the key that sealed is not there any more",
    () => ({ KEY_RING: newKey("next") }),
    {
      level: "error",
      what: expect.stringContaining('sealed under the key "main", which KEY_RING does not have'),
    },
  ],
  [
    "people could not open the links of their messages",
    () => ({ PUBLIC_URL: "", HOST: "0.0.0.0" }),
    { level: "error", what: expect.stringMatching(/^PUBLIC_URL is not set/) },
  ],
])("%s", async (_, change, finding) => {
  expect(await findingsOf(await change())).toContainEqual(
    expect.objectContaining({ mend: expect.stringMatching(/\.$/), ...finding }),
  );
});

test("a ring may be turned: the old key behind the new one, and the searches go on", async () => {
  expect(await findingsOf({ KEY_RING: `${newKey("next")},${KEY_RING}` })).toEqual([]);
  // In front of it the new one would be what the searches are made with.
  const [finding] = await findingsOf({ KEY_RING: `${KEY_RING},${newKey("next")}` });
  expect(finding).toMatchObject({ level: "error", what: expect.stringContaining("search indexes") });
});

test("another Redis than what is needed is refused, whichever way it is wrong", async () => {
  const locked = await openOwnRedis(["--requirepass", "only-here", "--maxmemory-policy", "allkeys-lru"]);
  const bare = await openOwnRedis(["--appendonly", "no"]);
  try {
    const host = new URL(locked.url).host;
    const wanted = { level: "error", what: `Redis at ${host} does not take the password (or wants one).` };
    expect(await findingsOf({ REDIS_URL: locked.url })).toMatchObject([wanted]);
    expect(await findingsOf({ REDIS_URL: `redis://:guessed@${host}` })).toMatchObject([wanted]);
    expect(await findingsOf({ REDIS_URL: `redis://:only-here@${host}` })).toMatchObject([
      { level: "error", what: expect.stringContaining("maxmemory-policy allkeys-lru") },
    ]);
    expect(await findingsOf({ REDIS_URL: bare.url })).toMatchObject([
      { level: "warning", what: expect.stringContaining("keeps nothing on the disk") },
    ]);
  } finally {
    await Promise.all([locked.stop(), bare.stop()]);
  }
});

/** Says OK to everything, and that it is of this version. */
async function openOldRedis(version: string) {
  const info = `redis_version:${version}\r\nredis_mode:standalone\r\naof_enabled:1\r\n`;
  const server = createServer((socket) => {
    socket.on("data", (bytes) => {
      for (const command of bytes.toString("utf8").split(/(?=\*\d+\r\n\$)/)) {
        socket.write(/\r\ninfo\r\n/i.test(command) ? `$${info.length}\r\n${info}\r\n` : "+OK\r\n");
      }
    });
    socket.on("error", () => undefined);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

test("what is too old is refused by its version", async () => {
  const [oldRedis, oldDatabase] = await Promise.all([
    openOldRedis("5.0.14"),
    openMariadb(["--version=10.5.23-MariaDB"]),
  ]);
  try {
    expect(await findingsOf({ REDIS_URL: `redis://127.0.0.1:${oldRedis.port}` })).toMatchObject([
      { level: "error", what: "Redis is of version 5.0.14, which is too old." },
    ]);
    expect(await findingsOf({ DATABASE_URL: `${oldDatabase.url}mysql` })).toContainEqual(
      expect.objectContaining({ level: "error", what: "The database is 10.5.23-MariaDB, which is too old." }),
    );
  } finally {
    oldRedis.close();
    await oldDatabase.stop();
  }
});

test("clocks that run apart are refused, or told of", async () => {
  const env = parseEnv(good);
  const off = (ms: number) => checkClock(env, () => Date.now() + ms).run();
  expect(await off(60_000)).toMatchObject([
    { level: "error", what: expect.stringMatching(/clock is (59\.9|60\.\d) s ahead of/) },
  ]);
  expect(await off(-2_500)).toMatchObject([{ level: "warning", what: expect.stringContaining("behind") }]);
  expect(await off(0)).toEqual([]);
});

test("a database that takes no writes is refused", async () => {
  await admin.query("SET GLOBAL read_only = 1");
  try {
    expect(await findingsOf({})).toMatchObject([
      { level: "error", subject: "database", what: expect.stringContaining("read-only") },
    ]);
  } finally {
    await admin.query("SET GLOBAL read_only = 0");
  }
});

test("a wrong variable hides nothing else: all is told at once", async () => {
  const { env, findings } = await inspect({
    ...good,
    LOG_LEVEL: "loud",
    DATABASE_URL: databaseAt({ password: "guessed" }),
    KEY_RING: "",
  });
  expect(env).toBeNull();
  expect(findings.filter(({ level }) => level === "error").map(({ subject }) => subject)).toEqual([
    "configuration",
    "keys",
    "database",
  ]);
  const told = summarize({ env, findings }, "Nothing was started.");
  expect(told).toMatch(/✗ configuration: LOG_LEVEL \(it is "loud"\)/);
  expect(told).toMatch(/3 problems, 1 warning\. Nothing was started\./);
  expect(told).not.toContain("guessed");
});

test("on one machine alone: a folder, a port, and the keys of a database that is there", async () => {
  const embedded = { DATA_DIR: join(folder, "laptop"), PORT: good["PORT"] };
  expect((await inspect(embedded)).findings).toEqual([]);

  const file = join(folder, "a-file");
  writeFileSync(file, "");
  expect((await inspect({ ...embedded, DATA_DIR: join(file, "data") })).findings).toMatchObject([
    { level: "error", what: expect.stringMatching(/^DATA_DIR .* (is no folder|cannot be reached)/) },
  ]);
  rmSync(file);

  const taken = new URL(redis.url).port;
  expect((await inspect({ ...embedded, PORT: taken })).findings).toMatchObject([
    { level: "error", what: `Somebody listens on 127.0.0.1:${taken} already.` },
  ]);

  mkdirSync(embedded.DATA_DIR);
  writeFileSync(join(embedded.DATA_DIR, "zhimian.db"), "");
  expect((await inspect(embedded)).findings).toMatchObject([
    { level: "error", subject: "keys", what: expect.stringContaining("the keys that open it are missing") },
  ]);
});

test("on SQLite another ring than the data's is refused before anything is touched", async () => {
  const data = join(folder, "filled");
  const file = join(data, "zhimian.db");
  const db = await connectDatabase({ file });
  await keepKeyProofs(db, parseKeyRing(KEY_RING), systemClock);
  await db.close();
  // Who reads notes in the file of shared memory that they do, and nothing in these.
  const digestOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
  const stateOf = () => [readdirSync(data), digestOf(file), digestOf(`${file}-wal`)];
  const before = stateOf();
  const start = { DATA_DIR: data, PORT: good["PORT"] };
  expect((await inspect({ ...start, KEY_RING })).findings).toEqual([]);
  expect((await inspect({ ...start, KEY_RING: newKey("main") })).findings).toMatchObject([
    { level: "error", subject: "keys", what: expect.stringContaining('The key "main" is another one') },
    { level: "error", subject: "keys", what: expect.stringContaining("search indexes") },
  ]);
  expect(stateOf()).toEqual(before);
  // Of a version that left no proofs, or of nothing at all.
  for (const name of readdirSync(data)) rmSync(join(data, name));
  writeFileSync(file, "");
  expect((await inspect({ ...start, KEY_RING })).findings).toEqual([]);
});
