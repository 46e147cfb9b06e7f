import { newId } from "../../../server/clock";
import { insertRow, updateRows } from "../../../server/db/rows";
import { Consent } from "../../../server/interviews/identityEntity";
import { Interview } from "../../../server/interviews/entity";
import { Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import type { Stage } from "../../../server/pipeline/stages";
import { Position } from "../../../server/positions/entity";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { buildReviewable } from "../../factories/reviews";
import { buildCandidacy } from "../../factories/candidacies";
import { askRules, buildRuledPosition, screen } from "../../factories/rules";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

/** What a person has said or done stands before what a rule says of it later. */
let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "苏晴" });
}, 60_000);
afterAll(() => server.close());

/** Somebody with a report: level 1.5 is below the default line of 6, 5 well above that of 8. */
async function reported(level: number, { planId }: { planId?: string } = {}) {
  const plan = planId ?? (await buildPlan(server, places.own)).id;
  const { id: interviewId, answerId } = await buildReviewable(server, places.own, { planId: plan, level });
  await askRules(server);
  const { candidacyId } = await server.services.db.read.findOneByOrFail(CandidacyInterview, { interviewId });
  return { interviewId, candidacyId, answerId };
}
const runsOf = async (candidacyId: string): Promise<Json[]> =>
  (await hr.call("GET", `/candidacies/${candidacyId}/rule-runs`)).body.items;
const candidacyOf = (id: string) => server.services.db.read.findOneByOrFail(Candidacy, { id });
const review = (interviewId: string, answerId: string, level: number) =>
  hr.call("POST", `/interviews/${interviewId}/review`, {
    ratings: [{ answerId, dimensionId: "teamwork", level, comment: "讲了分歧怎么化解" }],
    comment: "",
  });

const decide = (interviewId: string, outcome: "advance" | "decline") =>
  hr.call("POST", `/interviews/${interviewId}/decision`, {
    outcome,
    ...(outcome === "decline" ? { reason: "skills" } : {}),
  });
/** What staff tell of somebody, as things stand. */
const record = async (candidacyId: string, type: string, data: object) =>
  hr.call("POST", `/candidacies/${candidacyId}/events`, {
    happened: { type, data },
    seen: (await candidacyOf(candidacyId)).events,
  });
const points = (score: number) => ({ name: "笔试", score, outOf: 100, passed: null });
const rule = (on: string, when: object[], ...actions: object[]) => ({
  id: on,
  name: `规则 ${on}`,
  on,
  when,
  actions,
});
async function planWith(...rules: object[]): Promise<string> {
  const { id } = await buildPlan(server, places.own);
  const { status } = await hr.call("PUT", `/plans/${id}/rules`, { set: { rules }, version: 0 });
  expect(status).toBe(200);
  return id;
}
const refusal = ({ status, body }: { status: number; body: Json }) => [status, body.error.code];
const press = (run: Json, how: "confirmation" | "undo", body: object = {}) =>
  hr.call("POST", `/rule-runs/${run.id}/${how}`, body);

/** Rejections need nobody's word, and the candidate was told so. */
async function rejectingByItself<T>(work: (told: (interviewId: string) => Promise<void>) => Promise<T>) {
  const { db, clock } = server.services;
  const admin = await server.staff("hq_admin");
  const turn = async (autoReject: boolean) => {
    const { number: seen } = (await admin("GET", "/rule-settings")).body;
    expect((await admin("PUT", "/rule-settings/auto-reject", { autoReject, seen })).status).toBe(200);
  };
  await turn(true);
  try {
    return await work((interviewId) =>
      db.write((tx) =>
        insertRow(tx, Consent, {
          id: newId(),
          interviewId,
          candidateId: null,
          kind: "ai_evaluation",
          granted: true,
          noticeVersion: "2026-11-auto",
          at: clock.now(),
        }),
      ),
    );
  } finally {
    await turn(false);
  }
}

test("scores that a blind review opens do not overrule the review", async () => {
  const hq = await server.staff("hq_admin");
  await hq("PUT", "/review-settings", { blind: true, sharePercent: 100 });
  const { interviewId, candidacyId, answerId } = await reported(1.5);
  await hq("PUT", "/review-settings", { blind: false, sharePercent: 100 });
  expect(await runsOf(candidacyId)).toEqual([]);
  await review(interviewId, answerId, 5);
  await askRules(server);
  const runs = (await runsOf(candidacyId)).filter(({ occasion }) => occasion === "reported");
  expect(runs.map(({ leads, state }) => [leads.action.do, state])).toEqual([["advance", "done"]]);
  expect(await candidacyOf(candidacyId)).toMatchObject({ outcome: "open" });
});

