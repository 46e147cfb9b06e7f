import { updateRows } from "../../../server/db/rows";
import { createDerivedPlan } from "../../../server/plans/inherit/createDerivedPlan";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import { ReviewTask } from "../../../server/reviews/entity";
import { RuleRun } from "../../../server/rules/entity";
import { outcomeOf } from "../../../server/rules/dryRun/dryRun";
import { buildCandidacy } from "../../factories/candidacies";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { buildReviewable } from "../../factories/reviews";
import { askRules, buildRuledPosition, screen } from "../../factories/rules";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

/** Who of the last 90 days would have gone another way: at every point at which rules are asked. */
const DAY_MS = 24 * 3_600_000;
let server: TestServer;
let places: Places;
let hr: Colleague;
let hqHr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "苏晴" });
  hqHr = await buildColleague(server, [inUnit("hq_hr", places.hq)], { name: "林岚" });
}, 60_000);
afterAll(() => server.close());

const rule = (on: string, when: object[], action: object) => ({
  id: `${on}${when.length}`,
  name: `规则 ${on}`,
  on,
  when,
  actions: [action],
});
const total = (value: number) => ({ fact: "total", bound: "at_least", value });
const test80 = { fact: "test", bound: "at_least", value: 80 };
const next = { do: "advance", how: "next" };
const review = { do: "review" };

const ask = async (planId: string, rules: object[], by = hr): Promise<Json> => {
  const { status, body } = await by.call("POST", `/plans/${planId}/rules/dry-run`, { set: { rules } });
  expect(status).toBe(200);
  return body;
};
const movesOf = ({ moved }: Json) =>
  moved.map(({ on, name, before, after }: Json) => [on, name, before, after]);
const countsOf = ({ occasions }: Json, on: string) =>
  occasions
    .find((one: Json) => one.on === on)
    .counts.filter(({ before, after }: Json) => before + after > 0)
    .map((one: Json) => [one.outcome, one.before, one.after, one.afterWaiting]);

async function reported(planId: string, level: number, name: string, orgUnitId = places.own) {
  const built = await buildReviewable(server, orgUnitId, { planId, level, name });
  await askRules(server);
  const { candidacyId } = await server.services.db.read.findOneByOrFail(CandidacyInterview, {
    interviewId: built.id,
  });
  return { ...built, candidacyId };
}
async function applied(positionId: string, name: string, outcome: "passes" | "fails" | "unclear") {
  const { id } = await buildCandidacy(server, places.own, { positionId, name });
  await screen(server, id, outcome);
  await askRules(server);
  return id;
}
async function tested(candidacyId: string, score: number) {
  const { events } = await server.services.db.read.findOneByOrFail(Candidacy, { id: candidacyId });
  const happened = {
    type: "candidacy.test_recorded",
    data: { name: "笔试", score, outOf: 100, passed: null },
  };
  const { status } = await hr.call("POST", `/candidacies/${candidacyId}/events`, { happened, seen: events });
  expect(status).toBe(200);
  await askRules(server);
}
async function reviewed({ id, answerId }: { id: string; answerId: string }, level: number) {
  const ratings = [{ answerId, dimensionId: "teamwork", level, comment: "讲了分歧怎么化解" }];
  const { status } = await hr.call("POST", `/interviews/${id}/review`, { ratings, comment: "" });
  expect(status).toBe(200);
  await askRules(server);
}

test("of reports: those of one's own, and nothing is written", async () => {
  const { id: planId } = await buildPlan(server, places.hq);
  await reported(planId, 3.8, "何嘉");
  await reported(planId, 2, "马跃");
  await reported(planId, 3.8, "外人", places.other);
  const runs = () => server.services.db.read.count(RuleRun);
  const before = await runs();
  const body = await ask(planId, [rule("reported", [total(6.5)], next)], hqHr);
  expect([body.complete, body.occasions.map(({ on, examined }: Json) => [on, examined])]).toEqual([
    true,
    [["reported", 3]],
  ]);
  expect(countsOf(body, "reported")).toEqual([
    ["next", 0, 2, 2],
    ["review", 2, 0, 0],
    ["thank", 1, 0, 0],
    ["none", 0, 1, 0],
  ]);
  expect(movesOf(body)).toEqual([
    ["reported", "外人", "review", "next"],
    ["reported", "马跃", "thank", "none"],
    ["reported", "何嘉", "review", "next"],
  ]);
  // The branch does not write headquarters' rules, nor try them.
  expect((await hr.call("POST", `/plans/${planId}/rules/dry-run`, { set: { rules: [] } })).status).toBe(403);
  expect(await runs()).toBe(before);
});

test("of résumés: whoever was screened for a position of the plan, before there is an interview", async () => {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const openId = await applied(positionId, "江一帆", "unclear");
  await applied(positionId, "石磊", "fails");
  await applied((await buildRuledPosition(server, places.own)).positionId, "别处的人", "unclear");
  const set = [
    rule("screened", [{ fact: "screening", is: ["passes", "unclear"] }], { do: "invite" }),
    rule("screened", [], review),
  ];
  const body = await ask(planId, set);
  expect(countsOf(body, "screened")).toEqual([
    ["review", 2, 1, 0],
    ["invite", 0, 1, 0],
  ]);
  expect(body.moved).toEqual([
    {
      on: "screened",
      candidacyId: openId,
      candidateId: expect.any(String),
      interviewId: null,
      name: "江一帆",
      known: { total: null, screening: "unclear", test: null },
      before: "review",
      after: "invite",
      waits: false,
    },
  ]);
});

