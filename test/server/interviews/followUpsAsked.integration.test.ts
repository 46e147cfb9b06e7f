import { Interview } from "../../../server/interviews/entity";
import { FrozenPlan } from "../../../server/plans/entity";
import { buildFollowed, told } from "../../factories/followUps";
import { beginQuestion, buildChunk, startSomebody, uploadChunks } from "../../factories/interviews";
import { type Followed, PATIENCE_MS, answer, goOn, openFollowed, stateOf } from "./followed";

let at: Followed;
beforeAll(async () => {
  at = await openFollowed();
});
afterAll(() => at.server.close());

describe("an answer that lacks something", () => {
  test("the candidate is told to wait, then asked, with the reason", async () => {
    const candidate = await at.start();
    const sealed = await answer(candidate, "q1", told.zh.noResult);
    expect(sealed).toMatchObject({
      current: null,
      thinking: { index: 0, remainingMs: PATIENCE_MS },
      progress: { answered: 1, total: 3 },
    });
    at.clock.advance(2_000);
    expect((await goOn(candidate)).thinking).toEqual({ index: 0, remainingMs: PATIENCE_MS - 2_000 });

    await at.run();
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
    const candidate = await at.start();
    await answer(candidate, "q1", told.zh.noResult);
    await at.run();
    await answer(candidate, "f1.1", "后来离职率从百分之二十降到了百分之五，大家都愿意换班了。");
    await at.run();
    expect(await goOn(candidate)).toMatchObject({
      current: { question: { id: "q2", index: 1, followUp: null } },
      progress: { answered: 1, total: 3 },
      stages: [{ answered: 1, questionCount: 2 }, { answered: 0 }],
    });
    expect(await at.decisions(candidate)).toEqual([
      ["q1", "asked", "result", "f1.1"],
      ["q1", "none", "complete", null],
    ]);
  });

  test("extra time holds for follow-ups as well", async () => {
    const candidate = await startSomebody(at.server, {
      definition: buildFollowed(),
      medium: "text",
      invite: { accommodations: { extraTimePercent: 50, textOnly: false } },
    });
    await answer(candidate, "q1", told.zh.noResult);
    await at.run();
    expect((await goOn(candidate)).current.question).toMatchObject({ prepSeconds: 15, answerSeconds: 90 });
  });
});

test("an answer that lacks nothing is followed by the next question", async () => {
  const candidate = await at.start();
  await answer(candidate, "q1", told.zh.whole);
  await at.run();
  expect((await goOn(candidate)).current.question.id).toBe("q2");
  expect(await at.decisions(candidate)).toEqual([["q1", "none", "complete", null]]);
});

test("a follow-up is recorded as any answer, within its own time", async () => {
  const candidate = await startSomebody(at.server, { definition: buildFollowed(), medium: "audio" });
  await answer(candidate, "q1", told.zh.noResult);
  await at.run();
  await beginQuestion(candidate, "f1.1");
  const held = await uploadChunks(at.server, candidate, "f1.1", [
    buildChunk(),
    buildChunk({ sequence: 1, durationMs: 59_000 }),
  ]);
  expect([held.status, held.body.acknowledged.length]).toEqual([200, 2]);
  const state = await stateOf(candidate);
  expect(state.current.answer.received).toEqual([{ take: 1, segment: 0, contiguous: 2, beyond: [] }]);
  const over = await uploadChunks(at.server, candidate, "f1.1", [
    buildChunk({ sequence: 2, durationMs: 6_000 }),
  ]);
  expect([over.status, over.body.error.code]).toEqual([410, "answer.time_over"]);
});

test("its sound is made while it is asked, and nobody waits for it", async () => {
  const { voice, media } = at.server.services;
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
  const candidate = await at.start();
  await answer(candidate, "q1", told.zh.noResult);
  await at.run();
  const { body } = await candidate.call("POST", "/candidate/answers/f1.1/present", {});
  expect(body.current.question).toMatchObject({ id: "f1.1", voice: true });
  const hear = async () => (await candidate.call("GET", "/candidate/questions/f1.1/voice")).status;
  expect(await hear()).toBe(404);
  await at.run(["voice.follow_up"]);
  expect([...made]).toEqual(["接着您刚才的回答，再请问：后来再合作时有什么变化？"]);
  expect(await hear()).toBe(200);
  for (const spy of spies) spy.mockRestore();
});

