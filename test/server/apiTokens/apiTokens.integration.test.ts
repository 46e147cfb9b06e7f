import { listRoutes } from "../../../server/app";
import { ApiToken } from "../../../server/apiTokens/entity";
import { TOKEN_SCOPES, type TokenScope } from "../../../server/apiTokens/scopes";
import { IdempotencyKey } from "../../../server/http/idempotencyEntity";
import type { Route } from "../../../server/http/route";
import { records } from "../../../server/org/records";
import { ArchiveEvent } from "../../../server/pipeline/entity";
import { recordEvent } from "../../../server/pipeline/recordEvent";
import { buildCalibration } from "../../factories/calibrations";
import { buildCandidacy } from "../../factories/candidacies";
import { buildReported } from "../../factories/decisions";
import { buildApiToken, buildWebhook, callWith } from "../../factories/integrations";
import { type Places, buildColleague, inUnit, openCompany, recordFactories } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";

const HOUR = 3_600_000;
const clock = createTestClock();
let server: TestServer;
let places: Places;
let administrator: Call;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" }, clock });
  places = await openCompany(server);
}, 60_000);
/** Whose session has not ended by the clock that these tests move. */
const logIn = async () =>
  (await buildColleague(server, [inUnit("hq_admin", places.own)], { name: "林晚" })).call;
beforeEach(async () => {
  administrator = await logIn();
});
afterAll(() => server.close());

const bearer = (token: string) => callWith(server, token);
const make = (over: object = {}) =>
  administrator("POST", "/api-tokens", {
    name: "人事系统",
    orgUnitId: places.own,
    scopes: ["candidates.read", "candidacies.read", "candidacies.write", "interviews.read"],
    expiresAt: new Date(clock.now().getTime() + 48 * HOUR).toISOString(),
    ...over,
  });
const statusOf = async (token: string, path = "/candidates") => (await bearer(token)("GET", path)).status;

test("is shown once, kept as a hash, and told by how it begins", async () => {
  const { status, body } = await make();
  expect(status).toBe(201);
  expect(body.token).toMatch(/^zmt_[\w-]{43}$/);
  expect(body.token.startsWith(body.prefix)).toBe(true);
  const row = await server.services.db.read.findOneByOrFail(ApiToken, { id: body.id });
  expect(JSON.stringify(row)).not.toContain(body.token);
  const list = await administrator("GET", "/api-tokens");
  expect(JSON.stringify(list.body)).not.toContain(body.token);
  expect(list.body.items[0]).toMatchObject({ id: body.id, state: "active", createdBy: "林晚" });
  expect(await statusOf(body.token)).toBe(200);
  expect(await statusOf(`${body.token}x`)).toBe(401);
});

test("is kept nowhere for a key by which a request is known again; nor is a webhook's secret", async () => {
  const key = { "idempotency-key": "once" };
  const kept = () => server.services.db.read.count(IdempotencyKey);
  const before = await kept();
  const body = { name: "人事系统", orgUnitId: places.own, scopes: ["org.read"], expiresAt: null };
  const made = await administrator("POST", "/api-tokens", body, key);
  const hook = await buildWebhook(server, places.own);
  const told = [
    made,
    await administrator("POST", "/api-tokens", body, key),
    await administrator("POST", `/api-tokens/${made.body.id}/rotation`, {}, key),
    await administrator("POST", `/webhooks/${hook.id}/secret`, {}, key),
  ];
  expect(told.map(({ status }) => status)).toEqual([201, 201, 200, 200]);
  expect(new Set(told.map(({ body: { token, secret } }) => token ?? secret)).size).toBe(4);
  expect(await kept()).toBe(before);
});

test("when it was last used is known to some minutes, without a write at each request", async () => {
  const { body } = await make();
  const usedAt = async () =>
    (await server.services.db.read.findOneByOrFail(ApiToken, { id: body.id })).lastUsedAt?.getTime();
  await statusOf(body.token);
  const first = await usedAt();
  expect(first).toBe(clock.now().getTime());
  clock.advance(60_000);
  await statusOf(body.token);
  expect(await usedAt()).toBe(first);
  clock.advance(5 * 60_000);
  await statusOf(body.token);
  expect(await usedAt()).toBe(clock.now().getTime());
});

