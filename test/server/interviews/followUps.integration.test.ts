import { randomUUID } from "node:crypto";
import { FollowUp } from "../../../server/followUps/entity";
import { followAnswer } from "../../../server/followUps/followAnswer";
import { Interview } from "../../../server/interviews/entity";
import { sweepInterviews } from "../../../server/interviews/sweepInterviews";
import { FrozenPlan } from "../../../server/plans/entity";
import type { PlanDefinition } from "../../../server/plans/definition";
import { Job } from "../../../server/queue/entity";
import type { JobKind } from "../../../server/queue/queue";
import { buildFollowed, told } from "../../factories/followUps";
import {
  type Verified,
  beginQuestion,
  buildChunk,
  startSomebody,
  uploadChunks,
} from "../../factories/interviews";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { runJobs } from "../../support/runJobs";
import { createTestClock } from "../../support/testClock";

const clock = createTestClock();
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock });
});
afterAll(() => server.close());

const PATIENCE_MS = 20_000;
const WORDS: JobKind[] = ["speech.transcribe", "interviews.follow_up"];
const ALL: JobKind[] = [...WORDS, "interviews.go_on", "scoring.score", "reports.compose"];
const run = (kinds: JobKind[] = WORDS) => runJobs(server.services, kinds);

const start = (definition: PlanDefinition = buildFollowed()) =>
  startSomebody(server, { definition, medium: "text" });
const stateOf = async ({ call }: Verified): Promise<Json> => (await call("GET", "/candidate/interview")).body;
const goOn = async ({ call }: Verified): Promise<Json> => (await call("POST", "/candidate/go-on", {})).body;

async function answer(candidate: Verified, questionId: string, text: string): Promise<Json> {
  await beginQuestion(candidate, questionId, "text");
  const { status, body } = await candidate.call("POST", `/candidate/answers/${questionId}/submit`, {
    take: 1,
    medium: "text",
    manifest: null,
    text,
  });
  expect([questionId, status]).toEqual([questionId, 200]);
  return body;
}

/** What became of each answer, in the order in which they were given. */
async function decisions({ interviewId }: Verified) {
  const rows = await server.services.db.read.find(FollowUp, { where: { interviewId }, order: { id: "ASC" } });
  return rows.map(({ questionId, state, reason, askedAs }) => [questionId, state, reason, askedAs]);
}
const detailOf = async ({ interviewId }: Verified): Promise<Json> =>
  (await (await server.staff())("GET", `/interviews/${interviewId}`)).body;

describe("an answer that lacks something", () => {
  test("the candidate is told to wait, then asked, with the reason", async () => {
    const candidate = await start();
    const sealed = await answer(candidate, "q1", told.zh.noResult);
    expect(sealed).toMatchObject({
      current: null,
      thinking: { index: 0, remainingMs: PATIENCE_MS },
      progress: { answered: 1, total: 3 },
    });
    clock.advance(2_000);
    expect((await goOn(candidate)).thinking).toEqual({ index: 0, remainingMs: PATIENCE_MS - 2_000 });

    await run();
    const asked = await goOn(candidate);
    expect(asked.thinking).toBeNull();
    expect(asked.current).toMatchObject({
      question: {
        id: "f1.1",
        index: 0,
        text: "",
        prepSeconds: 10,
        answerSeconds: 60,
        followUp: { why: "刚才的回答里还没有讲到结果，多讲一点有助于了解您的“团队协作”。" },
      },
      answer: { status: "waiting" },
    });
    const shown = await candidate.call("POST", "/candidate/answers/f1.1/present", {});
    expect(shown.body.current.question.text).toBe("接着您刚才的回答，再请问：后来再合作时有什么变化？");
  });

  test("its answer goes on to the next question, and does not move 'question n of m'", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    await run();
    await answer(candidate, "f1.1", "后来离职率从百分之二十降到了百分之五，大家都愿意换班了。");
    await run();
    expect(await goOn(candidate)).toMatchObject({
      current: { question: { id: "q2", index: 1, followUp: null } },
      progress: { answered: 1, total: 3 },
      stages: [{ answered: 1, questionCount: 2 }, { answered: 0 }],
    });
    expect(await decisions(candidate)).toEqual([
      ["q1", "asked", "result", "f1.1"],
      ["q1", "none", "complete", null],
    ]);
  });

  test("extra time holds for follow-ups as well", async () => {
    const candidate = await startSomebody(server, {
      definition: buildFollowed(),
      medium: "text",
      invite: { accommodations: { extraTimePercent: 50, textOnly: false } },
    });
    await answer(candidate, "q1", told.zh.noResult);
    await run();
    expect((await goOn(candidate)).current.question).toMatchObject({ prepSeconds: 15, answerSeconds: 90 });
  });
});

