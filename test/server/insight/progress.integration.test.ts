import { array, assert, asyncProperty, constant, constantFrom, nat, oneof, record } from "fast-check";
import { buildCandidate } from "../../../server/candidates/findOrCreateCandidate";
import { insertCandidates } from "../../../server/candidates/writeCandidates";
import { newId } from "../../../server/clock";
import { insertRow } from "../../../server/db/rows";
import { jobKeyOf } from "../../../server/insight/progress/countChange";
import {
  ALL_WEEKS,
  InterviewCount,
  InterviewCountDelta,
  isPlanWeek,
  planWeek,
} from "../../../server/insight/progress/entity";
import { foldCounts } from "../../../server/insight/progress/foldCounts";
import { countByStatus } from "../../../server/insight/progress/readCounts";
import { countOnce, recountInterviews } from "../../../server/insight/progress/recount";
import { addWeeks, weekOf } from "../../../server/insight/progress/weeks";
import { createInterview } from "../../../server/invitations/createInterview";
import { changeInterview } from "../../../server/interviews/changeInterview";
import { Interview } from "../../../server/interviews/entity";
import {
  type InterviewAction,
  type InterviewStatus,
  TRANSITIONS,
  transition,
} from "../../../server/interviews/status";
import { Plan } from "../../../server/plans/entity";
import { type Places, buildColleague, buildPlan, inUnit, openCompany } from "../../factories/org";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";

let server: TestServer;
let clock: TestClock;
let places: Places;
let plan: Plan;
let otherPlan: Plan;

beforeAll(async () => {
  clock = createTestClock();
  server = await openTestServer({ clock });
  places = await openCompany(server);
  const newPlan = async () => {
    const { id } = await buildPlan(server, places.hq);
    return server.services.db.read.findOneByOrFail(Plan, { id });
  };
  plan = await newPlan();
  otherPlan = await newPlan();
});
afterAll(() => server.close());

/** An interview as it stands after an invitation, without the link and the messages. */
const invite = (orgUnitId: string, jobTitle = "销售岗", positionId: string | null = null) =>
  server.services.db.write(async (tx) => {
    const person = { name: "周小满", phone: null, email: null, source: "interview" as const };
    const candidate = buildCandidate(server.services, person, orgUnitId);
    await insertCandidates(tx, [candidate]);
    return createInterview(server.services, tx, {
      candidateId: candidate.id,
      orgUnitId,
      positionId,
      // Two plans for one job, and one plan for several.
      plan: { ...(orgUnitId === places.ownDepartment ? otherPlan : plan), jobTitle },
      frozenPlanSha256: "0".repeat(64),
      extraTimePercent: 0,
      textOnly: false,
      expiresAt: new Date(clock.now().getTime() + 86_400_000),
    });
  });

const act = (id: string, action: InterviewAction) =>
  server.services.db.write(async (tx) => {
    const interview = await tx.manager.findOneByOrFail(Interview, { id });
    if (transition(interview.status, action)) await changeInterview(server.services, tx, interview, action);
  });

const realCounts = async (where: Partial<Interview> = {}) => {
  const rows = await server.services.db.read
    .createQueryBuilder(Interview, "interview")
    .select("interview.status", "status")
    .addSelect("COUNT(*)", "count")
    .where(where)
    .groupBy("interview.status")
    .getRawMany<{ status: InterviewStatus; count: string }>();
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
};
const countersOf = (scope: Parameters<typeof countByStatus>[1]["scope"] = "all") =>
  countByStatus(server.services.db.read, { scope, weeks: null });
/** What the counters say of each plan, alone and in one unit, beside what counting gives. */
async function comparePlans() {
  const { read } = server.services.db;
  for (const { id: planId } of [plan, otherPlan]) {
    expect(await countByStatus(read, { scope: "all", weeks: null, planId })).toEqual(
      await realCounts({ planId }),
    );
    const scope = { orgUnitIds: [places.own], positionIds: [] };
    expect(await countByStatus(read, { scope, weeks: null, planId })).toEqual(
      await realCounts({ planId, orgUnitId: places.own }),
    );
  }
}

