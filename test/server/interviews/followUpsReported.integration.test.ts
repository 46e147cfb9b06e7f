import { buildFollowed, told } from "../../factories/followUps";
import type { Json } from "../../factories/server";
import { ALL, type Followed, answer, openFollowed } from "./followed";

let at: Followed;
beforeAll(async () => {
  at = await openFollowed();
});
afterAll(() => at.server.close());

describe("the report", () => {
  const RESULT = "后来离职率从百分之二十降到了百分之五，门店的销售额也比去年增长了百分之十二。";

  async function finish() {
    const definition = buildFollowed({ maxFollowUps: 1 });
    const candidate = await at.start({ ...definition, stages: definition.stages.slice(0, 1) });
    await answer(candidate, "q1", told.zh.noResult);
    await at.run(ALL);
    await answer(candidate, "f1.1", RESULT);
    await answer(candidate, "q2", told.zh.whole);
    await at.run(ALL);
    const staff = await at.server.staff();
    const { body } = await staff("GET", `/interviews/${candidate.interviewId}/report`);
    expect(body.state).toBe("ready");
    return { candidate, staff, report: body.report as Json };
  }

  test("judges an answer and its follow-up together; each quote is where it was said", async () => {
    const { candidate, staff, report } = await finish();
    const [first, followUp, second] = report.answers;
    expect(report.answers.map(({ questionId }: Json) => questionId)).toEqual(["q1", "f1.1", "q2"]);
    expect(followUp).toMatchObject({
      followUp: { to: "q1", number: 1, dimension: "teamwork", why: expect.stringContaining("结果") },
      questionText: "接着您刚才的回答，再请问：后来再合作时有什么变化？",
      transcript: { text: RESULT },
      score: { total: null },
    });
    expect(first.score.total).toBeGreaterThan(0);
    expect(second).not.toHaveProperty("followUp");
    const texts = new Map<string, string>(
      report.answers.map(({ id, transcript }: Json) => [id, transcript.text]),
    );
    const quotes: Json[] = report.dimensions.flatMap(({ evidence }: Json) => evidence);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { answerId, start: from, end, quote } of quotes) {
      expect(texts.get(answerId)?.slice(from, end)).toBe(quote);
    }
    const results: Json[] = followUp.score.star.result;
    expect(results.map(({ start: from, end }) => RESULT.slice(from, end))).toEqual(
      results.map(({ quote }) => quote),
    );
    expect(results.length).toBeGreaterThan(0);

    const alone = await staff("POST", "/tools/score-answer", {
      question: "请讲一次您和团队一起完成一项困难任务的经历。",
      answer: told.zh.noResult,
      language: "zh",
      dimensions: buildFollowed().dimensions,
    });
    expect(first.score.total).toBeGreaterThan(alone.body.total);
    const written = await staff("GET", `/interviews/${candidate.interviewId}/transcript.txt`);
    expect(written.body).toContain("【第 1 题 · 追问 1】");
  });

  test("a corrected follow-up judges its question again; the same words give the same bytes", async () => {
    const { candidate, staff, report } = await finish();
    const followUp = report.answers[1];
    const path = `/interviews/${candidate.interviewId}/answers/${followUp.id}/corrections`;
    const corrected = await staff("POST", path, { baseVersion: 1, text: "没有什么变化。" });
    expect(corrected.status).toBe(202);
    await at.run(ALL);
    const { body } = await staff("GET", `/interviews/${candidate.interviewId}/report`);
    expect(body.report.version).toBe(report.version + 1);
    expect(body.report.answers[0].score.total).toBeLessThan(report.answers[0].score.total);
    const back = await staff("POST", path, { baseVersion: 2, text: RESULT });
    expect(back.status).toBe(202);
    await at.run(ALL);
    const last = (await staff("GET", `/interviews/${candidate.interviewId}/report`)).body.report;
    expect(last.answers[0].score).toEqual(report.answers[0].score);
    expect(last.total).toBe(report.total);
  });

  test("the interview's page lists it under its question", async () => {
    const { candidate } = await finish();
    const { questions, progress } = await at.detailOf(candidate);
    expect(questions.map(({ id, index, followUp }: Json) => [id, index, followUp?.number ?? null])).toEqual([
      ["q1", 0, null],
      ["f1.1", 0, 1],
      ["q2", 1, null],
    ]);
    expect(progress).toEqual({ answered: 2, total: 2 });
  });
});