test("an answer that lacks nothing is followed by the next question", async () => {
  const candidate = await start();
  await answer(candidate, "q1", told.zh.whole);
  await run();
  expect((await goOn(candidate)).current.question.id).toBe("q2");
  expect(await decisions(candidate)).toEqual([["q1", "none", "complete", null]]);
});

test("a follow-up is recorded as any answer, within its own time", async () => {
  const candidate = await startSomebody(server, { definition: buildFollowed(), medium: "audio" });
  await answer(candidate, "q1", told.zh.noResult);
  await run();
  await beginQuestion(candidate, "f1.1");
  const held = await uploadChunks(server, candidate, "f1.1", [
    buildChunk(),
    buildChunk({ sequence: 1, durationMs: 59_000 }),
  ]);
  expect([held.status, held.body.acknowledged.length]).toEqual([200, 2]);
  const state = await stateOf(candidate);
  expect(state.current.answer.received).toEqual([{ take: 1, segment: 0, contiguous: 2, beyond: [] }]);
  const over = await uploadChunks(server, candidate, "f1.1", [
    buildChunk({ sequence: 2, durationMs: 6_000 }),
  ]);
  expect([over.status, over.body.error.code]).toEqual([410, "answer.time_over"]);
});

test("its sound is made while it is asked, and nobody waits for it", async () => {
  const { voice, media } = server.services;
  const stored = { key: "voices/test/follow-up.mp3", size: 5, mimeType: "audio/mpeg" } as const;
  await media.put(stored.key, Buffer.from("sound"));
  const made = new Set<string>();
  const spies = [
    jest.spyOn(voice, "speaks").mockReturnValue(true),
    jest.spyOn(voice, "find").mockImplementation(async (text) => (made.has(text) ? stored : null)),
    jest.spyOn(voice, "prepare").mockImplementation(async (text) => {
      made.add(text);
      return stored;
    }),
  ];
  const candidate = await start();
  await answer(candidate, "q1", told.zh.noResult);
  await run();
  const { body } = await candidate.call("POST", "/candidate/answers/f1.1/present", {});
  expect(body.current.question).toMatchObject({ id: "f1.1", voice: true });
  const hear = async () => (await candidate.call("GET", "/candidate/questions/f1.1/voice")).status;
  expect(await hear()).toBe(404);
  await run(["voice.follow_up"]);
  expect([...made]).toEqual(["接着您刚才的回答，再请问：后来再合作时有什么变化？"]);
  expect(await hear()).toBe(200);
  for (const spy of spies) spy.mockRestore();
});

test("an empty answer is asked on gently, once", async () => {
  const candidate = await start();
  await answer(candidate, "q1", "");
  await run();
  const { body } = await candidate.call("POST", "/candidate/answers/f1.1/present", {});
  expect(body.current.question.text).toBe("不着急，您可以再多讲一点。比如：后来再合作时有什么变化？");
  await answer(candidate, "f1.1", "");
  await run();
  expect((await goOn(candidate)).current.question.id).toBe("q2");
  expect((await decisions(candidate)).at(-1)).toEqual(["q1", "none", "nothing_said", null]);
});

test("the plan's bound: as many as it allows, to whichever questions", async () => {
  const candidate = await start(buildFollowed({ maxFollowUps: 1 }));
  await answer(candidate, "q1", told.zh.noResult);
  await run();
  await answer(candidate, "f1.1", "没什么。");
  // Nobody waits for what cannot come.
  const next = await answer(candidate, "q2", told.zh.noResult);
  expect(next).toMatchObject({ thinking: null, current: { question: { id: "w1" } } });
  expect((await decisions(candidate)).filter(([, state]) => state === "asked")).toHaveLength(1);
});

