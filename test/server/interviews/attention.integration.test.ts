import { updateRows } from "../../../server/db/rows";
import { STUCK_MS, EXPIRING_MS } from "../../../server/interviews/attention";
import { Interview } from "../../../server/interviews/entity";
import { focus } from "../../../server/interviews/staffSchema";
import { Message } from "../../../server/notifications/entity";
import { type Colleague, type Places, buildColleague, buildInterview, inUnit } from "../../factories/org";
import { buildPlan, buildTroubledMessage, openCompany } from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";

let server: TestServer;
let clock: TestClock;
let places: Places;
let hq: Colleague;
let branch: Colleague;
let planId: string;
const DAY_MS = 86_400_000;
const FAR_MS = 30 * DAY_MS;

beforeEach(async () => {
  clock = createTestClock();
  server = await openTestServer({ clock, env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  branch = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  planId = (await buildPlan(server, places.hq)).id;
});
afterEach(() => server.close());

/** An interview of a unit that needs nobody, but for what is given. */
async function build(unitId: string, change: Partial<Interview> = {}): Promise<string> {
  const { id } = await buildInterview(server, unitId, { planId });
  const { db } = server.services;
  const quiet = { expiresAt: new Date(clock.now().getTime() + FAR_MS) };
  await db.write((tx) => updateRows(tx, Interview, { id }, { ...quiet, ...change }));
  return id;
}
const ago = (ms: number) => new Date(clock.now().getTime() - ms);
const ready = { status: "completed", reportState: "ready" } as const;

const ask = async ({ call }: Colleague, query = ""): Promise<Json> =>
  (await call("GET", `/attention${query}`)).body;
const idsOf = async (who: Colleague, query: string) =>
  (await ask(who, query)).items.map(({ id }: Json) => id);

test("counts and lists what needs a person, each for its reason and no other", async () => {
  const expected: Record<string, string> = {
    person: await build(places.own, { status: "needs_person" }),
    review: await build(places.own, { ...ready, recommendation: "review" }),
    failed: await build(places.own, { status: "timed_out", reportState: "failed" }),
    stuck: await build(places.own, { status: "in_progress", lastSeenAt: ago(STUCK_MS + 1000) }),
    expiring: await build(places.own, { expiresAt: ago(-EXPIRING_MS + 1000) }),
  };
  await build(places.own);
  await build(places.own, { ...ready, recommendation: "advance" });
  await build(places.own, { status: "completed", reportState: "pending", recommendation: "review" });
  await build(places.own, { status: "in_progress", lastSeenAt: ago(STUCK_MS - 1000) });
  await build(places.own, { expiresAt: ago(-EXPIRING_MS) });
  await build(places.own, { expiresAt: ago(1000) });
  const one = { count: 1, more: false };
  expect(await ask(hq)).toEqual({
    counts: {
      person: one,
      review: one,
      failed: one,
      stuck: one,
      expiring: one,
      messages: { ...one, count: 0 },
    },
    items: [],
    nextCursor: null,
  });
  for (const reason of focus.options) {
    expect([reason, await idsOf(hq, `?focus=${reason}`)]).toEqual([reason, [expected[reason]]]);
  }
});

test("a branch counts and sees its own alone, messages too", async () => {
  await build(places.other, { status: "needs_person" });
  const own = await build(places.own, { status: "needs_person" });
  await buildTroubledMessage(server, places.other);
  const { id } = await buildTroubledMessage(server, places.own);
  expect((await ask(branch)).counts).toMatchObject({ person: { count: 1 }, messages: { count: 1 } });
  expect((await ask(hq)).counts).toMatchObject({ person: { count: 2 }, messages: { count: 2 } });
  expect(await idsOf(branch, "?focus=person")).toEqual([own]);
  await server.services.db.write((tx) => updateRows(tx, Message, { id }, { state: "settled" }));
  expect((await ask(branch)).counts.messages.count).toBe(0);
});

test("who may not send messages is told of none", async () => {
  const manager = await buildColleague(server, [inUnit("branch_manager", places.own)]);
  await buildTroubledMessage(server, places.own);
  expect((await ask(manager)).counts.messages).toEqual({ count: 0, more: false });
});

test("comes in pages: the newest first, and what ends first where time is short", async () => {
  const people: string[] = [];
  for (const _ of [1, 2, 3]) {
    people.unshift(await build(places.own, { status: "needs_person", invitedAt: clock.now() }));
    clock.advance(1000);
  }
  const first = await ask(hq, "?focus=person&limit=2");
  expect(first.items.map(({ id }: Json) => id)).toEqual(people.slice(0, 2));
  expect(await idsOf(hq, `?focus=person&limit=2&cursor=${first.nextCursor}`)).toEqual(people.slice(2));
  const late = await build(places.own, { expiresAt: ago(-2 * 3_600_000) });
  const soon = await build(places.own, { expiresAt: ago(-3_600_000) });
  const page = await ask(hq, "?focus=expiring&limit=1");
  expect(page.items.map(({ id }: Json) => id)).toEqual([soon]);
  expect(await idsOf(hq, `?focus=expiring&limit=1&cursor=${page.nextCursor}`)).toEqual([late]);
});

test("what waits for one's own decision, whatever was advised, the newest first and in pages", async () => {
  const manager = await buildColleague(server, [inUnit("branch_manager", places.own)]);
  const waiting: string[] = [];
  for (const recommendation of ["decline", "advance", "review", "advance"] as const) {
    waiting.unshift(await build(places.own, { ...ready, recommendation, invitedAt: clock.now() }));
    clock.advance(1000);
  }
  await build(places.own, { ...ready, recommendation: "advance", decision: "decline" });
  await build(places.own, { ...ready, recommendation: "advance", status: "withdrawn" });
  await build(places.other, { ...ready, recommendation: "advance" });
  const first = await ask(manager, "?focus=decide&limit=3");
  expect(first.items.map(({ id }: Json) => id)).toEqual(waiting.slice(0, 3));
  const rest = await ask(manager, `?focus=decide&limit=3&cursor=${first.nextCursor}`);
  expect(rest.items.map(({ id }: Json) => id)).toEqual(waiting.slice(3));
  expect(rest.nextCursor).toBeNull();
  // Who may read and not decide is waited for by nothing.
  const auditor = await buildColleague(server, [inUnit("auditor", places.hq)]);
  expect(await idsOf(auditor, "?focus=decide")).toEqual([]);
});

test("of one plan alone, where that is asked for", async () => {
  const id = await build(places.own, { status: "needs_person" });
  const other = await buildPlan(server, places.hq);
  expect(await idsOf(hq, `?focus=person&planId=${planId}`)).toEqual([id]);
  expect(await idsOf(hq, `?focus=person&planId=${other.id}`)).toEqual([]);
});

test("none of the questions reads all interviews", async () => {
  const { db } = server.services;
  if (db.dialect !== "sqlite") return;
  const wheres = [
    "status = 'needs_person'",
    "reportState = 'ready' AND recommendation = 'review' AND decision IS NULL AND status = 'completed' ORDER BY invitedAt DESC, id DESC",
    "reportState = 'failed'",
    "status = 'in_progress' AND lastSeenAt < 'x'",
    "status IN ('not_started', 'opened') AND expiresAt > 'x' AND expiresAt < 'y'",
  ];
  for (const where of wheres) {
    const plan: { detail: string }[] = await db.read.query(
      `EXPLAIN QUERY PLAN SELECT 1 FROM interviews WHERE ${where}`,
    );
    expect(plan.map(({ detail }) => detail).join()).toMatch(
      /^SEARCH interviews USING (COVERING )?INDEX \S+ [^,]*$/,
    );
  }
});
