import { randomUUID } from "node:crypto";
import { FollowUp } from "../../../server/followUps/entity";
import { followAnswer } from "../../../server/followUps/followAnswer";
import { sweepInterviews } from "../../../server/interviews/sweepInterviews";
import { Job } from "../../../server/queue/entity";
import { buildFollowed, told } from "../../factories/followUps";
import type { Json } from "../../factories/server";
import { type Followed, PATIENCE_MS, answer, goOn, openFollowed, stateOf } from "./followed";

let at: Followed;
beforeAll(async () => {
  at = await openFollowed();
});
afterAll(() => at.server.close());

const context = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

/** Somebody's first answer is in words, and nobody has looked yet whether to ask on. */
async function aboutToChoose() {
  const candidate = await at.start();
  await answer(candidate, "q1", told.zh.noResult);
  await at.run(["speech.transcribe"]);
  const { services } = at.server;
  const [row] = await services.db.read.findBy(FollowUp, { interviewId: candidate.interviewId });
  return { candidate, services, payload: { answerId: row!.answerId } };
}

describe("whatever happens meanwhile", () => {
  test("a page opened anew stands at the same place, while waiting and after", async () => {
    const candidate = await at.start();
    await answer(candidate, "q1", told.zh.noResult);
    const tabId = randomUUID();
    const other = candidate.as(tabId);
    const seated = await other("PUT", "/candidate/seat", { tabId });
    expect(seated.body.thinking).toEqual({ index: 0, remainingMs: PATIENCE_MS });
    const stale = await candidate.call("POST", "/candidate/go-on", {});
    expect(stale.body.error.code).toBe("interview.opened_elsewhere");
    await at.run();
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
    const { candidate, services, payload } = await aboutToChoose();
    const handler = followAnswer(services);
    const commits = [await handler.run(payload, context), await handler.run(payload, context)];
    expect((await goOn(candidate)).thinking).not.toBeNull();
    for (const commit of commits) if (commit) await services.db.write(commit);
    await at.run();
    const { events } = await at.detailOf(candidate);
    const decided = events.filter(({ type }: Json) => type.startsWith("follow_up."));
    expect(decided.map(({ data }: Json) => data)).toEqual([
      { questionIndex: 0, followUp: 1, reason: "result" },
    ]);
    expect((await goOn(candidate)).current.question.id).toBe("f1.1");
  });

  test("choosing that fails for good lets the interview go on", async () => {
    const { candidate, services, payload } = await aboutToChoose();
    await services.db.write(async (tx) => followAnswer(services).giveUp?.(payload, tx));
    expect((await goOn(candidate)).current.question.id).toBe("q2");
    expect(await at.decisions(candidate)).toEqual([["q1", "none", "failed", null]]);
  });

  test.each([
    ["for a dimension that the question does not assess", { dimensionId: "charm" }],
    ["without words", { text: " " }],
    ["longer than a page", { text: "长".repeat(601) }],
  ])("another chooser's follow-up %s is not asked", async (_, flaw) => {
    const { services, payload } = await aboutToChoose();
    const choice = {
      ask: true,
      gap: "result",
      dimensionId: "teamwork",
      text: "结果怎样？",
      why: "想了解结果。",
    } as const;
    const followUps = { name: "other", version: "1", choose: async () => ({ ...choice, ...flaw }) };
    const work = followAnswer({ ...services, followUps }).run(payload, context);
    await expect(work).rejects.toThrow("no candidate may be asked");
  });

  test("withdrawn while it is chosen: nothing is asked", async () => {
    const candidate = await at.start();
    await answer(candidate, "q1", told.zh.noResult);
    await candidate.call("POST", "/candidate/withdraw", {});
    await at.run();
    expect(await at.decisions(candidate)).toEqual([["q1", "none", "ended", null]]);
  });

  test("gone for good before a follow-up was seen: completed, since all that the plan asks is answered", async () => {
    const definition = buildFollowed();
    const candidate = await at.start({ ...definition, stages: definition.stages.slice(0, 1) });
    await answer(candidate, "q1", told.zh.whole);
    await at.run();
    await answer(candidate, "q2", told.zh.noResult);
    await at.run();
    at.clock.advance(25 * 3_600_000);
    await sweepInterviews(at.server.services);
    expect(await at.detailOf(candidate)).toMatchObject({
      status: "completed",
      progress: { answered: 2, total: 2 },
    });
  });

  test("whoever left after the last answer is done within the hour, however long the invitation is valid", async () => {
    const definition = buildFollowed();
    const [gone, answering] = [
      await at.start({ ...definition, stages: definition.stages.slice(0, 1) }),
      await at.start(definition),
    ];
    for (const candidate of [gone, answering]) {
      await answer(candidate, "q1", told.zh.whole);
      await at.run();
      await answer(candidate, "q2", told.zh.noResult);
      await at.run();
    }
    at.clock.advance(50 * 60_000);
    await sweepInterviews(at.server.services);
    expect((await stateOf(gone)).current.question.id).toBe("f2.1");
    at.clock.advance(11 * 60_000);
    await sweepInterviews(at.server.services);
    expect((await at.detailOf(gone)).status).toBe("completed");
    expect((await at.detailOf(answering)).status).toBe("in_progress");
  });

  test("words that a candidate waits for are heard before all others", async () => {
    const candidate = await at.start();
    await answer(candidate, "q1", told.zh.noResult);
    const jobs = await at.server.services.db.read.findBy(Job, {
      kind: "speech.transcribe",
      status: "pending",
    });
    expect(jobs.map(({ priority }) => priority)).toContain(-10);
    await at.run();
  });
});