test("a structured interview and a written stage are as they were", async () => {
  const candidate = await start(buildFollowed({ style: "structured", maxFollowUps: 0 }));
  expect((await answer(candidate, "q1", told.zh.noResult)).current.question.id).toBe("q2");
  await answer(candidate, "q2", told.zh.noResult);
  const written = buildFollowed();
  written.stages[1]!.questions[0]!.maxFollowUps = 2;
  const other = await start({ ...written, stages: written.stages.slice(1) });
  expect((await answer(other, "w1", told.zh.noResult)).interview.status).toBe("completed");
});

describe("words that come late", () => {
  test("after the wait the next question comes; the follow-up after that one", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("q2");
    await beginQuestion(candidate, "q2", "text");
    await run();
    // What is shown stays.
    expect((await stateOf(candidate)).current.question.id).toBe("q2");
    const after = await answer(candidate, "q2", told.zh.whole);
    expect(after.current.question).toMatchObject({ id: "f1.1", index: 0 });
  });

  test("before the next question is shown the follow-up takes its place, and a page that is behind is told", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("q2");
    await run();
    const refused = await candidate.call("POST", "/candidate/answers/q2/present", {});
    expect([refused.status, refused.body.error.code]).toEqual([409, "question.not_current"]);
    expect((await stateOf(candidate)).current.question.id).toBe("f1.1");
  });

  test("after the stage it is too late, and recorded so", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    clock.advance(PATIENCE_MS);
    await answer(candidate, "q2", told.zh.noResult);
    clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("w1");
    await run();
    expect((await stateOf(candidate)).current.question.id).toBe("w1");
    expect(await decisions(candidate)).toEqual([
      ["q1", "none", "too_late", null],
      ["q2", "none", "too_late", null],
    ]);
    const { events } = await detailOf(candidate);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "follow_up.none", data: { questionIndex: 0, reason: "too_late" } }),
    );
  });

  test("the last answer: the interview is completed without a page, when the wait is over", async () => {
    const definition = buildFollowed();
    const candidate = await start({ ...definition, stages: definition.stages.slice(0, 1) });
    await answer(candidate, "q1", told.zh.whole);
    await run();
    expect((await answer(candidate, "q2", told.zh.noResult)).interview.status).toBe("in_progress");
    await run(["interviews.go_on"]);
    expect((await stateOf(candidate)).interview.status).toBe("in_progress");
    clock.advance(PATIENCE_MS);
    await run(["interviews.go_on"]);
    expect((await stateOf(candidate)).interview).toMatchObject({ status: "completed" });
    await run();
    expect((await decisions(candidate)).at(-1)).toEqual(["q2", "none", "too_late", null]);
  });

  test("a recording whose end is still on its way is waited for no longer than any other", async () => {
    const candidate = await startSomebody(server, { definition: buildFollowed() });
    await beginQuestion(candidate, "q1");
    await uploadChunks(server, candidate, "q1", [buildChunk()]);
    const segment = { segment: 0, mimeType: "audio/webm", chunks: 2, durationMs: 2000 };
    const { body } = await candidate.call("POST", "/candidate/answers/q1/submit", {
      take: 1,
      medium: "audio",
      text: null,
      manifest: { segments: [segment] },
    });
    expect(body.thinking.remainingMs).toBe(PATIENCE_MS);
    clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("q2");
  });
});

