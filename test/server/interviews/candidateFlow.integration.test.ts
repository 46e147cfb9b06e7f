import { createTestClock } from "../../support/testClock";
import {
  beginQuestion,
  inviteSomebody,
  readCode,
  startSomebody,
  verifySomebody,
} from "../../factories/interviews";
import { buildDefinition } from "../../factories/plans";
import { type TestServer, openTestServer } from "../../factories/server";

const clock = createTestClock();
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock });
});
afterAll(() => server.close());

const open = (token: string) => server.call("POST", "/candidate/open", { token });
const consent = (token: string, given: Record<string, unknown>) =>
  server.call("POST", "/candidate/consents", { token, noticeVersion: "2026-11", ...given });

describe("the link", () => {
  test("shows what awaits without saying who is invited", async () => {
    const { token } = await inviteSomebody(server, { name: "欧阳若曦" });
    const { status, body } = await open(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "opened",
      maskedName: "欧*",
      questionCount: 3,
      jobTitle: "销售经理",
    });
    expect(body.codeChannels).toEqual([{ channel: "sms", masked: expect.stringMatching(/^139\*{4}\d{4}$/) }]);
    expect(JSON.stringify(body)).not.toContain("若曦");
    expect(JSON.stringify(body)).not.toContain("困难任务");
  });

  test("guessed: not found", async () => {
    const { status, body } = await open("A".repeat(32));
    expect([status, body.error.code]).toEqual([404, "invitation.not_found"]);
    expect(body.error.requestId).toBeTruthy();
  });

  test("expired: gone, also for consent and code", async () => {
    const { token } = await inviteSomebody(server);
    clock.advance(25 * 3_600_000);
    for (const answer of [
      await open(token),
      await consent(token, { recording: true, aiEvaluation: true }),
      await server.call("POST", "/candidate/codes", { token, channel: "sms" }),
    ]) {
      expect([answer.status, answer.body.error.code]).toEqual([410, "invitation.expired"]);
    }
  });

  test("revoked: gone, and the session that came in by it ends", async () => {
    const candidate = await verifySomebody(server);
    const staff = await server.staff();
    expect((await staff("DELETE", `/interviews/${candidate.interviewId}/invitation`)).status).toBe(204);
    expect((await open(candidate.token)).body.error.code).toBe("invitation.revoked");
    expect((await candidate.call("GET", "/candidate/interview")).status).toBe(401);
  });

  test("resent: the old link ends, the new one goes on at the same place", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    const staff = await server.staff();
    const resent = await staff("POST", `/interviews/${candidate.interviewId}/invitation`, {
      expiresAt: new Date(clock.now().getTime() + 3_600_000).toISOString(),
    });
    expect(resent.status).toBe(201);
    expect((await open(candidate.token)).body.error.code).toBe("invitation.revoked");
    expect((await open(resent.body.link.split("/i/")[1])).body.status).toBe("in_progress");
  });
});

describe("consent", () => {
  test("declining AI evaluation leads to a person, and one may change one's mind", async () => {
    const { token, interviewId } = await inviteSomebody(server);
    await open(token);
    const declined = await consent(token, { recording: true, aiEvaluation: false });
    expect(declined.body).toMatchObject({ outcome: "needs_person", invitation: { status: "needs_person" } });
    const granted = await consent(token, { recording: true, aiEvaluation: true });
    expect(granted.body).toMatchObject({ outcome: "granted", invitation: { status: "opened" } });
    const rows = await server.services.db.read.query(
      `SELECT kind, granted FROM consents WHERE interviewId = '${interviewId}'`,
    );
    expect(rows).toHaveLength(4);
  });

  test("declining the recording leaves written answers", async () => {
    const candidate = await verifySomebody(server, { recording: false });
    const state = await candidate.call("GET", "/candidate/interview");
    expect(state.body.interview.mediaAllowed).toEqual(["text"]);
    const filmed = await candidate.call("POST", "/candidate/device-check", {
      medium: "video",
      camera: "ok",
      microphone: "ok",
      noiseDb: null,
      latencyMs: null,
      recorderMimeType: null,
    });
    expect([filmed.status, filmed.body.error.code]).toEqual([422, "interview.medium_not_allowed"]);
  });

  test("an outdated notice is not agreed to", async () => {
    const { token } = await inviteSomebody(server);
    const { status, body } = await consent(token, {
      recording: true,
      aiEvaluation: true,
      noticeVersion: "2020-01",
    });
    expect([status, body.error.code]).toEqual([409, "consent.outdated"]);
  });
});

