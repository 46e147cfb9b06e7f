import { Answer } from "../../../server/interviews/entity";
import { chunkKey } from "../../../server/media/chunkKeys";
import { Transcript } from "../../../server/speech/entity";
import { transcribeAnswer } from "../../../server/speech/transcribeAnswer";
import type { Transcriber } from "../../../server/speech/transcriber";
import {
  beginQuestion,
  buildChunk,
  startSomebody,
  uploadChunks,
  type Verified,
} from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";

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