describe("whatever happens meanwhile", () => {
  test("a page opened anew stands at the same place, while waiting and after", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    const tabId = randomUUID();
    const other = candidate.as(tabId);
    const seated = await other("PUT", "/candidate/seat", { tabId });
    expect(seated.body.thinking).toEqual({ index: 0, remainingMs: PATIENCE_MS });
    const stale = await candidate.call("POST", "/candidate/go-on", {});
    expect(stale.body.error.code).toBe("interview.opened_elsewhere");
    await run();
    await other("POST", "/candidate/answers/f1.1/present", {});
    await other("POST", "/candidate/answers/f1.1/begin", { take: 1, medium: "text" });
    await other("PUT", "/candidate/answers/f1.1/text", { text: "后来", revision: 1 });
    const again = await other("PUT", "/candidate/seat", { tabId });
    expect(again.body.current).toMatchObject({
      question: { id: "f1.1" },
      answer: { status: "answering", text: "后来" },
    });
  });

  test("a job cut off before its commit runs again; two that run at once decide once", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    await run(["speech.transcribe"]);
    const { services } = server;
    const [row] = await services.db.read.findBy(FollowUp, { interviewId: candidate.interviewId });
    const handler = followAnswer(services);
    const context = {
      jobId: "job",
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => undefined,
    };
    const payload = { answerId: row!.answerId };
    const commits = [await handler.run(payload, context), await handler.run(payload, context)];
    expect((await goOn(candidate)).thinking).not.toBeNull();
    for (const commit of commits) if (commit) await services.db.write(commit);
    await run();
    const { events } = await detailOf(candidate);
    const decided = events.filter(({ type }: Json) => type.startsWith("follow_up."));
    expect(decided.map(({ data }: Json) => data)).toEqual([
      { questionIndex: 0, followUp: 1, reason: "result" },
    ]);
    expect((await goOn(candidate)).current.question.id).toBe("f1.1");
  });

  test("choosing that fails for good lets the interview go on", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    await run(["speech.transcribe"]);
    const { services } = server;
    const [row] = await services.db.read.findBy(FollowUp, { interviewId: candidate.interviewId });
    await services.db.write(async (tx) => followAnswer(services).giveUp?.({ answerId: row!.answerId }, tx));
    expect((await goOn(candidate)).current.question.id).toBe("q2");
    expect(await decisions(candidate)).toEqual([["q1", "none", "failed", null]]);
  });

  test.each([
    ["for a dimension that the question does not assess", { dimensionId: "charm" }],
    ["without words", { text: " " }],
    ["longer than a page", { text: "长".repeat(601) }],
  ])("another chooser's follow-up %s is not asked", async (_, flaw) => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    await run(["speech.transcribe"]);
    const { services } = server;
    const [row] = await services.db.read.findBy(FollowUp, { interviewId: candidate.interviewId });
    const choice = {
      ask: true,
      gap: "result",
      dimensionId: "teamwork",
      text: "结果怎样？",
      why: "想了解结果。",
    } as const;
    const followUps = { name: "other", version: "1", choose: async () => ({ ...choice, ...flaw }) };
    const work = followAnswer({ ...services, followUps }).run(
      { answerId: row!.answerId },
      { jobId: "job", attempt: 1, signal: new AbortController().signal, progress: async () => undefined },
    );
    await expect(work).rejects.toThrow("no candidate may be asked");
  });

  test("withdrawn while it is chosen: nothing is asked", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    await candidate.call("POST", "/candidate/withdraw", {});
    await run();
    expect(await decisions(candidate)).toEqual([["q1", "none", "ended", null]]);
  });

  test("gone for good before a follow-up was seen: completed, since all that the plan asks is answered", async () => {
    const definition = buildFollowed();
    const candidate = await start({ ...definition, stages: definition.stages.slice(0, 1) });
    await answer(candidate, "q1", told.zh.whole);
    await run();
    await answer(candidate, "q2", told.zh.noResult);
    await run();
    clock.advance(25 * 3_600_000);
    await sweepInterviews(server.services);
    expect(await detailOf(candidate)).toMatchObject({
      status: "completed",
      progress: { answered: 2, total: 2 },
    });
  });

  test("whoever left after the last answer is done within the hour, however long the invitation is valid", async () => {
    const definition = buildFollowed();
    const [gone, answering] = [
      await start({ ...definition, stages: definition.stages.slice(0, 1) }),
      await start(definition),
    ];
    for (const candidate of [gone, answering]) {
      await answer(candidate, "q1", told.zh.whole);
      await run();
      await answer(candidate, "q2", told.zh.noResult);
      await run();
    }
    clock.advance(50 * 60_000);
    await sweepInterviews(server.services);
    expect((await stateOf(gone)).current.question.id).toBe("f2.1");
    clock.advance(11 * 60_000);
    await sweepInterviews(server.services);
    expect((await detailOf(gone)).status).toBe("completed");
    expect((await detailOf(answering)).status).toBe("in_progress");
  });

  test("words that a candidate waits for are heard before all others", async () => {
    const candidate = await start();
    await answer(candidate, "q1", told.zh.noResult);
    const jobs = await server.services.db.read.findBy(Job, { kind: "speech.transcribe", status: "pending" });
    expect(jobs.map(({ priority }) => priority)).toContain(-10);
    await run();
  });
});

