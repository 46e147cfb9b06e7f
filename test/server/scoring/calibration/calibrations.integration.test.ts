import { ROOT_UNIT } from "../../../../server/org/tree";
import { applyCalibration } from "../../../../server/scoring/calibration/company/applyCalibration";
import { calibrationFor } from "../../../../server/scoring/calibration/company/calibrations";
import { type Watch, fitCalibration } from "../../../../server/scoring/calibration/company/fitCalibration";
import { gatherRatings, listDimensions } from "../../../../server/scoring/calibration/company/ratings";
import { AnswerScoreRow } from "../../../../server/scoring/entity";
import { engineKey } from "../../../../server/scoring/engineNames";
import { RUBRIC_ENGINE } from "../../../../server/scoring/rubric/engine";
import { scoreAnswer } from "../../../../server/scoring/scoreAnswer";
import { buildCalibration, shiftedDimension } from "../../../factories/calibrations";
import { buildPosition } from "../../../factories/positions";
import { buildInterview, openCompany } from "../../../factories/org";
import { API_TOKEN, type Call, type Json, type TestServer, openTestServer } from "../../../factories/server";
import { QUESTION, inventedTeamwork, levelOf } from "./ratedFixtures";

jest.setTimeout(120_000);

let server: TestServer;
let hr: Call;
let now = new Date("2026-11-22T08:00:00Z");
beforeAll(async () => {
  server = await openTestServer({ clock: { now: () => now } });
  hr = await server.staff("hq_hr");
});
afterAll(() => server.close());

const csvOf = (rows: readonly (readonly unknown[])[]) =>
  [
    "题目,回答,维度,评分,评分人",
    ...rows.map((cells) => cells.map((cell) => JSON.stringify(cell)).join(",")),
  ].join("\n");

async function upload(path: string, csv: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([csv]), "ratings.csv");
  const response = await fetch(`${server.origin}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${API_TOKEN}`, "x-requested-with": "zhimian" },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Json };
}
const context = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};
const UNIT = `/org/units/${ROOT_UNIT}/calibrations`;

/** People who are stricter than the engine by 0.8 of a level; every third answer was rated by two. */
async function strictRatings(): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const [at, answer] of inventedTeamwork(90).entries()) {
    const level = await levelOf(server.services.scoring, answer);
    if (level === null) continue;
    const rating = Math.max(1, Math.round(10 * (level - 0.8)) / 10);
    rows.push([QUESTION, answer, "团队协作", rating, "甲"]);
    if (at % 3 === 0) rows.push([QUESTION, answer, "团队协作", rating, "乙"]);
  }
  return rows;
}

test("a preview tells what is wrong with each row and takes nothing in", async () => {
  const { status, body } = await upload(
    `${UNIT}/preview`,
    csvOf([
      [QUESTION, "我们一起做完了。", "团队协作", 4, "甲"],
      [QUESTION, "我们一起做完了。", "没有的维度", 4, "甲"],
      [QUESTION, "我们一起做完了。", "团队协作", 7, "甲"],
      [QUESTION, "我们一起做完了。", "团队协作", "NaN", "甲"],
      [QUESTION, "", "团队协作", 3, "甲"],
    ]),
  );
  expect(status).toBe(200);
  expect(body.counts).toEqual({ total: 5, valid: 1, invalid: 4 });
  expect(body.problems.map(({ line }: Json) => line)).toEqual([3, 4, 5, 6]);
  expect((await hr("GET", UNIT)).body.items).toEqual([]);
});

