import { readFile } from "node:fs/promises";
import { updateRows } from "../../../server/db/rows";
import { Answer } from "../../../server/interviews/entity";
import { Consent } from "../../../server/interviews/identityEntity";
import { noticeVersion } from "../../../server/interviews/notice";
import { Transcript } from "../../../server/speech/entity";
import type { Transcriber } from "../../../server/speech/transcriber";
import { transcribeAnswer } from "../../../server/speech/transcribeAnswer";
import { openNlsService, type NlsService } from "../../simulators/nls/nlsService";
import { characterErrorRate } from "../../support/errorRate";
import { beginQuestion, buildChunk, startSomebody, uploadChunks } from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";
import { speechFixture } from "./fixtures";
import { nlsSettings, teach } from "./nls/account";

jest.setTimeout(180_000);
const answer = speechFixture("behavioural-result.ogg");
let service: NlsService;
let server: TestServer;
beforeAll(async () => {
  service = await openNlsService();
  await teach(service, "behavioural-result.ogg");
  server = await openTestServer({ env: { ...nlsSettings(service), NLS_CONCURRENCY: "4" } });
});
afterAll(async () => {
  await server.close();
  await service.close();
});

const context = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

/** Somebody who says the fixture: its first two thirds are there while they still speak. */
async function speak() {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  const bytes = await readFile(answer.path);
  const cut = Math.floor((bytes.length * 2) / 3);
  const [first, last] = [bytes.subarray(0, cut), bytes.subarray(cut)].map((part, sequence) =>
    buildChunk({ sequence, bytes: part, durationMs: 15_000 }),
  );
  await uploadChunks(server, candidate, "q1", [first!]);
  const { id } = await server.services.db.read.findOneByOrFail(Answer, {
    interviewId: candidate.interviewId,
    questionId: "q1",
  });
  async function submit() {
    await uploadChunks(server, candidate, "q1", [last!]);
    await candidate.call("POST", "/candidate/answers/q1/submit", {
      take: 1,
      medium: "audio",
      text: null,
      manifest: {
        segments: [{ segment: 0, mimeType: "audio/ogg", chunks: 2, durationMs: answer.durationMs }],
      },
    });
  }
  return { id, interviewId: candidate.interviewId, submit };
}

const readTranscript = (answerId: string) =>
  server.services.db.read.findOneByOrFail(Transcript, { answerId });

test("an answer is heard by NLS while it is given, each second of it once, and says so", async () => {
  const { db, speech } = server.services;
  expect(speech.engine).toMatchObject({ name: "nls-stream", concurrency: 4 });
  const handler = transcribeAnswer(server.services);
  expect(handler.concurrency).toBe(4);
  const { id, submit } = await speak();
  service.sessions.length = 0;
  // The second of these begins before the first is written down, as jobs of one answer may.
  const early = [handler.run({ answerId: id }, context), handler.run({ answerId: id }, context)];
  for (const commit of await Promise.all(early)) if (commit) await db.write(commit);
  const whileGiven = service.sessions.length;
  await submit();
  const commit = await handler.run({ answerId: id }, context);
  if (commit) await db.write(commit);

  const { engine, text, usable, speech: signals, words } = await readTranscript(id);
  expect({ engine, usable }).toEqual({ engine: "nls-stream@1.0.0", usable: true });
  expect(characterErrorRate(answer.text, text)).toBeLessThanOrEqual(0.1);
  expect(signals?.certainty).toBeCloseTo(0.93);
  expect(words.at(-1)!.endMs).toBeGreaterThan(answer.durationMs * 0.8);
  const lengths = service.sessions.map(({ bytes }) => bytes);
  expect(whileGiven).toBeGreaterThan(0);
  expect(lengths.length).toBeGreaterThan(whileGiven);
  expect(new Set(lengths).size).toBe(lengths.length);
});

test("who was not told that a service outside hears answers is heard here", async () => {
  const { services } = server;
  const outside = { NLS_APPKEY: "a-project", NLS_URL: "wss://nls.example.com/ws/v1" };
  const notice = (env: object) => noticeVersion({ ...services.env, ...env }, true);
  expect([notice({}), notice(outside)]).toEqual(["2026-11-auto", "2026-11-speech-auto"]);
  const asked: (boolean | undefined)[] = [];
  const speech: Transcriber = {
    ...services.speech,
    async transcribeGrowing({ hereOnly }) {
      asked.push(hereOnly);
      return { pieces: [], doneUntilMs: 0, durationMs: 0, problem: null };
    },
  };
  const { id, interviewId } = await speak();
  const run = (env: object) =>
    transcribeAnswer({ ...services, speech, env: { ...services.env, ...env } }).run(
      { answerId: id },
      context,
    );
  await run({});
  await run(outside);
  await services.db.write((tx) =>
    updateRows(tx, Consent, { interviewId, kind: "ai_evaluation" }, { noticeVersion: notice(outside) }),
  );
  await run(outside);
  expect(asked).toEqual([false, true, false]);
});

test("where NLS fails in the middle this machine hears the rest, and the transcript names both", async () => {
  const { db } = server.services;
  const handler = transcribeAnswer(server.services);
  const { id, submit } = await speak();
  const early = await handler.run({ answerId: id }, context);
  if (early) await db.write(early);
  service.limit(0);
  service.expireTokens();
  service.answer("CreateToken", ...Array.from({ length: 9 }, () => ({ does: "babble" }) as const));
  await submit();
  const commit = await handler.run({ answerId: id }, context);
  if (commit) await db.write(commit);
  service.limit(Number.POSITIVE_INFINITY);

  const { engine, text } = await readTranscript(id);
  expect(engine).toBe("nls-stream@1.0.0 + whisper-base@1.0.0");
  expect(characterErrorRate(answer.text, text)).toBeLessThanOrEqual(0.25);
});
