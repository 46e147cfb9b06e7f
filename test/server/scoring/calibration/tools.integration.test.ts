import { execFileSync } from "node:child_process";
import { fitScorerBody } from "../../../../server/scoring/calibration/tools/schema";
import { FittedScorer } from "../../../../server/scoring/calibration/tools/entity";
import { pruneScorers } from "../../../../server/scoring/calibration/tools/fittedScorers";
import { API_TOKEN, type Json, type TestServer, openTestServer } from "../../../factories/server";
import { inventedAnswers } from "./fixtures";

jest.setTimeout(180_000);

let server: TestServer;
let now = new Date("2026-11-22T08:00:00Z");
beforeAll(async () => {
  server = await openTestServer({ clock: { now: () => now } });
});
afterAll(() => server.close());

const authorization = `Bearer ${API_TOKEN}`;
const post = (path: string, body: unknown) => server.call("POST", `/tools/${path}`, body, { authorization });
const fit = (body: unknown) => post("fit-scorer", body);
const rated = (count: number) => ({ language: "en", answers: inventedAnswers(count), min: 0, max: 2 });

describe("fit-scorer and predict-scores", () => {
  let modelId: string;

  test("learn what makes the better answers better, and tell it by cross-validation", async () => {
    const { status, body } = await fit(rated(80));
    expect(status).toBe(200);
    expect(body.crossValidation).toMatchObject({ n: 80, folds: 5 });
    expect(body.crossValidation.qwk).toBeGreaterThan(0.6);
    expect(body.crossValidation.pearson).toBeGreaterThan(0.6);
    modelId = body.modelId;
    const asked = inventedAnswers(30, 99);
    const { body: predicted } = await post("predict-scores", {
      modelId,
      answers: asked.map(({ text }) => ({ text })),
    });
    const near = asked.filter(({ score }, at) => Math.round(predicted.scores[at]) === score).length;
    expect(near).toBeGreaterThan(20);
  });

  test("an answer's score does not depend on what else is asked, nor on when", async () => {
    const [first, ...others] = inventedAnswers(4, 7).map(({ text }) => ({ text }));
    const { body: alone } = await post("predict-scores", { modelId, answers: [first] });
    const { body: together } = await post("predict-scores", { modelId, answers: [...others, first] });
    expect(together.scores.at(-1)).toBe(alone.scores[0]);
    const { body: again } = await fit(rated(80));
    const { body: refitted } = await post("predict-scores", { modelId: again.modelId, answers: [first] });
    expect(refitted.scores).toEqual(alone.scores);
  });

  test("an empty text has a score within the scale", async () => {
    const { status, body } = await post("predict-scores", { modelId, answers: [{ text: "" }] });
    expect(status).toBe(200);
    expect(body.scores[0]).toBeGreaterThanOrEqual(0);
    expect(body.scores[0]).toBeLessThanOrEqual(2);
  });

  test("somebody else does not find the model, nor does anybody after a week", async () => {
    const staff = await server.staff("hq_hr");
    const asked = { modelId, answers: [{ text: "Anything." }] };
    const theirs = await staff("POST", "/tools/predict-scores", asked);
    expect([theirs.status, theirs.body.error.code]).toEqual([404, "scorer.not_found"]);
    now = new Date(now.getTime() + 8 * 86_400_000);
    expect((await post("predict-scores", asked)).status).toBe(404);
    await pruneScorers(server.services);
    expect(await server.services.db.read.count(FittedScorer)).toBe(0);
  });
});

test("all scores the same: the model says that one, and claims nothing", async () => {
  const answers = inventedAnswers(20).map(({ text }) => ({ text, score: 1 }));
  const { status, body } = await fit({ language: "en", answers, min: 0, max: 2 });
  expect(status).toBe(200);
  expect(body.crossValidation).toMatchObject({ qwk: 0, pearson: 0 });
  const { body: predicted } = await post("predict-scores", {
    modelId: body.modelId,
    answers: [{ text: "?" }],
  });
  expect(Math.round(predicted.scores[0])).toBe(1);
});

test("empty texts can be learned from", async () => {
  const answers = Array.from({ length: 12 }, (_, at) => ({ text: "", score: at % 3 }));
  const { status } = await fit({ language: "zh", answers, min: 0, max: 2 });
  expect(status).toBe(200);
});