test("ends when it expires, and at once when it is revoked; who did it is on record", async () => {
  const short = await make({ expiresAt: new Date(clock.now().getTime() + HOUR).toISOString() });
  clock.advance(HOUR);
  expect(await statusOf(short.body.token)).toBe(401);
  administrator = await logIn();
  expect((await administrator("POST", `/api-tokens/${short.body.id}/rotation`, {})).body.error.code).toBe(
    "api_token.ended",
  );
  const { body } = await make({ name: "考勤系统" });
  expect((await administrator("DELETE", `/api-tokens/${body.id}`)).status).toBe(204);
  expect(await statusOf(body.token)).toBe(401);
  const changes = await administrator("GET", "/integration-changes?limit=2");
  expect(changes.body.items).toMatchObject([
    { what: "token_revoked", name: "考勤系统", author: "林晚", subjectId: body.id },
    { what: "token_created", name: "考勤系统" },
  ]);
});

test("is rotated with an overlap, and without one", async () => {
  const { body } = await make();
  const rotated = await administrator("POST", `/api-tokens/${body.id}/rotation`, { overlapHours: 2 });
  expect(await statusOf(body.token)).toBe(200);
  expect(await statusOf(rotated.body.token)).toBe(200);
  clock.advance(2 * HOUR);
  expect(await statusOf(body.token)).toBe(401);
  administrator = await logIn();
  const again = await administrator("POST", `/api-tokens/${body.id}/rotation`, { overlapHours: 0 });
  expect(await statusOf(rotated.body.token)).toBe(401);
  expect(await statusOf(again.body.token)).toBe(200);
});

test("is not given what its maker has not, nor what no token gets", async () => {
  expect((await make({ orgUnitId: places.other })).status).toBe(404);
  expect((await make({ scopes: ["interviews.decide"] })).status).toBe(422);
  expect((await make({ scopes: ["integrations.manage"] })).status).toBe(422);
  expect((await make({ scopes: [] })).status).toBe(422);
  const past = { expiresAt: new Date(clock.now().getTime() - 1).toISOString() };
  expect((await make(past)).body.error.code).toBe("api_token.expiry");
  for (const role of ["hq_hr", "branch_hr", "branch_manager"] as const) {
    const { call } = await buildColleague(server, [inUnit(role, places.own)]);
    expect([role, (await call("POST", "/api-tokens", {})).status]).toEqual([role, 403]);
  }
});

/** As the permission matrix has it for roles, for a token with everything that one can be given. */
test("sees and changes only its own unit's, on every route", async () => {
  const { call } = await buildApiToken(server, places.own);
  const problems: string[] = [];
  const routes = listRoutes(server.services).filter(({ access }) => access.kind === "staff");
  const fill = (path: string, params: Record<string, string>) =>
    path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "00000000-0000-7000-8000-00000000dead");
  const ask = async ({ method, path }: Route, params: Record<string, string> = {}) =>
    method === "get" ? call("GET", fill(path, params)) : call(method.toUpperCase(), fill(path, params), {});
  for (const route of routes) {
    const { permission, boundary } = route.access;
    const key = `${route.method.toUpperCase()} ${route.path}`;
    const held = (TOKEN_SCOPES as readonly string[]).includes(permission);
    if (route.produces === "text/event-stream" || !held) {
      const { status } = await ask(route);
      if (status !== 403) problems.push(`${key}: ${status}, not 403`);
    } else if (boundary.kind === "record") {
      const of = boundary.of as keyof typeof records;
      const create = recordFactories[of];
      if (!create) throw new Error(`no factory for ${of}`);
      const theirs = await ask(route, await create(server, places.other));
      if (theirs.status !== 404 || theirs.body.error.code !== records[of].missing)
        problems.push(`${key}, another branch's: ${theirs.status}`);
      const own = await ask(route, await create(server, places.ownDepartment));
      const code: string | undefined = own.body?.error?.code;
      const isRefused = code === "session.forbidden" || code === records[of].missing;
      if (isRefused || own.status >= 500) problems.push(`${key}, its own: ${own.status} ${code}`);
    } else {
      const { status } = await ask(route);
      if (status === 403 || status >= 500) problems.push(`${key}: ${status}`);
    }
  }
  expect(problems).toEqual([]);
}, 180_000);

