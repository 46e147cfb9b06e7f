import { insertRow, updateRows } from "../../../server/db/rows";
import type { DomainEvent, EventType } from "../../../server/events/events";
import { Answer } from "../../../server/interviews/entity";
import { Recording } from "../../../server/media/entity";
import { composeReport } from "../../../server/reports/composeReport";
import { ReportRow } from "../../../server/reports/entity";
import { Transcript } from "../../../server/speech/entity";
import { beginQuestion, inviteSomebody, startSomebody } from "../../factories/interviews";
import { type Call, openTestServer, type TestServer } from "../../factories/server";
import { uuidOf, wordsOf } from "../../factories/reportSources";

let server: TestServer;
let hr: Call;
beforeAll(async () => {
  server = await openTestServer({ worker: true });
  hr = await server.staff("hq_hr");
});
afterAll(() => server.close());

const SAID =
  "去年我们团队要在两周内完成新店开业。我先把任务分成八项，每天早上和五位同事一起开会配合进度，主动协调物业解决了停电的问题。最后我们提前两天开业，第一个月销售额达到六十万，比计划高百分之二十。";

/** Resolves when it happens to this interview. Begin to listen before what causes it. */
function heard(type: EventType, interviewId: string): Promise<DomainEvent> {
  return new Promise((resolve) => {
    const stop = server.services.events.subscribe((event) => {
      if (event.type !== type || event.interviewId !== interviewId) return;
      stop();
      resolve(event);
    });
  });
}

/** A whole interview in writing, up to its report. */
async function reported() {
  const candidate = await startSomebody(server, { medium: "text", name: "何雨桐" });
  const path = `/interviews/${candidate.interviewId}`;
  const composed = heard("report.composed", candidate.interviewId);
  for (const questionId of ["q1", "q2", "w1"]) {
    await beginQuestion(candidate, questionId, "text");
    const body = { take: 1, medium: "text", manifest: null, text: SAID };
    const { status } = await candidate.call("POST", `/candidate/answers/${questionId}/submit`, body);
    if (status >= 300) throw new Error(`${questionId} was refused with ${status}`);
  }
  await composed;
  const { body } = await hr("GET", `${path}/report`);
  return { path, interviewId: candidate.interviewId, report: body.report, view: body };
}

