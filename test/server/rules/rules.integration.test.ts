import { updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import { Letter } from "../../../server/letters/entity";
import { Message } from "../../../server/notifications/entity";
import { createDerivedPlan } from "../../../server/plans/inherit/createDerivedPlan";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import { rebuildState } from "../../../server/pipeline/recordEvent";
import { Position } from "../../../server/positions/entity";
import { buildCandidacy } from "../../factories/candidacies";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { buildReviewable, composeAgain } from "../../factories/reviews";
import { askRules, buildRuledPosition, screen } from "../../factories/rules";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

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

const rule = (id: string, on: string, when: object[], ...actions: object[]) => ({
  id,
  name: `规则 ${id}`,
  on,
  when,
  actions,
});
const total = (bound: string, value: number) => ({ fact: "total", bound, value });
const save = async (planId: string, rules: object[], by = hr, over: object = {}) => {
  const { version } = (await by.call("GET", `/plans/${planId}/rules`)).body;
  return by.call("PUT", `/plans/${planId}/rules`, { set: { rules, ...over }, version });
};
const refusal = ({ status, body }: { status: number; body: Json }) => [
  status,
  body.error.code,
  ...(body.error.details ?? []).map(({ code }: Json) => code),
];

/** Somebody of a plan whose interview has a report: level 3 is 5 points, 4 is 7.5, 4.5 is 8.75, 5 is 10. */
async function reported(planId: string, level: number, name = "周小满") {
  const { id: interviewId } = await buildReviewable(server, places.own, { planId, level, name });
  await askRules(server);
  const { candidacyId } = await server.services.db.read.findOneByOrFail(CandidacyInterview, { interviewId });
  return { interviewId, candidacyId };
}
const runsOf = async (candidacyId: string): Promise<Json[]> =>
  (await hr.call("GET", `/candidacies/${candidacyId}/rule-runs`)).body.items;
const candidacyOf = (id: string) => server.services.db.read.findOneByOrFail(Candidacy, { id });

test("a plan without rules of its own has the default, in plain words", async () => {
  const { id } = await buildPlan(server, places.own);
  const { body } = await hr.call("GET", `/plans/${id}/rules`);
  expect([body.source, body.version, body.words.map(({ words }: Json) => words.zh)]).toEqual([
    "default",
    0,
    [
      "当初筛结果为通过时：发出面试邀请",
      "其余情况：交人工复核",
      "当初筛结果为不符合时：交人工复核",
      "当笔试成绩（百分制） ≥ 60 时：发出面试邀请",
      "其余情况：交人工复核",
      "当总分 ≥ 8.0 时：请用人经理批准",
      "当总分 < 6.0 时：发感谢信，并邀请加入人才库",
      "其余情况：交人工复核",
      "当总分 < 6.0 时：发感谢信，并邀请加入人才库",
      "其余情况：请用人经理批准",
    ],
  ]);
});

test("rules are versions with who and why; a branch's plan takes headquarters' until it has its own", async () => {
  const base = await buildPlan(server, places.hq);
  const own = await createDerivedPlan(
    server.services,
    { basePlanId: base.id },
    { orgUnitId: places.own, readable: "all", by: "苏晴" },
  );
  await save(base.id, [rule("hq", "reported", [], { do: "review" })], hqHr);
  const inherited = (await hr.call("GET", `/plans/${own.id}/rules`)).body;
  expect([inherited.source, inherited.from.id, inherited.version]).toEqual(["base", base.id, 0]);
  const set = { rules: [rule("ours", "reported", [], { do: "tag", tag: "校招" })] };
  const saved = await hr.call("PUT", `/plans/${own.id}/rules`, { set, version: 0, note: "校招季" });
  expect(saved.body).toMatchObject({ source: "own", version: 1, saved: { by: "苏晴", note: "校招季" } });
  expect(refusal(await hr.call("PUT", `/plans/${own.id}/rules`, { set: null, version: 0 }))).toEqual([
    409,
    "rules.changed",
  ]);
  await hr.call("PUT", `/plans/${own.id}/rules`, { set: null, version: 1 });
  const versions = (await hr.call("GET", `/plans/${own.id}/rules/versions`)).body.items;
  expect(versions.map(({ version, words }: Json) => [version, words.length])).toEqual([
    [2, 0],
    [1, 1],
  ]);
  expect((await hr.call("GET", `/plans/${own.id}/rules`)).body.source).toBe("base");
});

test.each<[string, () => Promise<object>, (string | number)[]]>([
  [
    "a rule set going by what rules do",
    async () => rule("x", "tagged", [], { do: "webhook" }),
    [422, "request.invalid"],
  ],
  [
    "a dimension that the plan does not have",
    async () =>
      rule("x", "reported", [{ fact: "dimension", id: "charm", bound: "below", value: 3 }], { do: "review" }),
    [422, "rules.refused", "rules.dimension_unknown"],
  ],
  [
    "an invitation to another branch's plan",
    async () =>
      rule("x", "screened", [], { do: "invite", planId: (await buildPlan(server, places.other)).id }),
    [422, "rules.refused", "rules.plan_unknown"],
  ],
  [
    "a line outside the scale",
    async () => rule("x", "reported", [total("below", 11)], { do: "review" }),
    [422, "request.invalid"],
  ],
  [
    "two ways at once",
    async () => rule("x", "reported", [], { do: "review" }, { do: "thank", offerTalentPool: false }),
    [422, "request.invalid"],
  ],
  [
    "a total before the interview",
    async () => rule("x", "screened", [total("below", 3)], { do: "review" }),
    [422, "rules.refused", "rules.not_known_then"],
  ],
])("is refused: %s", async (_name, make, expected) => {
  const { id } = await buildPlan(server, places.own);
  const answer = await save(id, [await make()]);
  expect(refusal(answer).slice(0, expected.length)).toEqual(expected);
});

test("a résumé that passes is invited once, and taken back while the invitation waits", async () => {
  const { positionId } = await buildRuledPosition(server, places.own);
  const { id } = await buildCandidacy(server, places.own, { positionId, name: "何嘉" });
  await screen(server, id, "passes");
  await askRules(server);
  await screen(server, id, "passes");
  await askRules(server);
  expect(await candidacyOf(id)).toMatchObject({ stage: "interview" });
  const [again, first] = await runsOf(id);
  expect([first.state, first.done[0].zh, again.state]).toEqual(["done", "已发出面试邀请", "moot"]);
  expect(await server.services.db.read.countBy(CandidacyInterview, { candidacyId: id })).toBe(1);

  const undone = await hr.call("POST", `/rule-runs/${first.id}/undo`, { reason: "岗位暂停了" });
  expect(undone.body).toMatchObject({
    state: "undone",
    settled: { by: { name: "苏晴" }, reason: "岗位暂停了" },
  });
  expect(await candidacyOf(id)).toMatchObject({ stage: "screening", outcome: "open" });
  const { status } = await server.services.db.read.findOneByOrFail(Interview, {
    candidateId: first.candidate.id,
  });
  expect(status).toBe("revoked");
  const messages = await server.services.db.read.findBy(Message, { purpose: "invitation" });
  expect(new Set(messages.map((one) => `${one.state} ${one.failure}`))).toEqual(new Set(["failed moot"]));
});

test("whom no channel reaches waits for HR, who gets the link to pass on", async () => {
  const { positionId, planId } = await buildRuledPosition(server, places.own);
  await save(
    planId,
    [rule("in", "screened", [{ fact: "screening", is: ["passes"] }], { do: "invite" })],
    hr,
    {
      invitation: { channels: ["email"], days: 3 },
    },
  );
  const { id } = await buildCandidacy(server, places.own, { positionId, name: "马跃" });
  await screen(server, id, "passes");
  await askRules(server);
  const [waiting] = (await hr.call("GET", `/rule-runs?positionId=${positionId}`)).body.items;
  expect([waiting.candidate.name, waiting.guards.map(({ reason }: Json) => reason)]).toEqual([
    "马跃",
    ["unreachable"],
  ]);
  const { body } = await hr.call("POST", `/rule-runs/${waiting.id}/confirmation`, {});
  expect([body.run.state, body.link.includes("/i/")]).toEqual(["done", true]);
  expect(refusal(await hr.call("POST", `/rule-runs/${waiting.id}/confirmation`, {}))).toEqual([
    409,
    "rules.not_waiting",
  ]);
});

test("what stands in the way is said, and nothing is half-done", async () => {
  const { positionId } = await buildRuledPosition(server, places.own);
  const { id } = await buildCandidacy(server, places.own, { positionId });
  const closed = { state: "closed" as const };

  await server.services.db.write((tx) => updateRows(tx, Position, { id: positionId }, closed));
  await screen(server, id, "passes");
  await askRules(server);
  const [run] = await runsOf(id);
  expect(run).toMatchObject({ state: "waiting", guards: [{ reason: "not_possible" }], done: [] });
  expect(run.problem).not.toBe("");
  expect(await candidacyOf(id)).toMatchObject({ stage: "screening" });
});

test.each<[string, number, [string, string | null, string[]]]>([
  ["well above the line the manager is asked", 5, ["done", "advance", []]],
  ["between the lines a person reviews", 3.8, ["done", "review", []]],
  ["below a thank-you waits for a person", 2, ["waiting", "thank", ["needs_person"]]],
  ["too near to the line a person looks first", 4.2, ["waiting", "advance", ["borderline"]]],
])("by default %s", async (_name, level, expected) => {
  const { id: planId } = await buildPlan(server, places.own);
  const { candidacyId } = await reported(planId, level);
  const [run] = await runsOf(candidacyId);
  expect([run.state, run.leads.action.do, run.guards.map(({ reason }: Json) => reason)]).toEqual(expected);
});

test("one press ends it, with who; undone it is open again", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  const { candidacyId } = await reported(planId, 1.5, "沈静");
  const [{ id }] = await runsOf(candidacyId);
  await hr.call("POST", `/rule-runs/${id}/confirmation`, { reason: "experience" });
  expect(await candidacyOf(candidacyId)).toMatchObject({ outcome: "rejected" });
  const letterOf = () => server.services.db.read.findOneBy(Letter, { candidacyId });
  expect(await letterOf()).toMatchObject({ state: "held", offerTalentPool: true });
  await hr.call("POST", `/rule-runs/${id}/undo`, { reason: "看错了人" });
  expect(await candidacyOf(candidacyId)).toMatchObject({ outcome: "open" });
  expect(await letterOf()).toMatchObject({ state: "cancelled" });
  const { candidateId } = await candidacyOf(candidacyId);
  const { items } = (await hr.call("GET", `/candidates/${candidateId}/timeline`)).body;
  expect(items.slice(0, 4).map(({ type, by }: Json) => [type, by?.name])).toEqual([
    ["candidacy.rule_undone", "苏晴"],
    ["candidacy.reopened", "苏晴"],
    ["candidacy.rule_applied", "苏晴"],
    ["candidacy.rejected", "苏晴"],
  ]);
});