const many = (length: number, answer: object) => Array.from({ length }, () => answer);
const refusedBodies: [string, unknown][] = [
  ["too few answers", rated(9)],
  ["too many answers", { ...rated(10), answers: many(10_000, { text: "a", score: 1 }) }],
  ["a score that is no number", { ...rated(10), answers: many(10, { text: "a", score: null }) }],
  ["a score outside the scale", { ...rated(10), answers: many(10, { text: "a", score: 3 }) }],
  ["min above max", { ...rated(10), min: 2, max: 0 }],
  ["another language", { ...rated(10), language: "fr" }],
];
test.each(refusedBodies)("fit-scorer refuses %s", async (_, body) => {
  const { status, body: answer } = await fit(body);
  expect([status, answer.error.code]).toEqual([422, "request.invalid"]);
  expect(answer.error.details.length).toBeGreaterThan(0);
});

test("what is no JSON, or too much of it, is refused", async () => {
  expect((await fit("{")).status).toBe(400);
  expect((await fit('{"min": NaN}')).status).toBe(400);
  const plain = await server.call("POST", "/tools/fit-scorer", "text", {
    authorization,
    "content-type": "text/plain",
  });
  expect(plain.status).toBe(415);
  const huge = await fetch(`${server.origin}/api/v1/tools/fit-scorer`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json", "content-length": "99999999" },
    body: "{}",
  }).then(
    ({ status }) => status,
    () => 413,
  );
  expect(huge).toBe(413);
});

test("an unknown model is not found", async () => {
  const answers = [{ text: "a" }];
  expect((await post("predict-scores", { modelId: "no-such-model", answers })).status).toBe(404);
});

/** The children of this process that learn. */
function learners(): number[] {
  const list = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], { encoding: "utf8" });
  return list
    .split("\n")
    .filter((line) => line.includes("calibration/tools/main"))
    .map((line) => Number(line.trim().split(" ")[0]));
}

test("a kill while it learns is told, and the next request is answered", async () => {
  const pending = fit(rated(400));
  let [pid] = learners();
  while (!pid) {
    await new Promise((resolve) => setImmediate(resolve));
    [pid] = learners();
  }
  process.kill(pid, "SIGKILL");
  const { status, body } = await pending;
  expect([status, body.error.code]).toEqual([503, "scorer.ended"]);
  expect((await fit(rated(12))).status).toBe(200);
  expect(learners()).toEqual([]);
});

test("the documentation says what a body looks like", async () => {
  const { body } = await server.call("GET", "/openapi.json");
  const { requestBody } = body.paths["/api/v1/tools/fit-scorer"].post as Json;
  const shape = requestBody.content["application/json"].schema;
  expect(Object.keys(shape.properties)).toEqual(Object.keys(fitScorerBody.shape));
});

describe("learn-weights", () => {
  const dimensions = ["teamwork", "sales"];
  const prior = { teamwork: 5000, sales: 5000 };
  const rows = Array.from({ length: 200 }, (_, at) => {
    const [teamwork, sales] = [(at * 7) % 11, (at * 3) % 10];
    return { scores: { teamwork, sales }, outcome: teamwork + (at % 3) };
  });

  test("proposes what goes with the outcome, within bounds, by name", async () => {
    const bounds = { teamwork: { max: 8000 } };
    const { status, body } = await post("learn-weights", { dimensions, prior, bounds, rows });
    expect(status).toBe(200);
    expect(body.decision).toBe("propose");
    expect(body.weights.teamwork).toBeGreaterThan(6500);
    expect(body.weights.teamwork).toBeLessThanOrEqual(8000);
    expect(body.weights.teamwork + body.weights.sales).toBe(10_000);
    expect(body.validity.outOfSample).toBeGreaterThan(body.validity.prior);
  });

  test("keeps today's weights where there are few people, and says why", async () => {
    const { body } = await post("learn-weights", { dimensions, prior, rows: rows.slice(0, 20) });
    expect(body).toMatchObject({ decision: "keep", weights: prior, reasons: ["too_few_rows"] });
  });

  test.each([
    ["weights that do not sum to 10,000", { dimensions, prior: { teamwork: 5000, sales: 4000 }, rows }],
    ["a dimension without a weight", { dimensions, prior: { teamwork: 10_000 }, rows }],
    ["bounds the wrong way round", { dimensions, prior, bounds: { sales: [9000, 100] }, rows }],
    ["a weight outside its bounds", { dimensions, prior, bounds: { sales: [0, 100] }, rows }],
    ["a row without a score", { dimensions, prior, rows: [{ scores: { sales: 1 }, outcome: 1 }] }],
    ["an outcome that is no number", { dimensions, prior, rows: [{ scores: prior, outcome: null }] }],
  ])("refuses %s", async (_, body) => {
    const { status, body: answer } = await post("learn-weights", body);
    expect([status, answer.error.code]).toEqual([422, "request.invalid"]);
  });
});
