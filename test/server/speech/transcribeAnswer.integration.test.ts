import { Answer } from "../../../server/interviews/entity";
import { chunkKey } from "../../../server/media/chunkKeys";
import { sweepInterviews } from "../../../server/interviews/sweepInterviews";
import { LeftToAnother } from "../../../server/queue/runner";
import { SpeechSegment, Transcript } from "../../../server/speech/entity";
import { transcribeAnswer } from "../../../server/speech/transcribeAnswer";
import type { Transcriber } from "../../../server/speech/transcriber";
import type { RecognizedStretch } from "../../../server/speech/types";
import {
  beginQuestion,
  buildChunk,
  startSomebody,
  uploadChunks,
  type Verified,
} from "../../factories/interviews";
import { plantJob } from "../../factories/jobs";
import { type TestServer, openTestServer } from "../../factories/server";
import { type Ears, buildTone, openEars } from "./ears";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const context = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};
const answerOf = ({ interviewId }: Verified) =>
  server.services.db.read.findOneByOrFail(Answer, { interviewId, questionId: "q1" });
const giveUp = (answerId: string) =>
  server.services.db.write(async (tx) => transcribeAnswer(server.services).giveUp?.({ answerId }, tx));
async function run(answerId: string) {
  const commit = await transcribeAnswer(server.services).run({ answerId }, context);
  if (commit) await server.services.db.write(commit);
}

test("given up and tried again by a person: the words come after all", async () => {
  const candidate = await startSomebody(server, { medium: "text" });
  await beginQuestion(candidate, "q1", "text");
  const body = { take: 1, medium: "text", manifest: null, text: "我们一起完成了目标。" };
  await candidate.call("POST", "/candidate/answers/q1/submit", body);
  const { id } = await answerOf(candidate);
  await giveUp(id);
  expect(await answerOf(candidate)).toMatchObject({ transcriptState: "failed", scoreState: "waiting" });

  await run(id);
  expect(await answerOf(candidate)).toMatchObject({ transcriptState: "ready", scoreState: "waiting" });
  const versions = await server.services.db.read.find(Transcript, {
    where: { answerId: id },
    order: { version: "ASC" },
  });
  expect(versions.map(({ version, text }) => [version, text])).toEqual([
    [1, body.text],
    [2, body.text],
  ]);
});

test("a job from while the answer was given does not give up for the one that comes after the last chunk", async () => {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  await uploadChunks(server, candidate, "q1", [buildChunk()]);
  await candidate.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "audio",
    text: null,
    manifest: { segments: [{ segment: 0, mimeType: "audio/webm", chunks: 2, durationMs: 2000 }] },
  });
  const { id } = await answerOf(candidate);
  await giveUp(id);
  expect(await answerOf(candidate)).toMatchObject({ mediaState: "uploading", transcriptState: "waiting" });
});

test("two that hear the same answer to its end write its words once", async () => {
  const candidate = await startSomebody(server, { medium: "text" });
  await beginQuestion(candidate, "q1", "text");
  const body = { take: 1, medium: "text", manifest: null, text: "我们一起完成了目标。" };
  await candidate.call("POST", "/candidate/answers/q1/submit", body);
  const { id } = await answerOf(candidate);
  const handler = transcribeAnswer(server.services);
  const commits = [
    await handler.run({ answerId: id }, context),
    await handler.run({ answerId: id }, context),
  ];
  await Promise.all(commits.flatMap((commit) => (commit ? [server.services.db.write(commit)] : [])));
  expect(await server.services.db.read.countBy(Transcript, { answerId: id })).toBe(1);
});

test("a second that the disk has lost does not cost the rest of the answer", async () => {
  const { services } = server;
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  const chunks = [0, 1, 2].map((sequence) => buildChunk({ sequence }));
  await uploadChunks(server, candidate, "q1", chunks);
  const { id, interviewId } = await answerOf(candidate);
  await services.media.remove(chunkKey(interviewId, id, chunks[1]!));
  let heard = "";
  const transcribeGrowing: Transcriber["transcribeGrowing"] = async ({ readMedia }) => {
    heard = "";
    for await (const part of (await readMedia()) as AsyncIterable<Buffer>) heard += part.toString();
    return { pieces: [], doneUntilMs: 0, durationMs: 0, problem: null };
  };
  const handler = transcribeAnswer({ ...services, speech: { ...services.speech, transcribeGrowing } });
  await handler.run({ answerId: id }, context);
  expect(heard).toBe("chunk 1/0/0");

  await candidate.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "audio",
    text: null,
    manifest: { segments: [{ segment: 0, mimeType: "audio/webm", chunks: 3, durationMs: 3000 }] },
  });
  await handler.run({ answerId: id }, context);
  expect(heard).toBe("chunk 1/0/0chunk 1/0/2");
});

async function speak(...seconds: number[]) {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  const say = (...more: number[]) => uploadChunks(server, candidate, "q1", more.map(buildTone));
  await say(...seconds);
  const { id } = await answerOf(candidate);
  const submit = (chunks: number) =>
    candidate.call("POST", "/candidate/answers/q1/submit", {
      take: 1,
      medium: "audio",
      text: null,
      manifest: { segments: [{ segment: 0, mimeType: "audio/wav", chunks, durationMs: chunks * 1_000 }] },
    });
  return { id, say, submit };
}