test("why somebody is not taken is said by the rule, unless whoever confirms says another", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  const thank = { do: "thank", offerTalentPool: false, reason: "experience" };
  await save(planId, [rule("out", "reported", [total("below", 6)], thank)]);
  const { words } = (await hr.call("GET", `/plans/${planId}/rules`)).body;
  expect(words[0].words.zh).toBe("当总分 < 6.0 时：发感谢信（相关经验不足）");
  const reasons: string[] = [];
  for (const body of [{}, { reason: "terms" }]) {
    const { candidacyId } = await reported(planId, 2);
    const [{ id }] = await runsOf(candidacyId);
    await hr.call("POST", `/rule-runs/${id}/confirmation`, body);
    const event = { candidacyId, type: "candidacy.rejected" as const };
    const { data } = await server.services.db.read.findOneByOrFail(ArchiveEvent, event);
    reasons.push(String(data.reason));
  }
  expect(reasons).toEqual(["experience", "terms"]);
  const vague = rule("out", "reported", [], { ...thank, reason: "other" });
  expect((await save(planId, [vague])).status).toBe(422);
});

test("once the letter has gone out it cannot be taken back, and that is said", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  const { candidacyId } = await reported(planId, 1.5);
  const [{ id }] = await runsOf(candidacyId);
  await hr.call("POST", `/rule-runs/${id}/confirmation`, {});
  await server.services.db.write((tx) => updateRows(tx, Letter, { candidacyId }, { state: "sent" }));
  expect(refusal(await hr.call("POST", `/rule-runs/${id}/undo`, { reason: "看错了人" }))).toEqual([
    409,
    "rules.letter_sent",
  ]);
  expect(await candidacyOf(candidacyId)).toMatchObject({ outcome: "rejected" });
});

