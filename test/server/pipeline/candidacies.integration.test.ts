import { CandidacyInterview } from "../../../server/pipeline/entity";
import { buildCandidacy } from "../../factories/candidacies";
import { buildCandidate } from "../../factories/candidates";
import { buildReported } from "../../factories/decisions";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition, buildPositionFields } from "../../factories/positions";
import { type Json, type TestServer, openTestServer, refusal } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "苏晴" });
}, 60_000);
afterAll(() => server.close());

const tell = (id: string, seen: number, type: string, data: object = {}, by = hr) =>
  by.call("POST", `/candidacies/${id}/events`, { happened: { type, data }, seen });
const names = (items: Json[]) => items.map(({ candidate }) => candidate.name);

test("whoever is put down for a position stands at its first stage", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  await buildCandidate(server, places.own, { name: "何嘉", positionId });
  const { body } = await hr.call("GET", `/candidacies?positionId=${positionId}`);
  expect(body.items).toMatchObject([
    { candidate: { name: "何嘉" }, position: { id: positionId }, stage: "screening", outcome: "open" },
  ]);
});

test("the board shows each stage with those who stand there, who came last first", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  const [first, second] = [
    await buildCandidacy(server, places.own, { name: "马跃", positionId }),
    await buildCandidacy(server, places.own, { name: "沈静", positionId }),
  ];
  await buildCandidacy(server, places.own, { name: "顾岚", positionId });
  for (const { id } of [second, first]) {
    const moved = await tell(id, 1, "candidacy.moved", { from: "screening", to: "on_site" });
    expect(moved.body).toMatchObject({ stage: "on_site", events: 2 });
  }
  const { body } = await hr.call("GET", `/positions/${positionId}/board`);
  const shown = body.columns.map(({ stage, count, items }: Json) => [stage, count, names(items)]);
  expect(shown).toEqual([
    ["screening", 1, ["顾岚"]],
    ["interview", 0, []],
    ["second_round", 0, []],
    ["on_site", 2, ["马跃", "沈静"]],
    ["offer", 0, []],
  ]);
});

test("a column goes on where the board's page of it ended", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  for (let index = 0; index < 21; index += 1) await buildCandidacy(server, places.own, { positionId });
  const { body } = await hr.call("GET", `/positions/${positionId}/board`);
  const [{ count, items, nextCursor }] = body.columns;
  const rest = await hr.call(
    "GET",
    `/candidacies?positionId=${positionId}&stage=screening&cursor=${nextCursor}`,
  );
  expect([count, items.length, rest.body.items.length]).toEqual([21, 20, 1]);
  expect(items.map(({ id }: Json) => id)).not.toContain(rest.body.items[0].id);
});

test("a card says what the interview gave and what is to be done, to those who may read it", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  const { id: interviewId } = await buildReported(server, places.own, { positionId, name: "连翘" });
  const link = await server.services.db.read.findOneByOrFail(CandidacyInterview, { interviewId });
  const { body } = await hr.call("GET", `/candidacies/${link.candidacyId}`);
  expect(body).toMatchObject({
    next: "decide",
    interview: { id: interviewId, report: { state: "ready", total: 8.1, recommendation: "advance" } },
  });
});

test("a stage where somebody stands stays with its position until they are moved", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  const { id } = await buildCandidacy(server, places.own, { positionId });
  const path = `/positions/${positionId}`;
  const save = async (stages: string[]) => {
    const { version, orgUnit } = (await hr.call("GET", path)).body;
    return hr.call("PUT", path, { ...buildPositionFields(), orgUnitId: orgUnit.id, version, stages });
  };
  expect((await save(["offer", "written_test", "screening", "interview"])).body.stages).toEqual([
    "screening",
    "written_test",
    "interview",
    "offer",
  ]);
  const kept = await save(["interview", "offer"]);
  expect(refusal(kept)).toEqual([409, "position.stage_in_use.screening"]);
  expect(kept.body.error.message).toContain("1");
  expect(refusal(await save(["screening", "offer"]))).toEqual([422, "request.invalid"]);
  await tell(id, 1, "candidacy.moved", { from: "screening", to: "written_test" });
  expect((await save(["written_test", "interview", "offer"])).status).toBe(200);
  const columns = (await hr.call("GET", `${path}/board`)).body.columns;
  expect(columns.map(({ stage }: Json) => stage)).toEqual(["written_test", "interview", "offer"]);
});

test("of many who are moved each is moved or not, and it is said of whom not and why", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  const [moved, changed] = [
    await buildCandidacy(server, places.own, { positionId }),
    await buildCandidacy(server, places.own, { positionId }),
  ];
  await tell(changed.id, 1, "candidacy.offered");
  const candidacies = [moved, changed].map(({ id }) => ({ candidacyId: id, seen: 1 }));
  const { status, body } = await hr.call("POST", "/candidacies/moves", { to: "on_site", candidacies });
  expect([status, body.items.map(({ error }: Json) => error?.code ?? null)]).toEqual([
    200,
    [null, "candidacy.changed"],
  ]);
  const stages = (await hr.call("GET", `/candidacies?positionId=${positionId}`)).body.items;
  expect(stages.map(({ stage }: Json) => stage).sort()).toEqual(["offer", "on_site"]);
});