test("decides on nobody, and is no person", async () => {
  const { call } = await buildApiToken(server, places.own);
  const { id: interviewId } = await buildReported(server, places.own);
  const decide = { outcome: "advance" };
  expect((await call("POST", `/interviews/${interviewId}/decision`, decide)).status).toBe(403);
  const { id } = await buildCandidacy(server, places.own);
  const reject = { happened: { type: "candidacy.rejected", data: { reason: "other" } }, seen: 1 };
  const refused = await call("POST", `/candidacies/${id}/events`, reject);
  expect([refused.status, refused.body.error.code]).toEqual([403, "decision.person_only"]);
  expect((await call("GET", "/account")).status).toBe(403);
});

const refusal = ({ status, body }: { status: number; body: Json }) => [status, body?.error?.code];

test("turns nobody down by another word; that somebody has withdrawn has to say from where it is known", async () => {
  const { call } = await buildApiToken(server, places.own, ["candidacies.write"]);
  const { id } = await buildCandidacy(server, places.own);
  const tell = (seen: number, type: string, data: object = {}) =>
    call("POST", `/candidacies/${id}/events`, { happened: { type, data }, seen });
  const decided = [403, "decision.person_only"];
  expect((await tell(1, "candidacy.offered")).status).toBe(200);
  expect(refusal(await tell(2, "candidacy.offer_revoked", { note: "不录用了" }))).toEqual(decided);
  expect(refusal(await tell(2, "candidacy.withdrawn"))).toEqual([422, "candidacy.note_missing"]);
  expect((await tell(2, "candidacy.withdrawn", { note: "本人在招聘网站撤回了申请" })).status).toBe(200);
  expect(refusal(await tell(3, "candidacy.reopened", { note: "改主意了" }))).toEqual(decided);
});

test("neither ends the human look at a position nor changes how people are scored", async () => {
  const { call } = await buildApiToken(server, places.own, [
    "positions.read",
    "positions.write",
    "plans.read",
  ]);
  const { id: positionId } = await buildOpenPosition(server, places.own);
  const reviewed = { planId: null, reviewed: true };
  expect((await administrator("PUT", `/positions/${positionId}/rules`, reviewed)).status).toBe(200);
  const { id } = await buildCalibration(server, places.own);
  const units = `/org/units/${places.own}/calibrations`;
  const refused = [
    await call("PUT", `/positions/${positionId}/rules`, { planId: null, reviewed: false }),
    await call("POST", `/calibrations/${id}/activation`),
    await call("DELETE", `/calibrations/${id}/activation`),
    await call("POST", units),
    await call("POST", `${units}/learning`),
    await call("POST", `${units}/from-reviews`, {}),
  ];
  expect(refused.map(refusal)).toEqual(refused.map(() => [403, "decision.person_only"]));
  expect((await call("GET", `/positions/${positionId}/rules`)).body.reviewed).toBe(true);
});

test("what it does stands in the archive as the API's; two tokens of one name keep their answers apart", async () => {
  const first = await buildApiToken(server, places.own);
  const second = await buildApiToken(server, places.own);
  const { id } = await buildCandidacy(server, places.own);
  const body = { happened: { type: "candidacy.offered", data: {} }, seen: 1 };
  const key = { "idempotency-key": "offer-1" };
  const [one, repeated] = [
    await first.call("POST", `/candidacies/${id}/events`, body, key),
    await first.call("POST", `/candidacies/${id}/events`, body, key),
  ];
  expect([one.status, repeated.status]).toEqual([200, 200]);
  expect((await second.call("POST", `/candidacies/${id}/events`, body, key)).status).toBe(409);
  const events = await server.services.db.read.findBy(ArchiveEvent, { candidacyId: id, number: 2 });
  expect(events).toMatchObject([
    { type: "candidacy.offered", source: "api", staffId: null, apiTokenId: first.id },
  ]);
  const colleague = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const timeline = await colleague.call("GET", `/candidates/${events[0]?.candidateId}/timeline`);
  expect(timeline.body.items[0]).toMatchObject({
    by: null,
    system: { id: first.id, name: expect.any(String) },
  });
  expect(timeline.body.items[0].system.name).not.toBe("");

  const made = await first.call("POST", "/candidates", {
    orgUnitId: places.own,
    name: "许知远",
    email: "xu@people.example",
    source: "other",
  });
  expect(made.status).toBe(201);
});

