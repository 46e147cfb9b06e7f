import { buildFollowed, told } from "../../factories/followUps";
import { beginQuestion, buildChunk, startSomebody, uploadChunks } from "../../factories/interviews";
import { type Followed, PATIENCE_MS, answer, goOn, openFollowed, stateOf } from "./followed";

let at: Followed;
beforeAll(async () => {
  at = await openFollowed();
});
afterAll(() => at.server.close());

describe("words that come late", () => {
  test("after the wait the next question comes; the follow-up after that one", async () => {
    const candidate = await at.start();
    await answer(candidate, "q1", told.zh.noResult);
    at.clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("q2");
    await beginQuestion(candidate, "q2", "text");
    await at.run();
    // What is shown stays.
    expect((await stateOf(candidate)).current.question.id).toBe("q2");
    const after = await answer(candidate, "q2", told.zh.whole);
    expect(after.current.question).toMatchObject({ id: "f1.1", index: 0 });
  });

  test("before the next question is shown the follow-up takes its place, and a page that is behind is told", async () => {
    const candidate = await at.start();
    await answer(candidate, "q1", told.zh.noResult);
    at.clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("q2");
    await at.run();
    const refused = await candidate.call("POST", "/candidate/answers/q2/present", {});
    expect([refused.status, refused.body.error.code]).toEqual([409, "question.not_current"]);
    expect((await stateOf(candidate)).current.question.id).toBe("f1.1");
  });

  test("after the stage it is too late, and recorded so", async () => {
    const candidate = await at.start();
    await answer(candidate, "q1", told.zh.noResult);
    at.clock.advance(PATIENCE_MS);
    await answer(candidate, "q2", told.zh.noResult);
    at.clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("w1");
    await at.run();
    expect((await stateOf(candidate)).current.question.id).toBe("w1");
    expect(await at.decisions(candidate)).toEqual([
      ["q1", "none", "too_late", null],
      ["q2", "none", "too_late", null],
    ]);
    const { events } = await at.detailOf(candidate);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "follow_up.none", data: { questionIndex: 0, reason: "too_late" } }),
    );
  });

  test("the last answer: the interview is completed without a page, when the wait is over", async () => {
    const definition = buildFollowed();
    const candidate = await at.start({ ...definition, stages: definition.stages.slice(0, 1) });
    await answer(candidate, "q1", told.zh.whole);
    await at.run();
    expect((await answer(candidate, "q2", told.zh.noResult)).interview.status).toBe("in_progress");
    await at.run(["interviews.go_on"]);
    expect((await stateOf(candidate)).interview.status).toBe("in_progress");
    at.clock.advance(PATIENCE_MS);
    await at.run(["interviews.go_on"]);
    expect((await stateOf(candidate)).interview).toMatchObject({ status: "completed" });
    await at.run();
    expect((await at.decisions(candidate)).at(-1)).toEqual(["q2", "none", "too_late", null]);
  });

  test("a recording whose end is still on its way is waited for no longer than any other", async () => {
    const candidate = await startSomebody(at.server, { definition: buildFollowed() });
    await beginQuestion(candidate, "q1");
    await uploadChunks(at.server, candidate, "q1", [buildChunk()]);
    const segment = { segment: 0, mimeType: "audio/webm", chunks: 2, durationMs: 2000 };
    const { body } = await candidate.call("POST", "/candidate/answers/q1/submit", {
      take: 1,
      medium: "audio",
      text: null,
      manifest: { segments: [segment] },
    });
    expect(body.thinking.remainingMs).toBe(PATIENCE_MS);
    at.clock.advance(PATIENCE_MS);
    expect((await goOn(candidate)).current.question.id).toBe("q2");
  });
});