test("a written test that came while scores were sealed is asked about once they are shown", async () => {
  const hq = await server.staff("hq_admin");
  const planId = await planWith(rule("tested", [], { do: "tag", tag: "笔试已出" }));
  await hq("PUT", "/review-settings", { blind: true, sharePercent: 100 });
  const { interviewId, candidacyId, answerId } = await reported(4, { planId });
  await hq("PUT", "/review-settings", { blind: false, sharePercent: 100 });
  await record(candidacyId, "candidacy.test_recorded", points(80));
  await askRules(server);
  expect(await runsOf(candidacyId)).toEqual([]);
  await review(interviewId, answerId, 4);
  await askRules(server);
  expect((await runsOf(candidacyId)).map(({ occasion }) => occasion)).toEqual(["tested"]);
});

const THANK = { do: "thank", offerTalentPool: false };

test("whom somebody led on is not turned down by a later result, neither by itself nor by a press", async () => {
  const planId = await planWith(rule("reviewed", [{ fact: "total", bound: "below", value: 6 }], THANK));
  const { interviewId, candidacyId, answerId } = await reported(5, { planId });
  await decide(interviewId, "advance");
  await rejectingByItself(async (told) => {
    await told(interviewId);
    await review(interviewId, answerId, 1.5);
    await askRules(server);
  });
  const [run] = await runsOf(candidacyId);
  expect([run.state, run.guards.map(({ reason }: Json) => reason)]).toEqual(["waiting", ["needs_person"]]);
  expect(refusal(await press(run, "confirmation"))).toEqual([409, "rules.nothing_left"]);
  expect(await candidacyOf(candidacyId)).toMatchObject({ outcome: "open", stage: "second_round" });
});

test("nobody is turned down by a test in the midst of their interview", async () => {
  const planId = await planWith(rule("tested", [], THANK));
  const { interviewId, candidacyId } = await reported(5, { planId });
  const going = { status: "in_progress", reportState: "none" } as const;
  await server.services.db.write((tx) => updateRows(tx, Interview, { id: interviewId }, going));
  await rejectingByItself(async (told) => {
    await told(interviewId);
    await record(candidacyId, "candidacy.test_recorded", points(20));
    await askRules(server);
  });
  const [run] = await runsOf(candidacyId);
  expect([run.state, run.guards.map(({ reason }: Json) => reason)]).toEqual(["waiting", ["needs_person"]]);
  expect(refusal(await press(run, "confirmation"))).toEqual([409, "rules.nothing_left"]);
});

test("whoever was turned down is opened again before they are led on", async () => {
  const { interviewId, candidacyId } = await reported(5);
  await record(candidacyId, "candidacy.rejected", { reason: "skills" });
  expect(refusal(await decide(interviewId, "advance"))).toEqual([409, "candidacy.closed"]);
  await record(candidacyId, "candidacy.reopened", { note: "再看看" });
  expect((await decide(interviewId, "advance")).status).toBe(200);
});

/** Somebody at the first stage of a position whose people go by these rules. */
async function applying(...rules: object[]): Promise<string> {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  await hr.call("PUT", `/plans/${planId}/rules`, { set: { rules }, version: 0 });
  return (await buildCandidacy(server, places.own, { positionId })).id;
}
const ADVANCE = { do: "advance", how: "next" };

test("a job with a written test has people do that before their interview, and invites who passes it", async () => {
  const { positionId } = await buildRuledPosition(server, places.own);
  const stages: Stage[] = ["screening", "written_test", "interview", "second_round", "offer"];
  await server.services.db.write((tx) => updateRows(tx, Position, { id: positionId }, { stages }));
  const { id } = await buildCandidacy(server, places.own, { positionId });
  await screen(server, id, "passes");
  await askRules(server);
  expect(await candidacyOf(id)).toMatchObject({ stage: "written_test" });
  await record(id, "candidacy.test_recorded", points(59));
  await askRules(server);
  expect((await runsOf(id)).map(({ occasion, state }) => [occasion, state])).toEqual([
    ["tested", "waiting"],
    ["screened", "done"],
  ]);
  await record(id, "candidacy.test_recorded", points(80));
  await askRules(server);
  expect(await candidacyOf(id)).toMatchObject({ stage: "interview" });
});