test("a move says who, and only to a stage of the job", async () => {
  const { id, candidateId } = await buildCandidacy(server, places.own);
  const data = { from: "screening", to: "written_test" };
  expect(refusal(await tell(id, 1, "candidacy.moved", data))).toEqual([422, "candidacy.stage_unknown"]);
  await tell(id, 1, "candidacy.moved", { ...data, to: "interview" });
  const { body } = await hr.call("GET", `/candidates/${candidateId}/timeline`);
  expect(body.items[0]).toMatchObject({
    type: "candidacy.moved",
    data: { from: "screening", to: "interview", why: "person" },
    position: { title: "销售顾问" },
    by: { name: "苏晴" },
    source: "staff",
  });
});

test.each([
  ["candidacy.moved", { from: "screening", to: "interview", why: "rule" }],
  ["candidacy.rejected", { reason: "skills", ruleId: "thank" }],
])("nobody says that a rule did it: %s", async (type, data) => {
  const { id } = await buildCandidacy(server, places.own);
  expect(refusal(await tell(id, 1, type, data))).toEqual([422, "request.invalid"]);
});

test("who acts on what they saw before somebody else did is told so, and nothing is written", async () => {
  const { id } = await buildCandidacy(server, places.own);
  await tell(id, 1, "candidacy.offered");
  expect(refusal(await tell(id, 1, "candidacy.withdrawn"))).toEqual([409, "candidacy.changed"]);
  expect((await hr.call("GET", `/candidacies/${id}`)).body).toMatchObject({ outcome: "open", offer: "made" });
});

test("two offers, work before a hire and a day in the future are refused", async () => {
  const { id } = await buildCandidacy(server, places.own);
  await tell(id, 1, "candidacy.offered");
  expect(refusal(await tell(id, 2, "candidacy.offered"))).toEqual([409, "candidacy.offer_open"]);
  const rated = {
    happened: { type: "employment.performance", data: { period: "2026Q3", score: 4, outOf: 5 } },
  };
  const atWork = (body: object) => hr.call("POST", `/candidacies/${id}/employment`, body);
  expect(refusal(await atWork(rated))).toEqual([409, "candidacy.not_hired"]);
  await tell(id, 2, "candidacy.offer_accepted");
  await tell(id, 3, "candidacy.hired", { startsOn: "2026-09-01" });
  expect((await atWork(rated)).status).toBe(200);
  const future = new Date(server.services.clock.now().getTime() + 86_400_000).toISOString();
  expect(refusal(await atWork({ ...rated, at: future }))).toEqual([422, "candidacy.at_future"]);
});

test("what happened at work is not for those who only hire", async () => {
  const { id, candidateId } = await buildCandidacy(server, places.own);
  await tell(id, 1, "candidacy.hired", { startsOn: "2026-09-01" });
  await hr.call("POST", `/candidacies/${id}/employment`, {
    happened: { type: "employment.discipline", data: { title: "书面警告" } },
  });
  const manager = await buildColleague(server, [inUnit("hiring_manager", places.own)]);
  const typesFor = async ({ call }: Colleague) =>
    (await call("GET", `/candidates/${candidateId}/timeline`)).body.items.map(({ type }: Json) => type);
  expect(await typesFor(hr)).toContain("employment.discipline");
  expect(await typesFor(manager)).toEqual(["candidacy.hired", "candidacy.opened"]);
});

test("an end that is taken back, unless they have applied again meanwhile", async () => {
  const { id, candidateId, positionId } = await buildCandidacy(server, places.own);
  await tell(id, 1, "candidacy.withdrawn");
  expect((await tell(id, 2, "candidacy.reopened", { note: "改了主意" })).body.outcome).toBe("open");
  await tell(id, 3, "candidacy.withdrawn");
  await buildCandidacy(server, places.own, { candidateId, positionId });
  expect(refusal(await tell(id, 4, "candidacy.reopened", { note: "弄错了" }))).toEqual([
    409,
    "candidacy.open_elsewhere",
  ]);
});

test("a list goes on where it ended", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  for (const name of ["甲一", "乙二", "丙三"]) await buildCandidacy(server, places.own, { name, positionId });
  const first = (await hr.call("GET", `/candidacies?positionId=${positionId}&limit=2`)).body;
  const rest = (
    await hr.call("GET", `/candidacies?positionId=${positionId}&limit=2&cursor=${first.nextCursor}`)
  ).body;
  expect([...names(first.items), ...names(rest.items)]).toEqual(["丙三", "乙二", "甲一"]);
  expect(rest.nextCursor).toBeNull();
});
