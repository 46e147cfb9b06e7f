import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beginQuestion, startSomebody, uploadChunks } from "../../factories/interviews";
import { buildDefinition, buildDimension, buildQuestion } from "../../factories/plans";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";
import { characterErrorRate, recordChunks, spokenAnswer } from "../../factories/speech";

jest.setTimeout(240_000);

let server: TestServer;
let staff: Call;
beforeAll(async () => {
  server = await openTestServer({ worker: true });
  staff = await server.staff();
});
afterAll(() => server.close());

const definition = buildDefinition({
  dimensions: [
    buildDimension({ weightBp: 5_000 }),
    buildDimension({
      id: "execution",
      name: "执行落地",
      description: "推动目标达成",
      weightBp: 5_000,
      indicators: ["目标", "计划", "完成", "结果"],
    }),
  ],
  stages: [
    {
      id: "talk",
      kind: "questions",
      title: "问答",
      guide: "",
      questions: [
        buildQuestion({
          text: "请讲一次您在业绩没有达标时扭转局面的经历。",
          answerSeconds: 90,
          dimensions: [
            { id: "execution", weightBp: 6_000 },
            { id: "teamwork", weightBp: 4_000 },
          ],
        }),
      ],
    },
    {
      id: "write",
      kind: "written",
      title: "笔答",
      guide: "",
      questions: [
        buildQuestion({
          id: "w1",
          text: "请写出您和同事协作完成目标的一个例子。",
          answerSeconds: 300,
          rerecords: 0,
        }),
      ],
    },
  ],
});

/** Waits on the live channel, as the console does, until the report of this interview is told of. */
async function reportOf(interviewId: string, act: () => Promise<unknown>): Promise<Json> {
  const before = (await staff("GET", `/interviews/${interviewId}/report`)).body.report?.version ?? 0;
  const told = new Promise<void>((resolve) => {
    const stop = server.services.events.subscribe((event) => {
      if (event.interviewId !== interviewId || event.type !== "report.composed") return;
      stop();
      resolve();
    });
  });
  await act();
  await told;
  const { body } = await staff("GET", `/interviews/${interviewId}/report`);
  expect(body).toMatchObject({ state: "ready" });
  expect(body.report.version).toBe(before + 1);
  return body.report;
}

const WRITTEN =
  "去年我们要在两个月内完成新门店的开业。我负责和工程、采购两个部门协作，每周开一次碰头会，把进度列成清单一起核对。结果门店提前五天开业，首月销售额达到目标的百分之一百一十。";

/** One spoken answer and one typed. @param spoken what is said, from the fixtures */
async function interviewSomebody(spoken: string) {
  const said = spokenAnswer(spoken);
  const candidate = await startSomebody(server, { definition });
  await beginQuestion(candidate, "q1");
  const chunks = recordChunks(said);
  for (let from = 0; from < chunks.length; from += 10) {
    await uploadChunks(server, candidate, "q1", chunks.slice(from, from + 10));
  }
  await candidate.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "audio",
    text: null,
    manifest: {
      segments: [{ segment: 0, mimeType: "audio/webm", chunks: chunks.length, durationMs: said.durationMs }],
    },
  });
  await beginQuestion(candidate, "w1", "text");
  const report = await reportOf(candidate.interviewId, () =>
    candidate.call("POST", "/candidate/answers/w1/submit", {
      take: 1,
      medium: "text",
      manifest: null,
      text: WRITTEN,
    }),
  );
  return { said, candidate, report };
}