test("whose test is on record before the screening is looked at by a person, who may invite", async () => {
  const { positionId } = await buildRuledPosition(server, places.own);
  const stages: Stage[] = ["screening", "written_test", "interview", "offer"];
  await server.services.db.write((tx) => updateRows(tx, Position, { id: positionId }, { stages }));
  const { id } = await buildCandidacy(server, places.own, { positionId });
  await record(id, "candidacy.test_recorded", points(90));
  await askRules(server);
  await screen(server, id, "passes");
  await askRules(server);
  const [run] = (await runsOf(id)).filter(({ state }) => state === "waiting");
  expect([run.occasion, run.guards.map(({ reason }: Json) => reason)]).toEqual([
    "screened",
    ["needs_person"],
  ]);
  expect((await press(run, "confirmation")).status).toBe(200);
  expect(await candidacyOf(id)).toMatchObject({ stage: "interview" });
});

test("rules that invite by no test's result invite after the screening, as they say", async () => {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const rules = [rule("screened", [{ fact: "screening", is: ["passes"] }], { do: "invite" })];
  await hr.call("PUT", `/plans/${planId}/rules`, { set: { rules }, version: 0 });
  const stages: Stage[] = ["screening", "written_test", "interview", "offer"];
  await server.services.db.write((tx) => updateRows(tx, Position, { id: positionId }, { stages }));
  const { id } = await buildCandidacy(server, places.own, { positionId });
  await screen(server, id, "passes");
  await askRules(server);
  expect(await candidacyOf(id)).toMatchObject({ stage: "interview" });
});

test("a later test leaves what waits for a word after the report", async () => {
  const { candidacyId } = await reported(1.5);
  await record(candidacyId, "candidacy.test_recorded", points(80));
  await askRules(server);
  expect((await runsOf(candidacyId)).map(({ occasion, state }) => [occasion, state])).toEqual([
    ["tested", "moot"],
    ["reported", "waiting"],
  ]);
});

test("at a position so marked every interview is put before a reviewer, and nobody is asked again after", async () => {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const marked = await hr.call("PUT", `/positions/${positionId}/rules`, { planId, reviewed: true });
  expect(marked.status).toBe(200);
  const { id, answerId } = await buildReviewable(server, places.own, { planId, positionId, level: 5 });
  const { candidacyId } = await server.services.db.read.findOneByOrFail(CandidacyInterview, {
    interviewId: id,
  });
  await server.services.db.write((tx) => updateRows(tx, Candidacy, { id: candidacyId }, { positionId }));
  await askRules(server);
  const { items } = (await hr.call("GET", "/reviews?limit=100")).body;
  expect(items.find(({ interviewId }: Json) => interviewId === id).reasons).toContain("required");
  const [first] = await runsOf(candidacyId);
  expect([first.state, first.guards[0].reason]).toEqual(["waiting", "position_reviewed"]);
  await review(id, answerId, 5);
  await askRules(server);
  expect((await runsOf(candidacyId)).map(({ occasion, state }) => [occasion, state])).toEqual([
    ["reviewed", "done"],
    ["reported", "moot"],
  ]);
});

test("a review that is closed without one leaves nobody waiting: the manager is asked", async () => {
  const { interviewId, candidacyId } = await reported(3.8);
  expect((await runsOf(candidacyId)).map(({ leads }) => leads.action.do)).toEqual(["review"]);
  await hr.call("POST", `/interviews/${interviewId}/review/closing`, { reason: "看过录像，不用再评" });
  await askRules(server);
  const [run] = await runsOf(candidacyId);
  expect([run.occasion, run.state, run.leads.action]).toEqual([
    "reviewed",
    "done",
    { do: "advance", how: "ask" },
  ]);
});

