import { pruneReplies } from "../../../../server/llm/replies";
import { createBudget } from "../../../../server/llm/budget";
import { LlmReplyRow, LlmUsageRow } from "../../../../server/llm/entity";
import { AnswerScoreRow } from "../../../../server/scoring/entity";
import { RUBRIC_ENGINE, scoreAnswer } from "../../../../server/scoring/rubric/engine";
import { recomputeFromSamples } from "../../../../server/scoring/llm/judge";
import { told } from "../../../factories/followUps";
import { updateRows } from "../../../../server/db/rows";
import { Consent } from "../../../../server/interviews/identityEntity";
import { NOTICE_VERSION, OUTSIDE_NOTICE_VERSION, mustStayHere } from "../../../../server/interviews/notice";
import { beginQuestion, inviteSomebody, startSomebody } from "../../../factories/interviews";
import { failureOf } from "../../../factories/llm";
import { buildDefinition } from "../../../factories/plans";
import { API_TOKEN, type Json, type TestServer, openTestServer } from "../../../factories/server";
import { LLM_KEY, LLM_MODEL, type ModelService, openModelService, rating } from "../../../simulators/openAi";
import { runJobs } from "../../../support/runJobs";
import { createTestClock } from "../../../support/testClock";

const QUOTE = "我先把一百二十个客户按意向分成三类";
const authorization = `Bearer ${API_TOKEN}`;
const body = {
  question: "请讲一次您和团队一起解决困难的经历。",
  answer: told.zh.whole,
  language: "zh",
  dimensions: buildDefinition().dimensions,
};

let service: ModelService;
let server: TestServer;
const clock = createTestClock();
const configured = () => ({ LLM_BASE_URL: service.baseUrl, LLM_API_KEY: LLM_KEY, LLM_MODEL });

async function open(env: Record<string, string> = {}) {
  service = await openModelService();
  service.otherwise(() => rating(4, QUOTE));
  server = await openTestServer({ clock, env: { ...configured(), ...env } });
}
afterEach(async () => {
  await server.close();
  await service.close();
});

const scoreOnce = async (change: object = {}): Promise<Json> =>
  (await server.call("POST", "/tools/score-answer", { ...body, ...change }, { authorization })).body;
const get = async (path: string) => (await fetch(`${server.origin}${path}`)).text();
const todaysUsage = () => server.services.db.read.findOneByOrFail(LlmUsageRow, { day: "2026-03-02" });

test("the tool is judged by the model, once for each answer", async () => {
  await open();
  const first = await scoreOnce();
  expect(first).toMatchObject({
    engine: { name: "llm", model: `${LLM_MODEL}-2026-01-01` },
    dimensions: [{ id: "teamwork", level: 4, evidence: [{ quote: QUOTE }] }],
    total: 7.5,
  });
  expect(first.samples.samples).toHaveLength(3);
  expect(await scoreOnce()).toEqual(first);
  expect(service.calls).toHaveLength(3);
  expect(await todaysUsage()).toMatchObject({ calls: 3, tokens: 750, cost: 0 });
  const measured = await get("/metrics");
  expect(measured).toContain('zhimian_llm_calls_total{purpose="score",outcome="ok"} 3');
  expect(measured).toContain('zhimian_llm_tokens_total{direction="in"} 600');
});

test("health says what judges, and when it does not", async () => {
  await open();
  const scoring = async () => JSON.parse(await get("/healthz")).engines.scoring as string;
  expect(await scoring()).toBe(`llm@1.0.0 (${LLM_MODEL})`);
  service.otherwise(() => ({ does: "fail", status: 429, headers: { "retry-after": "600" } }));
  expect(await scoreOnce()).toMatchObject({ engine: { insteadOf: { name: "llm", why: "rate_limited" } } });
  expect(await scoring()).toBe(`llm@1.0.0 (${LLM_MODEL}), degraded: rubric@${RUBRIC_ENGINE.version} judges`);
  expect(await get("/metrics")).toContain(
    'zhimian_llm_fallbacks_total{purpose="score",why="rate_limited"} 1',
  );
});

test("a day's tokens are a day's, for all processes", async () => {
  await open({ LLM_DAILY_TOKENS: "16000" });
  const usual = await scoreOnce();
  expect(usual.engine.name).toBe("llm");
  const other = createBudget({
    ...server.services,
    timeZone: "Asia/Shanghai",
    limits: { tokens: 16_000, cost: null },
    prices: { input: 0, output: 0 },
  });
  await other.hold({ input: 15_000, output: 0 });
  const answer = `${told.zh.whole}我还每周写一份复盘。`;
  const calls = service.calls.length;
  expect(await scoreOnce({ answer })).toMatchObject({
    engine: { name: "rubric", insteadOf: { name: "llm", why: "budget" } },
  });
  expect(service.calls).toHaveLength(calls);
  clock.advance(24 * 3_600_000);
  expect(await scoreOnce({ answer })).toMatchObject({ engine: { name: "llm" } });
  clock.advance(-24 * 3_600_000);
});