const actions = [
  ...new Set(Object.values(TRANSITIONS).flatMap((row) => Object.keys(row))),
] as InterviewAction[];

test("after any history, folded at any moments, the counters are what counting would give", async () => {
  const step = oneof(
    record({
      kind: constant("invite" as const),
      unit: constantFrom("own", "ownDepartment", "other"),
      job: constantFrom("销售岗", "客服岗", "Sales", "sales"),
    }),
    record({ kind: constant("act" as const), which: nat(20), action: constantFrom(...actions) }),
    record({ kind: constantFrom("fold" as const, "recount" as const, "week" as const) }),
  );
  await assert(
    asyncProperty(array(step, { maxLength: 25 }), async (history) => {
      const ids: string[] = [];
      let wrong = 0;
      for (const done of history) {
        if (done.kind === "invite") ids.push((await invite(places[done.unit as keyof Places], done.job)).id);
        else if (done.kind === "act") {
          const id = ids[done.which % Math.max(1, ids.length)];
          if (id) await act(id, done.action);
        } else if (done.kind === "fold") await foldCounts(server.services);
        else if (done.kind === "recount") wrong += await recountInterviews(server.services);
        else clock.advance(7 * 86_400_000);
      }
      expect(wrong).toBe(0);
      expect(await countersOf()).toEqual(await realCounts());
      await comparePlans();
    }),
    { numRuns: 12 },
  );
  await foldCounts(server.services);
  expect(await server.services.db.read.count(InterviewCountDelta)).toBe(0);
  expect(await countersOf()).toEqual(await realCounts());
  // What all weeks together have is the sum of the weeks.
  const rows = await server.services.db.read.find(InterviewCount);
  const sum = (all: boolean) =>
    rows
      .filter(({ week }) => !isPlanWeek(week) && (week === ALL_WEEKS) === all)
      .reduce((total, { count }) => total + count, 0);
  expect(sum(true)).toBe(sum(false));
}, 120_000);

test("two who fold at once count everything once", async () => {
  for (let index = 0; index < 30; index += 1) await invite(places.own);
  await Promise.all([foldCounts(server.services), foldCounts(server.services), foldCounts(server.services)]);
  await foldCounts(server.services);
  expect(await countersOf()).toEqual(await realCounts());
});

test("a recount finds what was written past the commands, puts it right and leaves what is right", async () => {
  const { services } = server;
  const interview = await invite(places.own);
  await services.db.write((tx) =>
    insertRow(tx, Interview, { ...interview, id: newId(), status: "completed" }),
  );
  expect(await countersOf()).not.toEqual(await realCounts());
  // Its week's and its plan's.
  expect(await recountInterviews(services)).toBe(2);
  expect(await countersOf()).toEqual(await realCounts());
  await comparePlans();
  expect(await recountInterviews(services)).toBe(0);
});

test("a database from before the counters is counted at the first start", async () => {
  const { services } = server;
  const before = await realCounts();
  await services.db.write(async (tx) => {
    await tx.manager.query("DELETE FROM interview_counts");
    await tx.manager.query("DELETE FROM interview_count_deltas");
    await tx.manager.query("UPDATE interview_count_editions SET edition = edition + 1");
  });
  expect(await countersOf()).toEqual({});
  await countOnce(services);
  expect(await countersOf()).toEqual(before);
  await countOnce(services);
  expect(await countersOf()).toEqual(before);
  await comparePlans();
});

test("counts from before plans were counted are completed at the first start", async () => {
  const { services } = server;
  await services.db.write(async (tx) => {
    await tx.manager.query("DELETE FROM interview_counts WHERE week LIKE 'p:%'");
    await tx.manager.query("UPDATE interview_count_deltas SET planId = NULL");
    await tx.manager.query("UPDATE interview_count_editions SET edition = edition + 1");
  });
  await countOnce(services);
  await foldCounts(services);
  expect(await services.db.read.existsBy(InterviewCount, { week: planWeek(plan.id) })).toBe(true);
  await comparePlans();
});

test("the list by plan shows what was counted", async () => {
  const { call } = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const { body } = await call("GET", `/interviews?planId=${otherPlan.id}&limit=1`);
  expect(body.counts).toEqual(await realCounts({ planId: otherPlan.id, orgUnitId: places.ownDepartment }));
});