test("from the first word to the report: heard, assembled, scored, quoted", async () => {
  const { said, candidate, report } = await interviewSomebody("behavioural-result");
  const { interviewId } = candidate;
  const [spoken, written] = report.answers;

  // Heard: what was said, with times inside the recording.
  expect(characterErrorRate(said.text, spoken.transcript.text)).toBeLessThanOrEqual(0.25);
  expect(spoken.transcript.words.length).toBeGreaterThan(50);
  expect(spoken.transcript.words.at(-1).endMs).toBeLessThanOrEqual(said.durationMs + 500);
  expect(spoken.speech.charsPerMinute).toBeGreaterThan(100);
  expect(written.transcript).toMatchObject({ source: "typed", text: WRITTEN });

  // Assembled: plays to its end, in ranges, under a link that carries no session.
  expect(Math.abs(spoken.media.durationMs - said.durationMs)).toBeLessThan(700);
  const link = (await staff("GET", `/interviews/${interviewId}/answers/${spoken.id}/media`)).body;
  const whole = Buffer.from(await (await fetch(new URL(link.url, server.origin))).arrayBuffer());
  expect(whole.length).toBe(spoken.media.size);
  const file = join(server.services.env.DATA_DIR, "downloaded.webm");
  writeFileSync(file, whole);
  const end = execFileSync("ffprobe", [
    "-v",
    "error",
    "-show_entries",
    "format=duration",
    "-of",
    "csv=p=0",
    file,
  ]);
  expect(Math.abs(Number(end) * 1000 - said.durationMs)).toBeLessThan(700);
  const range = await fetch(new URL(link.url, server.origin), { headers: { range: "bytes=1000-1999" } });
  expect(range.status).toBe(206);
  expect(Buffer.from(await range.arrayBuffer())).toEqual(whole.subarray(1000, 2000));

  // Scored: every quote is verbatim in the transcript, and spoken quotes have their moment.
  const texts: Record<string, string> = Object.fromEntries(
    report.answers.map((answer: Json) => [answer.id, answer.transcript.text]),
  );
  const quotes: Json[] = report.dimensions.flatMap((dimension: Json) => dimension.evidence);
  expect(quotes.length).toBeGreaterThan(0);
  for (const { answerId, start, end: stop, quote, startMs } of quotes) {
    expect(texts[answerId]?.slice(start, stop)).toBe(quote);
    expect(startMs !== null).toBe(answerId === spoken.id);
  }
  expect(report.total).toBeGreaterThan(0);
  expect(report.aiGenerated).toBe(true);
});

test("a misheard word is corrected: that answer is scored again, both versions stay", async () => {
  const { candidate, report } = await interviewSomebody("short-greeting");
  const { interviewId } = candidate;
  const [spoken] = report.answers;
  const path = `/interviews/${interviewId}/answers/${spoken.id}`;
  const text = `${spoken.transcript.text}最后团队一起完成了全年目标。`;
  const corrected = await reportOf(interviewId, async () => {
    const answer = await staff("POST", `${path}/corrections`, { baseVersion: 1, text });
    expect([answer.status, answer.body.version]).toEqual([202, 2]);
  });
  const [after] = corrected.answers;
  expect(after.transcript).toMatchObject({ version: 2, source: "correction", text });
  expect(after.transcriptVersions.map(({ version }: Json) => version)).toEqual([2, 1]);
  expect((await staff("GET", `${path}/transcripts/1`)).body.text).toBe(spoken.transcript.text);
  const stale = await staff("POST", `${path}/corrections`, { baseVersion: 1, text: "旧的" });
  expect([stale.status, stale.body.error.code]).toEqual([409, "transcript.changed"]);
});

test("nothing said: no text is invented, no score is given, the report says so", async () => {
  const candidate = await startSomebody(server, { definition });
  await beginQuestion(candidate, "q1");
  await candidate.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "audio",
    text: null,
    manifest: { segments: [] },
  });
  await beginQuestion(candidate, "w1", "text");
  const report = await reportOf(candidate.interviewId, () =>
    candidate.call("POST", "/candidate/answers/w1/submit", {
      take: 1,
      medium: "text",
      manifest: null,
      text: "",
    }),
  );
  expect(report).toMatchObject({ total: null, match: null, recommendation: "review" });
  expect(report.dimensions.every((dimension: Json) => dimension.score === null)).toBe(true);
  expect(report.answers[0].transcript).toMatchObject({ text: "", usable: false });
});

test("a PDF that calls itself a recording: no words, no media, and a report all the same", async () => {
  const candidate = await startSomebody(server, { definition });
  await beginQuestion(candidate, "q1");
  const [chunk] = recordChunks(spokenAnswer("short-greeting"));
  const bytes = Buffer.from(`%PDF-1.7\n${"garbage ".repeat(500)}`);
  const { createHash } = await import("node:crypto");
  const md5 = createHash("md5").update(bytes).digest("base64");
  await uploadChunks(server, candidate, "q1", [{ ...chunk!, bytes, size: bytes.length, md5 }]);
  await candidate.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "audio",
    text: null,
    manifest: { segments: [{ segment: 0, mimeType: "audio/webm", chunks: 1, durationMs: 1000 }] },
  });
  await beginQuestion(candidate, "w1", "text");
  const report = await reportOf(candidate.interviewId, () =>
    candidate.call("POST", "/candidate/answers/w1/submit", {
      take: 1,
      medium: "text",
      manifest: null,
      text: WRITTEN,
    }),
  );
  expect(report.answers[0]).toMatchObject({
    media: null,
    transcript: { usable: false, reason: "broken_file" },
  });
});
