import { randomBytes } from "node:crypto";
import { updateRows } from "../../../server/db/rows";
import { companyWide, route, staffWith } from "../../../server/http/route";
import { Position } from "../../../server/positions/entity";
import type { Services } from "../../../server/services";
import { buildInterview, openCompany, type Places } from "../../factories/org";
import { buildPosition, buildPositionFields } from "../../factories/positions";
import { API_TOKEN, type Json, openTestServer, type TestServer } from "../../factories/server";
import { listenLive } from "../../support/listenLive";
import { eventually } from "../../support/eventually";
import { openReplicated } from "../../support/mariadb";

/**
 * Two real servers, one a second behind the other, and two processes of the API. One position has another title on the
 * replica, written there beside the replication: by it an answer shows where it was read.
 */
const DELAY_SECONDS = 1;
const BEFORE = "主库的职位";
const COPIED = "从库的职位";

let servers: Awaited<ReturnType<typeof openReplicated>>;
let first: TestServer;
let second: TestServer;
let places: Places;
let shownId: string;
/** Changed by a test: a row that is replicated comes whole. */
let touchedId: string;

/** Reads nothing that could differ, and then writes what it read: a route that only looks as if it asked. */
const touching = ({ db }: Services) =>
  route({
    method: "get",
    path: "/touched",
    summary: "A GET that writes",
    access: staffWith("positions.read", companyWide("of this test")),
    handle: async ({ ctx }) => {
      const { title } = await db.read.findOneByOrFail(Position, { id: shownId });
      await db.write((tx) => updateRows(tx, Position, { id: touchedId }, { duties: `read as ${title}` }));
      ctx.body = {};
      ctx.status = 200;
    },
  });

async function openApi(keyRing: string): Promise<TestServer> {
  const env = {
    DATABASE_URL: `${servers.primary.url}zhimian`,
    DATABASE_REPLICA_URL: `${servers.replica.url}zhimian`,
    KEY_RING: keyRing,
    RATE_LIMITS: "false",
  };
  return openTestServer({ env, app: (services) => ({ moreRoutes: [touching(services)] }) });
}

/** A browser: it keeps its cookies, and may be answered by either process. */
async function logIn() {
  const jar = new Map<string, string>();
  return async (server: TestServer, method: string, path: string, body?: unknown) => {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const answer = await server.call(method, path, body, { cookie, "x-requested-with": "zhimian" });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      jar.set(name, value);
    }
    return answer;
  };
}
async function openBrowser() {
  const browse = await logIn();
  await browse(first, "POST", "/session/demo", { role: "hq_hr" });
  return browse;
}

const replicaOf = ({ services }: TestServer) => {
  if (!services.db.replica) throw new Error("no replica");
  return services.db.replica;
};
const caughtUp = async () => {
  const mark = replicaOf(first).mark();
  await eventually(() => [first, second].every((server) => replicaOf(server).has(mark)));
};
/** A busy machine may find the replica too far behind for a moment, and then asks the primary by right. */
const comesFromReplica = (read: () => Promise<string[]>) =>
  eventually(async () => {
    // What the primary showed them holds them there until the replica has it: not asked again before.
    await caughtUp();
    return (await read()).includes(COPIED);
  });
const titlesIn = ({ body }: { body: Json }) => (body.items as { title: string }[]).map(({ title }) => title);
const health = async () => (await (await fetch(`${first.origin}/healthz`)).json()) as Json;

beforeAll(async () => {
  servers = await openReplicated(DELAY_SECONDS);
  servers.primary.sql("CREATE DATABASE zhimian CHARACTER SET utf8mb4");
  const keyRing = `k1:${randomBytes(32).toString("base64")}`;
  first = await openApi(keyRing);
  second = await openApi(keyRing);
  places = await openCompany(first);
  shownId = (await buildPosition(first, places.own, { title: BEFORE })).id;
  touchedId = (await buildPosition(first, places.own)).id;
  await caughtUp();
  servers.replica.sql(`UPDATE zhimian.positions SET title = '${COPIED}' WHERE id = '${shownId}'`);
}, 120_000);
afterAll(async () => {
  await first.close();
  await second.close();
  await servers.stop();
});

