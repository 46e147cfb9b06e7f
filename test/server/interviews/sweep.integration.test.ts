import { In } from "typeorm";
import { newId } from "../../../server/clock";
import { insertRow, updateRows } from "../../../server/db/rows";
import { Answer, Interview } from "../../../server/interviews/entity";
import { sweepInterviews } from "../../../server/interviews/sweepInterviews";
import { Job } from "../../../server/queue/entity";
import {
  beginQuestion,
  buildChunk,
  inviteSomebody,
  startSomebody,
  uploadChunks,
} from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";

const DAY_MS = 24 * 3_600_000;
const clock = createTestClock();
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock });
});
afterAll(() => server.close());

async function detailOf(interviewId: string) {
  const staff = await server.staff();
  return (await staff("GET", `/interviews/${interviewId}`)).body;
}

test("never started by the deadline: expired, and a new invitation opens it again", async () => {
  const { interviewId } = await inviteSomebody(server);
  await sweepInterviews(server.services);
  expect((await detailOf(interviewId)).status).toBe("not_started");
  clock.advance(DAY_MS + 1);
  await sweepInterviews(server.services);
  expect((await detailOf(interviewId)).status).toBe("expired");

  const staff = await server.staff();
  const expiresAt = new Date(clock.now().getTime() + DAY_MS).toISOString();
  const renewed = await staff("POST", `/interviews/${interviewId}/invitation`, { expiresAt });
  expect(renewed.status).toBe(201);
  expect((await detailOf(interviewId)).status).toBe("not_started");
});

test("started and never finished: timed out, with what was said sealed and on its way to a report", async () => {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  await uploadChunks(server, candidate, "q1", [buildChunk(), buildChunk({ sequence: 1 })]);
  clock.advance(DAY_MS - 1000);
  await sweepInterviews(server.services);
  expect((await detailOf(candidate.interviewId)).status).toBe("in_progress");
  clock.advance(2000);
  await sweepInterviews(server.services);

  const detail = await detailOf(candidate.interviewId);
  expect(detail).toMatchObject({ status: "timed_out", progress: { answered: 1, total: 3 } });
  const [first] = detail.questions;
  expect(first.answer.pipeline).toEqual({ media: "waiting", transcript: "waiting", score: "waiting" });
  const queued = await server.services.db.read.findBy(Job, { kind: "media.assemble" });
  expect(queued.map(({ payload }) => payload)).toContainEqual({ answerId: first.answer.id });
});

test("promised chunks that never came are given up after a day, and the rest goes on", async () => {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  await uploadChunks(server, candidate, "q1", [buildChunk()]);
  await candidate.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "audio",
    text: null,
    manifest: { segments: [{ segment: 0, mimeType: "audio/webm", chunks: 2, durationMs: 2000 }] },
  });
  const mediaState = async () => (await detailOf(candidate.interviewId)).questions[0].answer.pipeline.media;
  await sweepInterviews(server.services);
  expect(await mediaState()).toBe("uploading");
  clock.advance(DAY_MS + 1);
  await sweepInterviews(server.services);
  expect(await mediaState()).toBe("waiting");

  // The phone comes back after all: what is acknowledged now is heard too.
  const { db } = server.services;
  const { interviewId } = candidate;
  const gone = { mediaState: "failed", transcriptState: "unusable", scoreState: "ready" } as const;
  await db.write((tx) => updateRows(tx, Answer, { interviewId }, gone));
  await db.write((tx) => tx.manager.delete(Job, { kind: In(["media.assemble", "speech.transcribe"]) }));
  const late = await uploadChunks(server, candidate, "q1", [buildChunk({ sequence: 1 })]);
  expect(late.body.acknowledged).toHaveLength(1);
  const [first] = (await detailOf(interviewId)).questions;
  expect(first.answer.pipeline).toEqual({ media: "waiting", transcript: "waiting", score: "waiting" });
  const queued = (await db.read.findBy(Job, {})).filter(
    ({ payload }) => payload["answerId"] === first.answer.id,
  );
  expect(queued.map(({ kind }) => kind).toSorted()).toEqual(["media.assemble", "speech.transcribe"]);
});

test("those who asked for a person in the middle keep nobody else from expiring", async () => {
  const { db } = server.services;
  const candidate = await startSomebody(server);
  await candidate.call("POST", "/candidate/person", {});
  const row = await db.read.findOneByOrFail(Interview, { id: candidate.interviewId });
  const expiresAt = new Date(clock.now().getTime() - DAY_MS);
  await db.write(async (tx) => {
    for (let copy = 0; copy < 120; copy += 1) {
      await insertRow(tx, Interview, { ...row, id: newId(), expiresAt });
    }
  });
  const { interviewId } = await inviteSomebody(server);
  clock.advance(DAY_MS + 1);
  await sweepInterviews(server.services);
  expect((await detailOf(interviewId)).status).toBe("expired");
});