test("declined with a reason nothing is done", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  const { candidacyId } = await reported(planId, 2);
  const [{ id }] = await runsOf(candidacyId);
  const { body } = await hr.call("POST", `/rule-runs/${id}/decline`, { reason: "面试时网络不好，改约" });
  expect(body).toMatchObject({ state: "declined", settled: { reason: "面试时网络不好，改约" } });
  expect(await candidacyOf(candidacyId)).toMatchObject({ outcome: "open" });
});

test("led on by rule, decided by whoever put the rule in force, and taken back before the message goes", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  await save(planId, [rule("top", "reported", [total("at_least", 9)], { do: "advance", how: "next" })]);
  const { candidacyId, interviewId } = await reported(planId, 5);
  expect(await candidacyOf(candidacyId)).toMatchObject({ stage: "second_round" });
  const { decision } = (await hr.call("GET", `/interviews/${interviewId}/decision`)).body;
  expect(decision).toMatchObject({
    outcome: "advance",
    via: "rule",
    decidedBy: { name: "苏晴" },
    note: "规则 top",
  });
  const [{ id }] = await runsOf(candidacyId);
  await hr.call("POST", `/rule-runs/${id}/undo`, { reason: "先等笔试" });
  expect(await candidacyOf(candidacyId)).toMatchObject({ stage: "interview" });
});