describe("from ratings to scores", () => {
  let first: Json;

  test("what people give is learned, with figures out of sample beside what people agree on", async () => {
    const { status, body } = await upload(UNIT, csvOf(await strictRatings()));
    expect(status).toBe(201);
    expect(body).toMatchObject({ version: 1, state: "fitted", positionId: null });
    const [dimension] = body.dimensions;
    expect(dimension).toMatchObject({ dimensionId: "teamwork", used: true, reason: "better" });
    expect(dimension.after.rmse).toBeLessThan(dimension.before.rmse / 2);
    expect(dimension.human).toMatchObject({ qwk: 1, n: expect.any(Number) });
    expect(dimension.curve.reduce((sum: number, { n }: Json) => sum + n, 0)).toBe(dimension.n);
    expect(JSON.stringify(body)).not.toContain("大家");
    first = body;
  });

  test("the same file gives the same figures", async () => {
    const { body } = await upload(UNIT, csvOf(await strictRatings()));
    expect(body.version).toBe(2);
    expect(body.dimensions).toEqual(first.dimensions);
  });

  test("nothing changes before it is put into use; then scores say that it did, and come out the same again", async () => {
    const { services } = server;
    const interview = { orgUnitId: ROOT_UNIT, positionId: null, startedAt: null };
    expect(await calibrationFor(services, interview)).toBeNull();
    const { status, body } = await hr("POST", `/calibrations/${first.id}/activation`);
    expect([status, body.state]).toEqual([200, "active"]);

    const { answerId } = await buildInterview(server, ROOT_UNIT);
    const finish = await scoreAnswer(services).run({ answerId, transcriptVersion: 1 }, context);
    if (finish) await services.db.write(finish);
    const [row] = await services.db.read.findBy(AnswerScoreRow, { answerId });
    expect(row?.score.calibration).toEqual({ id: first.id, version: 1 });
    const again = await scoreAnswer(services).run({ answerId, transcriptVersion: 1 }, context);
    if (again) await services.db.write(again);
    expect(await services.db.read.findBy(AnswerScoreRow, { answerId })).toEqual([row]);
  });

  test("one in use at a time; an earlier one comes back as a new version; taken out, the engine stands", async () => {
    now = new Date(now.getTime() + 60_000);
    const { body: list } = await hr("GET", UNIT);
    const second = list.items.find(({ version }: Json) => version === 2);
    await hr("POST", `/calibrations/${second.id}/activation`);
    const { body: back } = await hr("POST", `/calibrations/${first.id}/activation`);
    expect(back).toMatchObject({ version: 3, state: "active", dimensions: first.dimensions });
    const { body: after } = await hr("GET", UNIT);
    expect(after.items.map(({ version, state }: Json) => [version, state]).toSorted()).toEqual([
      [1, "ended"],
      [2, "ended"],
      [3, "active"],
    ]);
    const begun = new Date(now.getTime());
    now = new Date(now.getTime() + 60_000);
    expect((await hr("DELETE", `/calibrations/${back.id}/activation`)).body.state).toBe("ended");
    const twice = await hr("DELETE", `/calibrations/${back.id}/activation`);
    expect([twice.status, twice.body.error.code]).toEqual([409, "calibration.not_active"]);
    now = new Date(now.getTime() + 60_000);
    const place = { orgUnitId: ROOT_UNIT, positionId: null };
    expect(await calibrationFor(server.services, { ...place, startedAt: null })).toBeNull();
    // Whoever began while it was in use is judged by it to the end.
    expect(await calibrationFor(server.services, { ...place, startedAt: begun })).toMatchObject({
      version: 3,
    });
  });
});

describe("learning while somebody watches", () => {
  const answers = () =>
    gatherRatings(
      inventedTeamwork(20).map((answer) => ({
        question: QUESTION,
        answer,
        dimension: "teamwork",
        rating: 3,
        rater: "甲",
      })),
    );
  const learning = (watch: Watch) =>
    fitCalibration(server.services.scoring, answers(), listDimensions(null), async () => [], watch);

  test("tells how far it is, line by line, and at the end what was learned", async () => {
    const form = new FormData();
    form.set("file", new Blob([csvOf(await strictRatings())]), "ratings.csv");
    const response = await fetch(`${server.origin}/api/v1${UNIT}/learning`, {
      method: "POST",
      headers: { authorization: `Bearer ${API_TOKEN}` },
      body: form,
    });
    const lines = (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Json);
    expect(lines.at(-1).result).toMatchObject({ state: "fitted", source: "upload" });
    const told = lines.slice(0, -1).map(({ progress }) => progress);
    expect(told.at(-1).done).toBe(told.at(-1).total);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
  });

  test("whoever leaves has it given up at the next answer", async () => {
    const control = new AbortController();
    let judged = 0;
    const gone = learning({
      signal: control.signal,
      tell: () => {
        judged += 1;
        control.abort(new Error("gone"));
      },
    });
    await expect(gone).rejects.toThrow("gone");
    expect(judged).toBe(1);
  });

  test("an engine that takes too long is not waited for without end", async () => {
    const slow = learning({ signal: new AbortController().signal, judgingMs: -1 });
    await expect(slow).rejects.toMatchObject({ code: "scorer.too_slow" });
  });
});

test("one that is no better is kept for its figures and cannot be put into use", async () => {
  const rows = inventedTeamwork(40).map((answer, at) => [
    QUESTION,
    answer,
    "团队协作",
    1 + ((at * 7) % 5),
    "甲",
  ]);
  const { status, body } = await upload(UNIT, csvOf(rows));
  expect(status).toBe(201);
  expect(body.dimensions[0].used).toBe(false);
  const refused = await hr("POST", `/calibrations/${body.id}/activation`);
  expect([refused.status, refused.body.error.code]).toEqual([422, "calibration.not_better"]);
});

