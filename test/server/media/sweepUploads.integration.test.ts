import { updateRows } from "../../../server/db/rows";
import { Answer, Interview } from "../../../server/interviews/entity";
import { answerFolder, chunkKey } from "../../../server/media/chunkKeys";
import { ChunkRow } from "../../../server/media/entity";
import { sweepUploads } from "../../../server/media/sweepUploads";
import type { ChunkRef } from "../../../server/media/types";
import {
  type Verified,
  beginQuestion,
  buildChunk,
  startSomebody,
  uploadChunks,
} from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";

const DAY_MS = 24 * 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

async function recording() {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  const answer = await server.services.db.read.findOneByOrFail(Answer, {
    interviewId: candidate.interviewId,
  });
  return { candidate, answer };
}
type Recording = Awaited<ReturnType<typeof recording>>;

/** As after a put whose commit never came. */
async function putOnly({ answer }: Recording, ref: Partial<ChunkRef>): Promise<string> {
  const key = chunkKey(answer.interviewId, answer.id, { take: 1, segment: 0, sequence: 0, ...ref });
  await server.services.media.put(key, Buffer.from("nobody was told of this"));
  return key;
}
const submit = (candidate: Verified, chunks: number) =>
  candidate.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "audio",
    text: null,
    manifest: { segments: [{ segment: 0, mimeType: "audio/webm", chunks, durationMs: chunks * 1000 }] },
  });
const isStored = async (key: string) => (await server.services.media.head(key)) !== null;
const sweep = (afterMs: number) => sweepUploads(server.services, Date.now() + afterMs);
const end = (interviewId: string, status: Interview["status"]) =>
  server.services.db.write((tx) => updateRows(tx, Interview, { id: interviewId }, { status }));

test("what a sealed answer does not name goes after a day; what it names, or what has a row, never", async () => {
  const one = await recording();
  await uploadChunks(server, one.candidate, "q1", [buildChunk(), buildChunk({ segment: 3 })]);
  const beyond = await putOnly(one, { sequence: 7 });
  const otherTake = await putOnly(one, { take: 2 });
  const awaited = await putOnly(one, { sequence: 1 });
  expect((await submit(one.candidate, 2)).status).toBe(200);

  expect(await sweep(DAY_MS - 60_000)).toBe(0);
  expect(await isStored(beyond)).toBe(true);
  expect(await sweep(DAY_MS + 60_000)).toBe(2);
  expect([await isStored(beyond), await isStored(otherTake)]).toEqual([false, false]);
  // It may still be committed: its answer waits for it.
  expect(await isStored(awaited)).toBe(true);

  const { db } = server.services;
  const rows = await db.read.findBy(ChunkRow, { answerId: one.answer.id });
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(await isStored(chunkKey(one.answer.interviewId, one.answer.id, row))).toBe(true);
  }
  expect(await sweep(DAY_MS + 60_000)).toBe(0);
});

test("an open answer keeps everything while its interview may go on, and what was acknowledged afterwards too", async () => {
  const one = await recording();
  await uploadChunks(server, one.candidate, "q1", [buildChunk()]);
  const leftOver = await putOnly(one, { sequence: 1 });
  for (const status of ["in_progress", "needs_person", "timed_out"] as const) {
    await end(one.answer.interviewId, status);
    expect([status, await sweep(2 * DAY_MS)]).toEqual([status, 0]);
  }
  await end(one.answer.interviewId, "withdrawn");
  expect(await sweep(2 * DAY_MS)).toBe(1);
  expect(await isStored(leftOver)).toBe(false);
  const kept = [];
  const folder = answerFolder(one.answer.interviewId, one.answer.id);
  for await (const { key } of server.services.media.list(folder)) kept.push(key);
  expect(kept).toEqual([`${folder}/1/0/0`]);
});

test("nothing is looked for where nothing has happened for days", async () => {
  const one = await recording();
  const leftOver = await putOnly(one, { sequence: 1 });
  await end(one.answer.interviewId, "withdrawn");
  expect(await sweep(5 * DAY_MS)).toBe(0);
  expect(await isStored(leftOver)).toBe(true);
});