describe("the one-time code", () => {
  async function sendCode() {
    const { token } = await inviteSomebody(server);
    await consent(token, { recording: true, aiEvaluation: true });
    await server.call("POST", "/candidate/codes", { token, channel: "sms" });
    return { token, code: await readCode(server, token) };
  }
  const verify = (token: string, code: string) => server.call("POST", "/candidate/sessions", { token, code });
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  test("is counted down when wrong, then useless even when right", async () => {
    const { token, code } = await sendCode();
    for (const left of [4, 3, 2, 1, 0]) {
      const { status, body } = await verify(token, other(code));
      expect([status, body.error.code]).toEqual([403, "identity.code_wrong"]);
      expect(body.error.message).toContain(String(left));
    }
    const right = await verify(token, code);
    expect([right.status, right.body.error.code]).toEqual([429, "identity.too_many_attempts"]);
  });

  test("serves once", async () => {
    const { token, code } = await sendCode();
    expect((await verify(token, code)).status).toBe(201);
    expect((await verify(token, code)).body.error.code).toBe("identity.code_expired");
  });

  test("expires", async () => {
    const { token, code } = await sendCode();
    clock.advance(10 * 60_000 + 1);
    expect((await verify(token, code)).body.error.code).toBe("identity.code_expired");
  });

  test("is not sent twice within a minute", async () => {
    const { token } = await sendCode();
    const again = await server.call("POST", "/candidate/codes", { token, channel: "sms" });
    expect([again.status, again.body.error.code]).toEqual([429, "identity.too_soon"]);
    expect(Number(again.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("is stored neither in plain nor as a plain hash", async () => {
    const { code } = await sendCode();
    const rows = JSON.stringify(await server.services.db.read.query("SELECT * FROM identity_codes"));
    const messages = JSON.stringify(await server.services.db.read.query("SELECT * FROM messages"));
    expect(rows).not.toContain(code);
    expect(messages).not.toContain(code);
  });
});

describe("answering", () => {
  test("goes from question to question, and the last one completes the interview", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    for (const questionId of ["q1", "q2", "w1"]) {
      const begun = await beginQuestion(candidate, questionId, "text");
      expect(begun.body.current).toMatchObject({
        question: { id: questionId },
        answer: { status: "answering" },
      });
      const submitted = await candidate.call("POST", `/candidate/answers/${questionId}/submit`, {
        take: 1,
        medium: "text",
        manifest: null,
        text: "我带领团队一起完成了这项任务。",
      });
      expect(submitted.status).toBe(200);
    }
    const state = await candidate.call("GET", "/candidate/interview");
    expect(state.body).toMatchObject({
      interview: { status: "completed" },
      progress: { answered: 3, total: 3 },
      current: null,
    });
  });

  test("shows only the present question, and no other can be answered", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    const { status, body } = await candidate.call("POST", "/candidate/answers/q2/present", {});
    expect([status, body.error.code]).toEqual([409, "question.not_current"]);
    expect((await candidate.call("POST", "/candidate/answers/nothing/present", {})).status).toBe(404);
  });

  test("a question is not read before its preparation clock runs", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    const before = await candidate.call("GET", "/candidate/interview");
    expect(JSON.stringify(before.body)).not.toContain("困难任务");
    const shown = await candidate.call("POST", "/candidate/answers/q1/present", {});
    expect(shown.body.current.question.text).toContain("困难任务");
  });

  test("two tabs: the newer one has the seat, the older is told at its next write", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    await beginQuestion(candidate, "q1", "text");
    const newer = "11111111-1111-4111-8111-111111111111";
    const taken = await candidate.as(newer)("PUT", "/candidate/seat", { tabId: newer });
    expect(taken.body.current.answer.status).toBe("answering");
    const older = await candidate.call("PUT", "/candidate/answers/q1/text", { text: "旧页面", revision: 1 });
    expect([older.status, older.body.error.code]).toEqual([409, "interview.opened_elsewhere"]);
    const saved = await candidate.as(newer)("PUT", "/candidate/answers/q1/text", {
      text: "新页面",
      revision: 1,
    });
    expect(saved.body.text).toBe("新页面");
  });

  test("an older save never overwrites a newer one", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    await beginQuestion(candidate, "q1", "text");
    await candidate.call("PUT", "/candidate/answers/q1/text", { text: "第二版", revision: 2 });
    const late = await candidate.call("PUT", "/candidate/answers/q1/text", { text: "第一版", revision: 1 });
    expect(late.body).toMatchObject({ text: "第二版", revision: 2 });
  });

  test("the clock is the server's: whatever the phone believes, waiting is charged", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    await candidate.call("POST", "/candidate/answers/q1/present", {});
    clock.advance(10_000);
    const state = await candidate.call("GET", "/candidate/interview");
    expect(state.body.current.answer.prepRemainingMs).toBe(10_000);
    await candidate.call("POST", "/candidate/answers/q1/begin", { take: 1, medium: "text" });
    clock.advance(14_000);
    const heard = await candidate.call("POST", "/candidate/heartbeat", { questionId: "q1", recordedMs: 0 });
    expect(heard.body.answerRemainingMs).toBe(46_000);
  });

  test("unplugging is forgiven within bounds, and leaves a trace for HR", async () => {
    const candidate = await startSomebody(server, { medium: "audio" });
    await beginQuestion(candidate, "q1");
    clock.advance(100_000);
    const back = await candidate.call("PUT", "/candidate/seat", { tabId: candidate.tabId });
    expect(back.body.current.answer.answerRemainingMs).toBe(60_000);
    const staff = await server.staff();
    const detail = await staff("GET", `/interviews/${candidate.interviewId}`);
    expect(detail.body.events).toContainEqual(
      expect.objectContaining({
        type: "interview.resumed",
        data: { questionIndex: 0, awayMs: 100_000, forgivenMs: 100_000 },
      }),
    );
  });

  test("one re-recording where the plan allows it, with the whole time again", async () => {
    const candidate = await startSomebody(server);
    await beginQuestion(candidate, "q1");
    clock.advance(10_000);
    const again = await candidate.call("POST", "/candidate/answers/q1/rerecord", {});
    expect(again.body.current.answer).toMatchObject({ take: 2, rerecordsLeft: 0, status: "preparing" });
    const begun = await candidate.call("POST", "/candidate/answers/q1/begin", { take: 2, medium: "audio" });
    expect(begun.body.current.answer.answerRemainingMs).toBe(60_000);
    const third = await candidate.call("POST", "/candidate/answers/q1/rerecord", {});
    expect([third.status, third.body.error.code]).toEqual([409, "answer.no_rerecord"]);
  });

  test("agreed extra time lengthens every limit", async () => {
    const candidate = await startSomebody(server, {
      medium: "text",
      invite: { accommodations: { extraTimePercent: 50, textOnly: true } },
    });
    const begun = await beginQuestion(candidate, "q1", "text");
    expect(begun.body.current.question).toMatchObject({ prepSeconds: 30, answerSeconds: 90 });
  });

  test("words typed after the end are kept, and HR sees by how much", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    await beginQuestion(candidate, "q1", "text");
    for (let heartbeat = 0; heartbeat < 8; heartbeat += 1) {
      clock.advance(10_000);
      await candidate.call("POST", "/candidate/heartbeat", { questionId: "q1", recordedMs: 0 });
    }
    const late = { take: 1, medium: "text", manifest: null, text: "写得慢了一些。" };
    expect((await candidate.call("POST", "/candidate/answers/q1/submit", late)).status).toBe(200);
    const detail = await (await server.staff())("GET", `/interviews/${candidate.interviewId}`);
    expect(detail.body.events.at(-1)).toMatchObject({ type: "answer.sealed", data: { overtimeMs: 20_000 } });
  });

  test("expiry gates starting, not finishing", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    await beginQuestion(candidate, "q1", "text");
    clock.advance(30 * 3_600_000);
    const submitted = await candidate.call("POST", "/candidate/answers/q1/submit", {
      take: 1,
      medium: "text",
      manifest: null,
      text: "写完了。",
    });
    expect(submitted.body.progress.answered).toBe(1);
  });

  test("whoever asks for a person or withdraws is not asked further", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    const asked = await candidate.call("POST", "/candidate/person", { reason: "想和招聘人员谈" });
    expect(asked.body.interview.status).toBe("needs_person");
    const refused = await candidate.call("POST", "/candidate/answers/q1/present", {});
    expect([refused.status, refused.body.error.code]).toEqual([409, "interview.status"]);
    // Nor does the link's first page lead back in, which would give time to think.
    const again = await consent(candidate.token, { recording: true, aiEvaluation: true });
    expect([again.status, again.body.error.code]).toEqual([409, "interview.status"]);
    const gone = await candidate.call("POST", "/candidate/withdraw", {});
    expect(gone.body.interview.status).toBe("withdrawn");
  });

  test("a person who takes it up again by a new invitation lets it start again", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    await candidate.call("POST", "/candidate/person", {});
    const staff = await server.staff();
    const path = `/interviews/${candidate.interviewId}`;
    const expiresAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    expect((await staff("POST", `${path}/invitation`, { expiresAt })).status).toBe(201);
    expect((await staff("GET", path)).body).toMatchObject({ status: "not_started", startedAt: null });
  });

  test("a question to come is not read aloud before its turn", async () => {
    const { media, voice } = server.services;
    const sound = { key: "voices/test/spoken.mp3", size: 5, mimeType: "audio/mpeg" } as const;
    await media.put(sound.key, Buffer.from("sound"));
    const find = jest.spyOn(voice, "find").mockResolvedValue(sound);
    const candidate = await startSomebody(server, { medium: "text" });
    const hear = (questionId: string) => candidate.call("GET", `/candidate/questions/${questionId}/voice`);
    expect((await hear("q1")).status).toBe(200);
    expect((await hear("q2")).status).toBe(404);
    find.mockRestore();
  });

  test("withdrawn after the end: nobody waits for a report", async () => {
    const candidate = await startSomebody(server, { medium: "text" });
    for (const questionId of ["q1", "q2", "w1"]) {
      await beginQuestion(candidate, questionId, "text");
      const body = { take: 1, medium: "text", manifest: null, text: "我的回答" };
      await candidate.call("POST", `/candidate/answers/${questionId}/submit`, body);
    }
    const staff = await server.staff();
    const state = async () => (await staff("GET", `/interviews/${candidate.interviewId}/report`)).body.state;
    expect(await state()).toBe("pending");
    await candidate.call("POST", "/candidate/withdraw", {});
    expect(await state()).toBe("none");
  });

  test("feedback is taken once, after the end", async () => {
    const definition = buildDefinition();
    definition.stages = definition.stages.slice(1);
    const candidate = await startSomebody(server, { medium: "text", definition });
    const early = await candidate.call("POST", "/candidate/feedback", { satisfaction: 5, recommend: 9 });
    expect(early.status).toBe(409);
    await beginQuestion(candidate, "w1", "text");
    await candidate.call("POST", "/candidate/answers/w1/submit", {
      take: 1,
      medium: "text",
      manifest: null,
      text: "方案",
    });
    const given = await candidate.call("POST", "/candidate/feedback", {
      satisfaction: 5,
      recommend: 9,
      comment: "很好",
    });
    expect(given.body.interview.feedbackGiven).toBe(true);
    const twice = await candidate.call("POST", "/candidate/feedback", { satisfaction: 1, recommend: 0 });
    expect(twice.body.error.code).toBe("interview.already_given");
  });

  test("after the end one may ask for a human review; the interview stays completed", async () => {
    const definition = buildDefinition();
    definition.stages = definition.stages.slice(1);
    const candidate = await startSomebody(server, { medium: "text", definition });
    await beginQuestion(candidate, "w1", "text");
    await candidate.call("POST", "/candidate/answers/w1/submit", {
      take: 1,
      medium: "text",
      manifest: null,
      text: "方案",
    });
    const asked = await candidate.call("POST", "/candidate/person", { reason: "希望人工复核" });
    expect(asked.body.interview.status).toBe("completed");
    const detail = await (await server.staff())("GET", `/interviews/${candidate.interviewId}`);
    expect(detail.body.personReason).toBe("希望人工复核");
    expect(detail.body.events.at(-1).type).toBe("interview.person_requested");
  });
});