test("an empty answer is asked on gently, once", async () => {
  const candidate = await at.start();
  await answer(candidate, "q1", "");
  await at.run();
  const { body } = await candidate.call("POST", "/candidate/answers/f1.1/present", {});
  expect(body.current.question.text).toBe("不着急，您可以再多讲一点。比如：后来再合作时有什么变化？");
  await answer(candidate, "f1.1", "");
  await at.run();
  expect((await goOn(candidate)).current.question.id).toBe("q2");
  expect((await at.decisions(candidate)).at(-1)).toEqual(["q1", "none", "nothing_said", null]);
});

test("the plan's bound: as many as it allows, to whichever questions", async () => {
  const candidate = await at.start(buildFollowed({ maxFollowUps: 1 }));
  await answer(candidate, "q1", told.zh.noResult);
  await at.run();
  await answer(candidate, "f1.1", "没什么。");
  // Nobody waits for what cannot come.
  const next = await answer(candidate, "q2", told.zh.noResult);
  expect(next).toMatchObject({ thinking: null, current: { question: { id: "w1" } } });
  expect((await at.decisions(candidate)).filter(([, state]) => state === "asked")).toHaveLength(1);
});

test("a structured interview and a written stage are as they were", async () => {
  const candidate = await at.start(buildFollowed({ style: "structured", maxFollowUps: 0 }));
  expect((await answer(candidate, "q1", told.zh.noResult)).current.question.id).toBe("q2");
  await answer(candidate, "q2", told.zh.noResult);
  const written = buildFollowed();
  written.stages[1]!.questions[0]!.maxFollowUps = 2;
  const other = await at.start({ ...written, stages: written.stages.slice(1) });
  expect((await answer(other, "w1", told.zh.noResult)).interview.status).toBe("completed");
});

describe("the frozen plan", () => {
  test("stays as it was hashed; another interview of the same plan is not asked the same", async () => {
    const definition = buildFollowed({ jobTitle: "冻结测试岗" });
    const [one, other] = [await at.start(definition), await at.start(definition)];
    const read = async ({ interviewId }: { interviewId: string }) => {
      const { frozenPlanSha256: sha256 } = await at.server.services.db.read.findOneByOrFail(Interview, {
        id: interviewId,
      });
      return at.server.services.db.read.findOneByOrFail(FrozenPlan, { sha256 });
    };
    const before = await read(one);
    expect((await read(other)).sha256).toBe(before.sha256);
    await answer(one, "q1", told.zh.noResult);
    await answer(other, "q1", told.zh.whole);
    await at.run();
    expect((await goOn(one)).current.question.id).toBe("f1.1");
    expect((await goOn(other)).current.question.id).toBe("q2");
    expect(await read(one)).toEqual(before);
    const foreign = await other.call("POST", "/candidate/answers/f1.1/present", {});
    expect(foreign.status).toBe(404);
  });

  test("the same answers lead to the same follow-ups, late or not", async () => {
    const definition = buildFollowed({ maxFollowUps: 1 });
    const quick = await at.start(definition);
    await answer(quick, "q1", told.zh.noResult);
    await at.run();
    const slow = await at.start(definition);
    await answer(slow, "q1", told.zh.noResult);
    at.clock.advance(PATIENCE_MS);
    await answer(slow, "q2", told.zh.noResult);
    await at.run();
    expect((await at.decisions(slow)).find(([, state]) => state === "asked")).toEqual(
      (await at.decisions(quick)).find(([, state]) => state === "asked"),
    );
    expect((await at.decisions(slow)).at(-1)).toEqual(["q2", "none", "bound_reached", null]);
  });
});