test("whoever looks reads the replica; whoever wrote sees it at once, in every process, and the replica later", async () => {
  const [writer, reader] = [await openBrowser(), await openBrowser()];
  await comesFromReplica(async () => titlesIn(await reader(first, "GET", "/positions")));

  const title = "刚刚建立的职位";
  const made = await writer(first, "POST", "/positions", buildPositionFields({ title }));
  expect(made.status).toBe(201);
  expect(titlesIn(await writer(second, "GET", "/positions"))).toEqual(
    expect.arrayContaining([title, BEFORE]),
  );
  expect(titlesIn(await writer(first, "GET", "/positions"))).toContain(title);
  // What it has seen does not vanish once it is sent to the replica again.
  await comesFromReplica(async () => {
    const seen = titlesIn(await writer(second, "GET", "/positions"));
    expect(seen).toContain(title);
    return seen;
  });
  await comesFromReplica(async () => titlesIn(await reader(second, "GET", "/positions")));
});

test("who asks and what they may is read from the primary: a login works at once, and its end too", async () => {
  const browse = await openBrowser();
  expect((await browse(second, "GET", "/positions")).status).toBe(200);
  const other = await logIn();
  await other(second, "POST", "/session/demo", { role: "hq_hr" });
  const { services } = first;
  await services.db.write((tx) => tx.manager.query("DELETE FROM staff_sessions"));
  expect((await browse(first, "GET", "/positions")).status).toBe(401);
  expect((await other(second, "GET", "/positions")).status).toBe(401);
});

test("what the replica has not yet is looked up on the primary by those who heard of it", async () => {
  const reader = await openBrowser();
  await comesFromReplica(async () => titlesIn(await reader(first, "GET", "/positions")));
  const { id } = await buildPosition(first, places.own, { title: "别人新建的职位" });
  expect(await reader(second, "GET", `/positions/${id}`)).toMatchObject({ status: 200, body: { id } });
});

test("a GET that turns out to write begins anew on the primary, and writes by what is true there", async () => {
  const reader = await openBrowser();
  await caughtUp();
  expect((await reader(first, "GET", "/touched")).status).toBe(200);
  const { duties } = await first.services.db.read.findOneByOrFail(Position, { id: touchedId });
  expect(duties).toBe(`read as ${BEFORE}`);
});

test("another system reads its own writes by Read-After, and the primary where it says nothing", async () => {
  const bearer = { authorization: `Bearer ${API_TOKEN}` };
  const read = async (server: TestServer, after?: string) => {
    const given: Record<string, string> = after === undefined ? {} : { "read-after": after };
    return titlesIn(await server.call("GET", "/positions", undefined, { ...bearer, ...given }));
  };
  await comesFromReplica(() => read(first, "0"));
  expect(await read(first)).toContain(BEFORE);
  const title = "别的系统建立的职位";
  const made = await first.call("POST", "/positions", buildPositionFields({ title }), bearer);
  const mark = made.headers.get("read-after") ?? "none";
  expect(mark).toMatch(/^\d{13}$/);
  expect(await read(second, mark)).toContain(title);
});

test("news is told once everybody can read it", async () => {
  const reader = await openBrowser();
  const browse = await logIn();
  const login = await browse(first, "POST", "/session/demo", { role: "hq_hr" });
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  await caughtUp();
  const live = await listenLive(second, cookie);
  const { id } = await buildInterview(second, places.own);
  const heard = await live.next("interview");
  expect(heard?.data.interviewId).toBe(id);
  const listed = (await reader(first, "GET", "/interviews")).body.items as { id: string }[];
  expect(listed.map((one) => one.id)).toContain(id);
  live.close();
});

test("nothing can be written through the replica's connections", async () => {
  await caughtUp();
  const write = replicaOf(first).serve(() => first.services.db.read.query("DELETE FROM saved_views"));
  await expect(write).rejects.toThrow(/READ ONLY/i);
});

test("a replica that is too far behind, or gone, is not asked, and asked again once it is back", async () => {
  const reader = await openBrowser();
  await caughtUp();
  servers.replica.sql("STOP SLAVE SQL_THREAD");
  await eventually(() => replicaOf(first).state === "lagging");
  expect(titlesIn(await reader(first, "GET", "/positions"))).toContain(BEFORE);
  expect((await health()).engines.database).toBe("mysql (replica lagging)");
  servers.replica.sql("START SLAVE");
  await eventually(() => replicaOf(first).state === "used");

  // Killed in the midst of it: every single answer comes nevertheless.
  await comesFromReplica(async () => titlesIn(await reader(first, "GET", "/positions")));
  const killed = servers.replica.kill();
  await eventually(async () => {
    const { status, body } = await reader(first, "GET", "/positions");
    expect(status).toBe(200);
    return replicaOf(first).state === "away" && titlesIn({ body }).includes(BEFORE);
  });
  await killed;
  await servers.replica.start();
  await eventually(() => replicaOf(first).state === "used");
  await comesFromReplica(async () => titlesIn(await reader(first, "GET", "/positions")));
});