test("of written tests: with what was known when they came, not with what was learned later", async () => {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const nothing = { set: { rules: [] }, version: 0 };
  expect((await hr.call("PUT", `/plans/${planId}/rules`, nothing)).status).toBe(200);
  const early = await applied(positionId, "只有笔试", "unclear");
  await tested(early, 85);
  const late = await reported(planId, 4, "先面试");
  await tested(late.candidacyId, 90);
  const before = await reported(planId, 4, "后面试");
  await tested(before.candidacyId, 70);
  // Whatever is on record is so by another order: the test came a day before the interview was over.
  await server.services.db.write((tx) =>
    updateRows(
      tx,
      ArchiveEvent,
      { candidacyId: before.candidacyId, type: "candidacy.test_recorded" },
      { writtenAt: new Date(server.services.clock.now().getTime() - DAY_MS) },
    ),
  );
  const body = await ask(planId, [
    rule("tested", [total(7)], next),
    rule("tested", [test80, total(0)], review),
  ]);
  expect(movesOf(body).filter(([on]: string[]) => on === "tested")).toEqual([
    ["tested", "先面试", "none", "next"],
  ]);
  const byTest = await ask(planId, [rule("tested", [test80], next)]);
  expect(movesOf(byTest).filter(([on]: string[]) => on === "tested")).toEqual([
    ["tested", "先面试", "none", "next"],
    ["tested", "只有笔试", "none", "next"],
  ]);
  expect(byTest.moved.map(({ known }: Json) => known.test).filter(Boolean)).toEqual(
    expect.arrayContaining([90, 85]),
  );
});

test("of reviews: by the person's scores, while the report stands by the machine's", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  const built = await reported(planId, 3, "复核过的人");
  await reviewed(built, 5);
  const rules = [rule("reported", [total(9)], next), rule("reviewed", [total(9)], next)];
  const body = await ask(planId, rules);
  expect(movesOf(body)).toEqual([
    ["reported", "复核过的人", "thank", "none"],
    ["reviewed", "复核过的人", "ask", "next"],
  ]);
  expect(body.moved.map(({ known }: Json) => known.total)).toEqual([5, 10]);
});

test("of plans that follow this one, unless they have rules of their own", async () => {
  const base = await buildPlan(server, places.hq);
  const derive = () =>
    createDerivedPlan(
      server.services,
      { basePlanId: base.id },
      { orgUnitId: places.own, readable: "all", by: "苏晴" },
    );
  const [follower, apart] = [await derive(), await derive()];
  const own = { set: { rules: [rule("reported", [], review)] }, version: 0 };
  expect((await hr.call("PUT", `/plans/${apart.id}/rules`, own)).status).toBe(200);
  await reported(follower.id, 5, "跟随的方案");
  await reported(apart.id, 5, "自己的规则");
  const body = await ask(base.id, [rule("reported", [], review)], hqHr);
  expect(movesOf(body)).toEqual([["reported", "跟随的方案", "ask", "review"]]);
});

test("of nothing that is sealed, or older than 90 days", async () => {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const sealed = await reported(planId, 5, "盲评中");
  await tested(sealed.candidacyId, 90);
  await reported(planId, 5, "看得见");
  const old = await applied(positionId, "很久以前", "unclear");
  const long = new Date(server.services.clock.now().getTime() - 91 * DAY_MS);
  await server.services.db.write(async (tx) => {
    await updateRows(tx, ReviewTask, { interviewId: sealed.id }, { sealed: true });
    await updateRows(tx, ArchiveEvent, { candidacyId: old }, { at: long, writtenAt: long });
  });
  const body = await ask(planId, []);
  expect(movesOf(body)).toEqual([["reported", "看得见", "ask", "none"]]);
});

test("what it says of the rules in force is what they said when it happened", async () => {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const set = {
    rules: [
      rule("screened", [{ fact: "screening", is: ["unclear"] }], review),
      rule("tested", [test80, { fact: "screening", is: ["unclear"] }], next),
      rule("tested", [total(7)], review),
      rule("reported", [total(7)], { do: "advance", how: "ask" }),
      rule("reported", [], review),
      rule("reviewed", [total(9)], next),
    ].map((one, index) => ({ ...one, id: `r${index}` })),
  };
  expect((await hr.call("PUT", `/plans/${planId}/rules`, { set, version: 0 })).status).toBe(200);
  for (const [name, score] of [
    ["甲", 90],
    ["乙", 60],
  ] as const) {
    await tested(await applied(positionId, name, "unclear"), score);
  }
  for (const level of [3, 4, 4.5]) {
    const built = await reported(planId, level, `级别 ${level}`);
    await tested(built.candidacyId, 75);
    await reviewed(built, level);
  }
  const hq = await server.staff("hq_admin");
  await hq("PUT", "/review-settings", { blind: true, sharePercent: 100 });
  const blind = await reported(planId, 3, "盲评");
  await hq("PUT", "/review-settings", { blind: false, sharePercent: 100 });
  await tested(blind.candidacyId, 70);
  await reviewed(blind, 5);
  const runs = await server.services.db.read.findBy(RuleRun, { planId });
  const said = runs
    .map(({ candidacyId, occasion, verdict }) => `${candidacyId} ${occasion} ${outcomeOf(verdict)}`)
    .filter((line) => !line.endsWith("none"));
  const { moved } = await ask(planId, []);
  const reckoned = moved.map((one: Json) => `${one.candidacyId} ${one.on} ${one.before}`);
  expect(reckoned.toSorted()).toEqual(said.toSorted());
  expect(said.length).toBe(11);
});