describe("the frozen plan", () => {
  test("stays as it was hashed; another interview of the same plan is not asked the same", async () => {
    const definition = buildFollowed({ jobTitle: "冻结测试岗" });
    const [one, other] = [await start(definition), await start(definition)];
    const read = async ({ interviewId }: Verified) => {
      const { frozenPlanSha256: sha256 } = await server.services.db.read.findOneByOrFail(Interview, {
        id: interviewId,
      });
      return server.services.db.read.findOneByOrFail(FrozenPlan, { sha256 });
    };
    const before = await read(one);
    expect((await read(other)).sha256).toBe(before.sha256);
    await answer(one, "q1", told.zh.noResult);
    await answer(other, "q1", told.zh.whole);
    await run();
    expect((await goOn(one)).current.question.id).toBe("f1.1");
    expect((await goOn(other)).current.question.id).toBe("q2");
    expect(await read(one)).toEqual(before);
    const foreign = await other.call("POST", "/candidate/answers/f1.1/present", {});
    expect(foreign.status).toBe(404);
  });

  test("the same answers lead to the same follow-ups, late or not", async () => {
    const definition = buildFollowed({ maxFollowUps: 1 });
    const quick = await start(definition);
    await answer(quick, "q1", told.zh.noResult);
    await run();
    const slow = await start(definition);
    await answer(slow, "q1", told.zh.noResult);
    clock.advance(PATIENCE_MS);
    await answer(slow, "q2", told.zh.noResult);
    await run();
    expect((await decisions(slow)).find(([, state]) => state === "asked")).toEqual(
      (await decisions(quick)).find(([, state]) => state === "asked"),
    );
    expect((await decisions(slow)).at(-1)).toEqual(["q2", "none", "bound_reached", null]);
  });
});

describe("the report", () => {
  const RESULT = "后来离职率从百分之二十降到了百分之五，门店的销售额也比去年增长了百分之十二。";

  async function finish() {
    const definition = buildFollowed({ maxFollowUps: 1 });
    const candidate = await start({ ...definition, stages: definition.stages.slice(0, 1) });
    await answer(candidate, "q1", told.zh.noResult);
    await run(ALL);
    await answer(candidate, "f1.1", RESULT);
    await answer(candidate, "q2", told.zh.whole);
    await run(ALL);
    const staff = await server.staff();
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
    await run(ALL);
    const { body } = await staff("GET", `/interviews/${candidate.interviewId}/report`);
    expect(body.report.version).toBe(report.version + 1);
    expect(body.report.answers[0].score.total).toBeLessThan(report.answers[0].score.total);
    const back = await staff("POST", path, { baseVersion: 2, text: RESULT });
    expect(back.status).toBe(202);
    await run(ALL);
    const last = (await staff("GET", `/interviews/${candidate.interviewId}/report`)).body.report;
    expect(last.answers[0].score).toEqual(report.answers[0].score);
    expect(last.total).toBe(report.total);
  });

  test("the interview's page lists it under its question", async () => {
    const { candidate } = await finish();
    const { questions, progress } = await detailOf(candidate);
    expect(questions.map(({ id, index, followUp }: Json) => [id, index, followUp?.number ?? null])).toEqual([
      ["q1", 0, null],
      ["f1.1", 0, 1],
      ["q2", 1, null],
    ]);
    expect(progress).toEqual({ answered: 2, total: 2 });
  });
});