describe("the report", () => {
  test("is there when the last answer is through, with quotes of what was said", async () => {
    const { view, report } = await reported();
    expect(view).toMatchObject({ state: "ready", progress: { done: 6, total: 6, etaSeconds: null } });
    expect(report).toMatchObject({ version: 1, candidateName: "何雨桐", complete: true, aiGenerated: true });
    expect(report.answers).toHaveLength(3);
    const evidence: { start: number; end: number; quote: string }[] = report.dimensions[0].evidence;
    expect(evidence.length).toBeGreaterThan(0);
    for (const { start, end, quote } of evidence) expect(SAID.slice(start, end)).toBe(quote);
  });

  test("tells the list its figures", async () => {
    const { path, report } = await reported();
    const { body } = await hr("GET", path);
    const { total, match, recommendation } = report;
    expect(body.report).toEqual({ state: "ready", total, match, recommendation, reviewed: null });
  });

  test("composed again from the same rows is the same report", async () => {
    const { interviewId, path, report } = await reported();
    const { services } = server;
    const context = {
      jobId: uuidOf(9),
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => {},
    };
    const commit = await composeReport(services).run({ interviewId }, context);
    await services.db.write(async (tx) => commit?.(tx));
    expect(await services.db.read.countBy(ReportRow, { interviewId })).toBe(1);
    expect((await hr("GET", `${path}/report`)).body.report).toEqual(report);
  });

  test("does not take the place of one that was filed while it was written", async () => {
    const { interviewId, report } = await reported();
    const { db } = server.services;
    const context = {
      jobId: uuidOf(9),
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => {},
    };
    const late = await composeReport(server.services).run({ interviewId }, context);
    const row = { id: crypto.randomUUID(), interviewId, version: 2, report, createdAt: new Date() };
    await db.write((tx) => insertRow(tx, ReportRow, row));
    await expect(db.write(async (tx) => late?.(tx))).rejects.toThrow("another report was filed");
  });

  test("given up, it says so", async () => {
    const { interviewId, path } = await reported();
    const failed = heard("report.failed", interviewId);
    await server.services.db.write(async (tx) =>
      composeReport(server.services).giveUp?.({ interviewId }, tx),
    );
    expect((await failed).data).toEqual({ step: "compose" });
    expect((await hr("GET", `${path}/report`)).body.state).toBe("failed");
  });

  test("is not there before the interview has ended", async () => {
    const { interviewId } = await inviteSomebody(server);
    const { body } = await hr("GET", `/interviews/${interviewId}/report`);
    expect(body).toEqual({
      state: "none",
      progress: { done: 0, total: 0, etaSeconds: null },
      report: null,
      sealed: null,
      reviews: [],
    });
    const pdf = await hr("GET", `/interviews/${interviewId}/report.pdf`);
    expect([pdf.status, pdf.body.error.code]).toEqual([409, "report.not_ready"]);
    const unknown = await hr("GET", `/interviews/${uuidOf(404)}/report.pdf`);
    expect([unknown.status, unknown.body.error.code]).toEqual([404, "interview.not_found"]);
  });

  test("comes as PDF and as text, named after the candidate", async () => {
    const { path } = await reported();
    const pdf = await hr("GET", `${path}/report.pdf`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(pdf.body.slice(0, 5)).toBe("%PDF-");
    expect(pdf.headers.get("content-disposition")).toContain(
      encodeURIComponent("何雨桐 销售经理 面试报告.pdf"),
    );
    const text = await hr("GET", `${path}/transcript.txt`);
    expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(text.body).toContain("比计划高百分之二十。");
  });

  test("is closed to an auditor", async () => {
    const { path } = await reported();
    const auditor = await server.staff("auditor");
    for (const page of ["report", "report.pdf", "transcript.txt"]) {
      expect((await auditor("GET", `${path}/${page}`)).status).toBe(403);
    }
  });
});

/** As if the first answer had been spoken and recognised. */
async function spoken() {
  const made = await reported();
  const { db } = server.services;
  const answerId: string = made.report.answers[0].id;
  await db.write(async (tx) => {
    const heardWords = { source: "machine" as const, words: wordsOf(SAID), engine: "whisper-base@1.0.0" };
    await updateRows(tx, Transcript, { answerId, version: 1 }, heardWords);
  });
  return { ...made, answerId, corrections: `${made.path}/answers/${answerId}/corrections` };
}

describe("a correction", () => {
  test("is a new version with times, is scored again, and the old words stay", async () => {
    const { interviewId, path, answerId, corrections } = await spoken();
    const text = SAID.replace("八项", "九项");
    const corrected = heard("answer.corrected", interviewId);
    const composed = heard("report.composed", interviewId);
    const { status, body } = await hr("POST", corrections, { baseVersion: 1, text });
    expect([status, body.version, body.source]).toEqual([202, 2, "correction"]);
    expect(body.createdBy).toBeTruthy();
    expect(body.words.find((word: { text: string }) => word.text === "九").startMs).toBe(
      wordsOf(SAID)[SAID.replace(/[，。]/g, "").indexOf("八项")]?.startMs,
    );
    expect((await corrected).data).toEqual({ questionIndex: 0, version: 2 });
    expect((await composed).data).toEqual({ version: 2 });
    const { report } = (await hr("GET", `${path}/report`)).body;
    expect(report.answers[0].transcript.text).toBe(text);
    expect(report.answers[0].transcriptVersions.map(({ version }: { version: number }) => version)).toEqual([
      2, 1,
    ]);
    const before = await hr("GET", `${path}/answers/${answerId}/transcripts/1`);
    expect(before.body).toMatchObject({ text: SAID, source: "machine" });
  });

  test("against an older version is refused", async () => {
    const { corrections } = await spoken();
    await hr("POST", corrections, { baseVersion: 1, text: `${SAID}谢谢。` });
    const { status, body } = await hr("POST", corrections, { baseVersion: 1, text: "另一种听法。" });
    expect([status, body.error.code]).toEqual([409, "transcript.changed"]);
  });

  test("by two people at once is taken from one", async () => {
    const { corrections } = await spoken();
    const both = await Promise.all(
      ["甲", "乙"].map((text) => hr("POST", corrections, { baseVersion: 1, text })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
  });

  test("with the same words changes nothing", async () => {
    const { corrections } = await spoken();
    const { body } = await hr("POST", corrections, { baseVersion: 1, text: SAID });
    expect(body).toMatchObject({ version: 1, source: "machine" });
  });

  test("reaches no answer of another interview", async () => {
    const [mine, other] = [await reported(), await reported()];
    const answer = `${mine.path}/answers/${other.report.answers[0].id}`;
    for (const asked of [
      await hr("POST", `${answer}/corrections`, { baseVersion: 1, text: "改" }),
      await hr("GET", `${answer}/transcripts/1`),
      await hr("GET", `${answer}/media`),
    ]) {
      expect([asked.status, asked.body.error.code]).toEqual([404, "answer.not_found"]);
    }
  });

  test("needs the permission and a version that exists", async () => {
    const { path, corrections, answerId } = await spoken();
    const manager = await server.staff("hiring_manager");
    expect((await manager("POST", corrections, { baseVersion: 1, text: "改" })).status).toBe(403);
    const unknown = await hr("GET", `${path}/answers/${answerId}/transcripts/9`);
    expect([unknown.status, unknown.body.error.code]).toEqual([404, "transcript.not_found"]);
  });
});

describe("a recording", () => {
  test("is played and saved by a link that names nobody", async () => {
    const { path, report } = await reported();
    const { db, media } = server.services;
    const answerId: string = report.answers[0].id;
    const storeKey = `recordings/${answerId}/whole`;
    const { size, sha256 } = await media.put(storeKey, Buffer.from("a film"));
    const answer = await db.read.findOneByOrFail(Answer, { id: answerId });
    await db.write((tx) =>
      insertRow(tx, Recording, {
        id: crypto.randomUUID(),
        answerId,
        take: answer.take,
        storeKey,
        mimeType: "video/webm",
        durationMs: 4_000,
        size,
        sha256,
        segments: [],
        createdAt: new Date(),
      }),
    );
    const link = await hr("GET", `${path}/answers/${answerId}/media`);
    expect(link.body).toMatchObject({ mimeType: "video/webm", durationMs: 4_000 });
    const played = await fetch(new URL(link.body.url, server.origin));
    expect([await played.text(), played.headers.get("content-disposition")]).toEqual(["a film", "inline"]);
    const saved = await fetch(
      new URL((await hr("GET", `${path}/answers/${answerId}/media?download=1`)).body.url, server.origin),
    );
    expect(saved.headers.get("content-disposition")).toMatch(
      /^attachment; filename="answer-1-[0-9a-f]{8}\.webm"/,
    );
  });

  test("that there is none is said", async () => {
    const { path, report } = await reported();
    const { status, body } = await hr("GET", `${path}/answers/${report.answers[0].id}/media`);
    expect([status, body.error.code]).toEqual([404, "media.not_found"]);
  });
});