test("what goes besides, and who waits, is not told twice when the same report is told again", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  await save(planId, [
    rule(
      "tag",
      "reported",
      [total("at_least", 6)],
      { do: "tag", tag: "重点关注" },
      { do: "webhook" },
      { do: "notify", staffIds: [hr.staff.id] },
    ),
  ]);
  const { interviewId, candidacyId } = await reported(planId, 5);
  await composeAgain(server, interviewId);
  await askRules(server);
  expect((await runsOf(candidacyId)).map(({ done }) => done.length)).toEqual([3]);
  const [{ count }] = await server.services.db.read.query(
    "SELECT COUNT(*) AS count FROM messages WHERE staffId = ? AND purpose = 'notice'",
    [hr.staff.id],
  );
  expect(Number(count)).toBe(1);
});

test("of another branch's runs nobody hears, neither in lists nor by id", async () => {
  const other = await buildColleague(server, [inUnit("branch_hr", places.other)]);
  const { id: planId } = await buildPlan(server, places.own);
  const { candidacyId } = await reported(planId, 2);
  const [{ id }] = await runsOf(candidacyId);
  expect(refusal(await other.call("POST", `/rule-runs/${id}/confirmation`, {}))).toEqual([
    404,
    "rules.run_not_found",
  ]);
  expect((await other.call("GET", "/rule-runs")).body.items).toEqual([]);
});

test("somebody who was decided on meanwhile waits no longer", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  const { candidacyId, interviewId } = await reported(planId, 2);
  await hr.call("POST", `/interviews/${interviewId}/decision`, { outcome: "advance" });
  expect((await runsOf(candidacyId)).map(({ state }) => state)).toEqual(["moot"]);
});

test("its row is what its events say, whatever rules did", async () => {
  const { id: planId } = await buildPlan(server, places.own);
  const { candidacyId } = await reported(planId, 5);
  const { state } = await rebuildState({ manager: server.services.db.read }, candidacyId);
  expect(await candidacyOf(candidacyId)).toMatchObject({ stage: state?.stage, outcome: "open" });
});