test("a tag can be taken off again also where what the rule led to was declined", async () => {
  const id = await applying(rule("screened", [], { do: "review" }, { do: "tag", tag: "误标" }));
  await screen(server, id, "unclear");
  await askRules(server);
  const [run] = await runsOf(id);
  expect((await hr.call("POST", `/rule-runs/${run.id}/decline`, { reason: "不用再看" })).status).toBe(200);
  const { candidateId } = await candidacyOf(id);
  const tags = async () => (await hr.call("GET", `/candidates/${candidateId}`)).body.tags;
  expect(await tags()).toEqual(["误标"]);
  const { body } = await press(run, "undo", { reason: "标错了" });
  expect(body).toMatchObject({ state: "declined", done: [], settled: { reason: "不用再看" } });
  expect(await tags()).toEqual([]);
});

test("a second test leads nobody on once more", async () => {
  const id = await applying(rule("tested", [{ fact: "test", bound: "at_least", value: 60 }], ADVANCE));
  for (const score of [70, 90]) {
    await record(id, "candidacy.test_recorded", points(score));
    await askRules(server);
  }
  expect((await runsOf(id)).map(({ state }) => state)).toEqual(["moot", "done"]);
  expect(await candidacyOf(id)).toMatchObject({ stage: "interview" });
});

test("a newer result that has nothing to do leaves what waits", async () => {
  const { planId, positionId } = await buildRuledPosition(server, places.own);
  const { candidacyId } = await reported(1.5, { planId });
  await server.services.db.write((tx) => updateRows(tx, Candidacy, { id: candidacyId }, { positionId }));
  await screen(server, candidacyId, "passes");
  await askRules(server);
  const states = (await runsOf(candidacyId)).map(({ occasion, state }) => [occasion, state]);
  expect(states).toEqual([
    ["screened", "moot"],
    ["reported", "waiting"],
  ]);
});

test("undoing a thank-you leaves what a person ended since", async () => {
  const { candidacyId } = await reported(1.5);
  const [run] = await runsOf(candidacyId);
  expect((await press(run, "confirmation")).status).toBe(200);
  await record(candidacyId, "candidacy.reopened", { note: "再看看" });
  await record(candidacyId, "candidacy.rejected", { reason: "experience" });
  expect(refusal(await press(run, "undo", { reason: "弄错了" }))).toEqual([409, "rules.went_on"]);
  expect(await candidacyOf(candidacyId)).toMatchObject({ outcome: "rejected" });
});

const reverse = async (interviewId: string) => {
  const { decision } = (await hr.call("GET", `/interviews/${interviewId}/decision`)).body;
  const body = { decisionId: decision.id, reason: "弄错了" };
  return hr.call("POST", `/interviews/${interviewId}/decision/reversal`, body);
};

test("a decision that is taken back opens what it ended, and nothing else", async () => {
  const led = await reported(5);
  await decide(led.interviewId, "advance");
  await record(led.candidacyId, "candidacy.rejected", { reason: "terms" });
  expect((await reverse(led.interviewId)).status).toBe(200);
  expect(await candidacyOf(led.candidacyId)).toMatchObject({ outcome: "rejected" });

  const declined = await reported(5);
  await decide(declined.interviewId, "decline");
  expect((await reverse(declined.interviewId)).status).toBe(200);
  expect(await candidacyOf(declined.candidacyId)).toMatchObject({ outcome: "open" });

  const again = await reported(5);
  await decide(again.interviewId, "decline");
  await record(again.candidacyId, "candidacy.reopened", { note: "再看看" });
  await record(again.candidacyId, "candidacy.rejected", { reason: "terms" });
  await reverse(again.interviewId);
  expect(await candidacyOf(again.candidacyId)).toMatchObject({ outcome: "rejected" });
});

test("who may read candidacies but no reports sees what rules asked, not the scores", async () => {
  const { candidacyId } = await reported(5);
  const admin = await server.staff("hq_admin");
  const tokenOf = async (...scopes: string[]) => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const made = await admin("POST", "/api-tokens", {
      name: "看板",
      orgUnitId: places.own,
      scopes,
      expiresAt,
    });
    return { authorization: `Bearer ${made.body.token}` };
  };
  const actualOf = async (headers: Record<string, string>) => {
    const { body } = await server.call("GET", `/candidacies/${candidacyId}/rule-runs`, undefined, headers);
    return body.items[0].asked[0].conditions[0].actual.zh;
  };
  expect(await actualOf(await tokenOf("candidacies.read"))).toBe("不显示");
  expect(await actualOf(await tokenOf("candidacies.read", "reports.read"))).toBe("10");
});