test("one rating for all says nothing, and is told so", async () => {
  const rows = inventedTeamwork(40).map((answer) => [QUESTION, answer, "团队协作", 3, "甲"]);
  const { body } = await upload(UNIT, csvOf(rows));
  expect(body.dimensions[0]).toMatchObject({ used: false, reason: "no_variation" });
});

test.each([
  ["no row that is right", csvOf([[QUESTION, "好的。", "团队协作", 9, ""]])],
  ["other columns", "a,b\n1,2"],
  ["nothing", ""],
])("%s is refused and leaves nothing", async (_, csv) => {
  const before = (await hr("GET", UNIT)).body.items.length;
  expect((await upload(UNIT, csv)).status).toBe(422);
  expect((await hr("GET", UNIT)).body.items).toHaveLength(before);
});

test("a position's own comes before the branch's, that before the company's; another branch's never counts", async () => {
  const { services } = server;
  const { own: here, other: there } = await openCompany(server);
  const position = await buildPosition(server, here);
  const inUse = { state: "active" as const, activatedAt: new Date(now.getTime() - 1), activatedBy: "同事" };
  const company = await buildCalibration(server, ROOT_UNIT, inUse);
  const branch = await buildCalibration(server, here, inUse);
  const own = await buildCalibration(server, here, { ...inUse, positionId: position.id });
  const found = async (orgUnitId: string, positionId: string | null) =>
    (await calibrationFor(services, { orgUnitId, positionId, startedAt: now }))?.id;
  expect(await found(here, position.id)).toBe(own.id);
  expect(await found(here, null)).toBe(branch.id);
  expect(await found(there, null)).toBe(company.id);
});

describe("a calibration at work", () => {
  const judge = async () => {
    const teamwork = listDimensions(null).find(({ id }) => id === "teamwork");
    const answer = inventedTeamwork(40).find((text) => text.includes("分工") && text.includes("提前"));
    return server.services.scoring.score(
      { text: QUESTION, kind: "questions", dimensions: [], strong: [], weak: [] },
      { dimensions: teamwork ? [teamwork.open("zh")] : [] },
      { text: answer ?? "", language: "zh", usable: true },
      {},
    );
  };
  const by = (shift: number, engine = engineKey(RUBRIC_ENGINE)) => ({
    id: "c",
    version: 7,
    engine,
    dimensions: [shiftedDimension("teamwork", shift)],
  });

  test("moves the level, the score and the total, and says in words by how much and by whom", async () => {
    const score = await judge();
    const [before] = score.dimensions;
    const after = applyCalibration(score, by(-0.5), { dimensions: [] }, "zh");
    const [moved] = after.dimensions;
    expect(moved?.level).toBeCloseTo((before?.level ?? 0) - 0.5, 2);
    expect(moved?.score).toBeCloseTo(2.5 * ((moved?.level ?? 0) - 1), 1);
    expect(after.total).toBe(moved?.score);
    expect(moved?.reason).toMatch(/按本公司 132 份人工评分校准 −0\.50。$/);
    expect(after.calibration).toEqual({ id: "c", version: 7 });
    expect(JSON.stringify(applyCalibration(score, by(-0.5), { dimensions: [] }, "zh"))).toBe(
      JSON.stringify(after),
    );
  });

  test("says what of the answer moved it", async () => {
    const score = await judge();
    const features = [{ name: "specificity" as const, weight: 1, centre: score.signals.specificity - 0.5 }];
    const [known] = by(0).dimensions;
    const mapping = { kind: "features" as const, shift: 0, slope: 0, centre: 3, features };
    const calibration = { ...by(0), dimensions: known ? [{ ...known, mapping }] : [] };
    const [zh] = applyCalibration(score, calibration, { dimensions: [] }, "zh").dimensions;
    expect(zh?.reason).toMatch(/校准 \+0\.50（主要看具体程度）。$/);
    const [en] = applyCalibration(score, calibration, { dimensions: [] }, "en").dimensions;
    expect(en?.reason).toMatch(
      /Calibrated by 132 ratings of your company: \+0\.50 \(mostly by specificity\)\.$/,
    );
  });

  test("leaves another engine's levels as they are", async () => {
    const score = await judge();
    expect(applyCalibration(score, by(1, "another@1"), { dimensions: [] }, "zh")).toBe(score);
  });
});