describe("GET /progress", () => {
  let hq: Call;
  let own: Call;
  let completed: number;
  beforeAll(async () => {
    // Before the logins, which last an hour.
    clock.advance(30 * 7 * 86_400_000);
    hq = (await buildColleague(server, [inUnit("hq_hr", places.hq)])).call;
    own = (await buildColleague(server, [inUnit("branch_hr", places.own)])).call;
    const done = await invite(places.ownDepartment, "仓管岗");
    for (const action of ["open", "check_device", "start", "complete"] as const) await act(done.id, action);
    await invite(places.ownDepartment, "仓管岗");
    await act((await invite(places.own, "仓管岗")).id, "revoke");
    await invite(places.other, "仓管岗");
    completed = 1;
  });

  test("tells by branch, job and week, and leaves out what was revoked", async () => {
    const { status, body } = await hq("GET", "/progress?weeks=4");
    expect(status).toBe(200);
    expect(body.weeks).toHaveLength(4);
    expect(body.counts).toEqual({ not_started: 2, completed, revoked: 1 });
    const key = jobKeyOf({ positionId: null, jobTitle: "仓管岗" });
    expect(body.jobs).toEqual([{ key, positionId: null, title: "仓管岗", invited: 3, completed: 1 }]);
    const line = body.lines.find((one: Json) => one.unit.id === places.own);
    expect(line).toMatchObject({ title: "仓管岗", invited: 2, completed: 1 });
    expect(body.units.find((one: Json) => one.id === places.own).counts).toMatchObject({ completed: 1 });
    expect(body.trend.at(-1)).toEqual({
      week: weekOf(clock.now(), server.services.env.TIME_ZONE),
      counts: body.counts,
    });
  });

  test("a unit asked for is shown by what lies below it", async () => {
    const { body } = await hq("GET", `/progress?weeks=4&unit=${places.own}`);
    expect(body.units.map((one: Json) => one.id).sort()).toEqual([places.own, places.ownDepartment].sort());
  });

  test("a branch sees its own numbers only", async () => {
    const { body } = await own("GET", "/progress?weeks=4");
    expect(body.counts).toEqual({ not_started: 1, completed: 1, revoked: 1 });
    expect(JSON.stringify(body)).not.toContain(places.other);
    expect((await own("GET", `/progress?weeks=4&unit=${places.other}`)).body.counts).toEqual({});
  });

  test("the list behind a number has as many", async () => {
    const week = weekOf(clock.now(), server.services.env.TIME_ZONE);
    const query = `fromWeek=${addWeeks(week, -1)}&toWeek=${week}&jobTitle=${encodeURIComponent("仓管岗")}`;
    const { body } = await hq("GET", `/interviews?${query}&status=not_started`);
    expect(body.items).toHaveLength(2);
    expect(body.counts).toEqual({ not_started: 2, completed: 1, revoked: 1 });
    const before = await hq("GET", `/interviews?fromWeek=${addWeeks(week, -2)}&toWeek=${addWeeks(week, -1)}`);
    expect(before.body).toMatchObject({ items: [], counts: {} });
    const other = await hq("GET", `/interviews?${query.replace(encodeURIComponent("仓管岗"), "x")}`);
    expect(other.body).toMatchObject({ items: [], counts: {} });
  });

  test("refuses more weeks than a year", async () => {
    expect((await hq("GET", "/progress?weeks=54")).status).toBe(422);
  });
});

test("neither the list nor its counts, nor progress, read all interviews", async () => {
  const { db } = server.services;
  if (db.dialect !== "sqlite") return;
  const explain = async (sql: string) =>
    ((await db.read.query(`EXPLAIN QUERY PLAN ${sql}`)) as { detail: string }[]).map(({ detail }) => detail);
  const plans = await explain(
    "SELECT status, SUM(count) FROM interview_counts WHERE week = 'all' AND orgUnitId IN ('a', 'b') GROUP BY status",
  );
  expect(plans.join()).toMatch(/SEARCH interview_counts USING .*\(week=\? AND orgUnitId=\?\)/);
});