async function hear({ handler }: Ears, answerId: string) {
  const commit = await handler.run({ answerId }, context);
  if (commit) await server.services.db.write(commit);
}

async function readKept(answerId: string) {
  const row = await server.services.db.read.findOneByOrFail(SpeechSegment, { answerId });
  const { pieces } = row.state as { pieces: RecognizedStretch[] };
  return { doneUntilMs: row.doneUntilMs, final: row.final, texts: pieces.map(({ text }) => text) };
}

/** The sweeper waits no longer for chunks that have not come. */
async function giveUpUpload(answerId: string) {
  const { services } = server;
  const later = { ...services.clock, now: () => new Date(Date.now() + 25 * 3_600_000) };
  await sweepInterviews({ ...services, clock: later });
  const answer = await services.db.read.findOneByOrFail(Answer, { id: answerId });
  expect(answer.mediaState).toBe("waiting");
}

test("what was heard before a stretch that failed is heard by nobody again", async () => {
  const { id } = await speak(1, 2, 3, 4);
  const failing = openEars(server.services, (second) => {
    if (second === "3") throw new Error("the engine is away");
  });
  await expect(hear(failing, id)).rejects.toThrow("the engine is away");
  expect(await readKept(id)).toMatchObject({ doneUntilMs: 2_000, texts: ["1", "2"] });

  const another = openEars(server.services);
  await hear(another, id);
  expect(another.heard).toEqual(["3"]);
  expect(await readKept(id)).toMatchObject({ doneUntilMs: 3_000, texts: ["1", "2", "3"] });
});

test("what an older job has heard does not overwrite what a newer one has", async () => {
  const { id, say, submit } = await speak(1, 2);
  const older = await openEars(server.services).handler.run({ answerId: id }, context);
  await say(3, 4, 5);
  await hear(openEars(server.services), id);
  await server.services.db.write(async (tx) => older?.(tx));
  expect(await readKept(id)).toMatchObject({ doneUntilMs: 4_000, final: false });

  const old = await openEars(server.services).handler.run({ answerId: id }, context);
  await submit(5);
  await hear(openEars(server.services), id);
  await server.services.db.write(async (tx) => old?.(tx));
  expect(await readKept(id)).toMatchObject({ doneUntilMs: 5_000, final: true });
});

test("a chunk that comes after all was heard is heard, with what stands around it", async () => {
  const { id, say, submit } = await speak(1, 3, 4, 5);
  await submit(5);
  await giveUpUpload(id);
  const ears = openEars(server.services);
  await hear(ears, id);
  expect(ears.heard).toEqual(["1", "3", "4", "5"]);
  await say(2);
  ears.heard.length = 0;
  await hear(ears, id);
  expect(ears.heard).toEqual(["1", "2", "3", "4", "5"]);
});

test("a chunk that completes an answer while it is heard is not left out", async () => {
  const { id, say, submit } = await speak(1, 3, 4, 5);
  await submit(5);
  await giveUpUpload(id);
  const overtaken = openEars(server.services, async (second) => {
    if (second === "3") await say(2);
  });
  await hear(overtaken, id);
  expect(overtaken.heard).toEqual(["1", "3"]);
  const now = openEars(server.services);
  await hear(now, id);
  expect(now.heard).toEqual(["1", "2", "3", "4", "5"]);
  expect(await readKept(id)).toMatchObject({ final: true, texts: ["1", "2", "3", "4", "5"] });
  expect(await server.services.db.read.countBy(Transcript, { answerId: id })).toBe(1);
});

test("an answer that another process hears is left to it", async () => {
  const { id } = await speak(1, 2);
  const now = Date.now();
  const begin = (
    { leaseMs = 60_000, ...job }: { id: string; owner: string; answerId: string; leaseMs?: number },
    at: number,
  ) =>
    plantJob(server.services, {
      id: job.id,
      kind: "speech.transcribe",
      payload: { answerId: job.answerId },
      status: "running",
      attempts: 1,
      claims: 1,
      leaseOwner: job.owner,
      leaseUntil: new Date(now + leaseMs),
      runAfter: new Date(at),
      createdAt: new Date(at),
      startedAt: new Date(at),
    });
  await begin({ id: "of-another-answer", owner: "other", answerId: "another" }, now - 5);
  await begin({ id: "of-one-that-died", owner: "dead", answerId: id, leaseMs: -1 }, now - 4);
  await begin({ id: "first", owner: "one", answerId: id }, now - 3);
  await begin({ id: "same-process", owner: "one", answerId: id }, now - 2);
  await begin({ id: "second", owner: "two", answerId: id }, now - 1);
  const take = (jobId: string) =>
    openEars(server.services).handler.run({ answerId: id }, { ...context, jobId });
  await expect(take("second")).rejects.toBeInstanceOf(LeftToAnother);
  await expect(take("first")).resolves.toBeDefined();
  await expect(take("same-process")).resolves.toBeDefined();
});