test("is held to a rate of its own, whatever the others at its address do", async () => {
  const limited = await openTestServer();
  try {
    const company = await openCompany(limited);
    const [busy, quiet] = [
      await buildApiToken(limited, company.own),
      await buildApiToken(limited, company.own),
    ];
    const ask = async ({ call }: typeof busy) => (await call("GET", "/plan-templates")).status;
    const statuses = new Set<number>();
    for (let round = 0; round < 31; round += 1)
      for (const status of await Promise.all(Array.from({ length: 20 }, () => ask(busy))))
        statuses.add(status);
    expect(statuses).toEqual(new Set([200, 429]));
    expect(await ask(quiet)).toBe(200);
  } finally {
    await limited.close();
  }
});

describe("what happened since a cursor", () => {
  const types = "types=candidacy.opened,employment.performance";

  test("comes in order and whole, page by page, of the unit's own alone; what is new may come twice", async () => {
    const { call } = await buildApiToken(server, places.own, ["candidacies.read"]);
    const since = new Date().toISOString();
    const made: string[] = [];
    for (let each = 0; each < 5; each += 1) {
      made.push((await buildCandidacy(server, places.ownDepartment)).id);
      await buildCandidacy(server, places.other);
    }
    const found: string[] = [];
    let page = await call("GET", `/candidacies/events?limit=2&since=${since}&${types}`);
    for (;;) {
      expect(page.status).toBe(200);
      for (const { type, candidacyId, ...rest } of page.body.items) {
        expect([type, rest.name, rest.data]).toEqual(["candidacy.opened", undefined, undefined]);
        found.push(candidacyId);
      }
      if (!page.body.hasMore) break;
      page = await call("GET", `/candidacies/events?limit=2&${types}&cursor=${page.body.nextCursor}`);
    }
    expect(found.filter((id) => made.includes(id))).toEqual(made);
    const later: string[] = [];
    for (let cursor = page.body.nextCursor, hasMore = true; hasMore;) {
      const { body } = await call("GET", `/candidacies/events?limit=100&${types}&cursor=${cursor}`);
      later.push(...body.items.map(({ candidacyId }: Json) => candidacyId));
      ({ nextCursor: cursor, hasMore } = body);
    }
    expect(later).toEqual(expect.arrayContaining(made));
    expect((await call("GET", "/candidacies/events?cursor=bm90LW9uZQ")).status).toBe(400);
    expect((await call("GET", "/candidacies/events?types=candidacy.eaten")).status).toBe(422);
  });

  test("what happened at work is for tokens that may read it", async () => {
    const since = new Date().toISOString();
    const candidacy = await buildCandidacy(server, places.own);
    await server.services.db.write(async (tx) => {
      const hired = { type: "candidacy.hired", data: { startsOn: "2026-03-02" } } as const;
      await recordEvent(server.services, tx, candidacy.id, hired, { source: "staff" });
    });
    const { call } = await buildApiToken(server, places.own);
    const performance = { period: "2026-Q1", score: 4, outOf: 5 };
    const recorded = await call("POST", `/candidacies/${candidacy.id}/employment`, {
      happened: { type: "employment.performance", data: performance },
    });
    expect(recorded.status).toBe(200);
    const seen = async (scopes: TokenScope[]) => {
      const token = await buildApiToken(server, places.own, scopes);
      const { body } = await token.call("GET", `/candidacies/events?limit=100&since=${since}&${types}`);
      return body.items.filter(({ type }: Json) => type === "employment.performance");
    };
    expect(await seen(["candidacies.read"])).toEqual([]);
    expect(await seen(["candidacies.read", "archive.performance"])).toMatchObject([
      { candidacyId: candidacy.id, source: "api" },
    ]);
  });
});