test("a day's money, by the prices", async () => {
  await open({ LLM_DAILY_COST: "0.02", LLM_PRICE_INPUT: "2", LLM_PRICE_OUTPUT: "6" });
  const budget = createBudget({
    ...server.services,
    timeZone: "Asia/Shanghai",
    limits: { tokens: null, cost: 20_000 },
    prices: { input: 2, output: 6 },
  });
  const held = await budget.hold({ input: 1_000, output: 2_000 });
  expect(await todaysUsage()).toMatchObject({ calls: 1, tokens: 3_000, cost: 14_000 });
  expect(await failureOf(budget.hold({ input: 0, output: 1_001 }))).toBe("budget");
  await budget.settle(held, { input: 900, output: 100 });
  expect(await todaysUsage()).toMatchObject({ calls: 1, tokens: 1_000, cost: 2_400 });
  await budget.hold({ input: 0, output: 1_001 });
});

describe("an interview", () => {
  const ALL = ["speech.transcribe", "scoring.score", "reports.compose"] as const;

  /** Two spoken questions, typed. */
  async function finish(words: readonly string[]) {
    const definition = buildDefinition();
    const candidate = await startSomebody(server, {
      definition: { ...definition, stages: definition.stages.slice(0, 1) },
      medium: "text",
    });
    for (const [i, text] of words.entries()) {
      await beginQuestion(candidate, `q${i + 1}`, "text");
      const sealed = { take: 1, medium: "text", manifest: null, text };
      expect((await candidate.call("POST", `/candidate/answers/q${i + 1}/submit`, sealed)).status).toBe(200);
    }
    return candidate;
  }
  const reportOf = async (interviewId: string): Promise<Json> =>
    (await (await server.staff())("GET", `/interviews/${interviewId}/report`)).body.report;

  test("is reported with the model that judged; its score comes again from what is stored", async () => {
    await open();
    const { interviewId } = await finish([told.zh.whole, told.zh.whole]);
    await runJobs(server.services, [...ALL]);
    const report = await reportOf(interviewId);
    expect(report.engines).toMatchObject({ scoring: `llm@1.0.0 (${LLM_MODEL}-2026-01-01)` });
    expect(report.engines).not.toHaveProperty("fallbacks");
    expect(report.total).toBe(7.5);
    // Two answers in the same words were asked about once.
    expect(service.calls).toHaveLength(3);

    const rows = await server.services.db.read.find(AnswerScoreRow);
    expect(rows.map(({ engine }) => engine)).toEqual(Array(2).fill(`llm@1.0.0/${LLM_MODEL}-2026-01-01`));
    const { samples, ...stored } = rows[0]!.score;
    const plan = buildDefinition();
    const question = { ...plan.stages[0]!.questions[0]!, kind: "questions" as const };
    const transcript = { text: told.zh.whole, language: "zh" as const, usable: true };
    const context = { jobTitle: plan.jobTitle };
    const again = recomputeFromSamples(
      {
        question,
        rubric: plan,
        transcript,
        context,
        reading: scoreAnswer(question, plan, transcript, context),
      },
      samples!,
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify({ ...stored, samples }));
  });

  test("shows which answers the built-in engine judged instead, and why", async () => {
    await open();
    const { interviewId } = await finish([told.zh.whole, told.zh.noFigures]);
    service.otherwise(({ messages }) =>
      messages[1]!.content.includes("仓库漏单") ? { does: "send", body: "oops" } : rating(4, QUOTE),
    );
    await runJobs(server.services, [...ALL]);
    const report = await reportOf(interviewId);
    expect(report.engines.scoring).toBe(
      `llm@1.0.0 (${LLM_MODEL}-2026-01-01), rubric@${RUBRIC_ENGINE.version}`,
    );
    expect(report.engines.fallbacks).toEqual([{ why: "invalid_output", answers: 1 }]);
    expect(report.answers[1].score.dimensions.length).toBeGreaterThan(0);
  });
});

test("a model outside is named in what candidates agree to; who agreed to less is judged here", async () => {
  // Nobody is there; nobody is asked.
  await open({ LLM_BASE_URL: "https://llm.invalid/v1" });
  const { body: sent } = await server.call("POST", "/candidate/open", {
    token: (await inviteSomebody(server, { definition: buildDefinition() })).token,
  });
  expect(sent).toMatchObject({ outsideModel: true, noticeVersion: OUTSIDE_NOTICE_VERSION });

  const definition = buildDefinition();
  const candidate = await startSomebody(server, { definition, medium: "text" });
  const { env, db } = server.services;
  expect(await mustStayHere(env, db.read, candidate.interviewId)).toBe(false);
  const { interviewId } = candidate;
  // As if the model had been configured since.
  await db.write((tx) => updateRows(tx, Consent, { interviewId }, { noticeVersion: NOTICE_VERSION }));
  await beginQuestion(candidate, "q1", "text");
  const sealed = { take: 1, medium: "text", manifest: null, text: told.zh.whole };
  await candidate.call("POST", "/candidate/answers/q1/submit", sealed);
  await runJobs(server.services, ["speech.transcribe", "scoring.score"]);
  const [row] = await db.read.find(AnswerScoreRow);
  expect(row?.score.engine).toEqual({ ...RUBRIC_ENGINE, insteadOf: { name: "llm", why: "not_agreed" } });
});

test("replies are forgotten after half a year, and not before", async () => {
  await open();
  await scoreOnce();
  const left = () => server.services.db.read.count(LlmReplyRow);
  clock.advance(179 * 86_400_000);
  expect([await pruneReplies(server.services), await left()]).toEqual([0, 3]);
  clock.advance(2 * 86_400_000);
  expect([await pruneReplies(server.services), await left()]).toEqual([3, 0]);
  clock.advance(-181 * 86_400_000);
});
