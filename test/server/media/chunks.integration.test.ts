import { beginQuestion, buildChunk, startSomebody, uploadChunks } from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";

const clock = createTestClock();
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock });
});
afterAll(() => server.close());

async function recording() {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  return {
    candidate,
    upload: (...chunks: ReturnType<typeof buildChunk>[]) => uploadChunks(server, candidate, "q1", chunks),
    submit: (chunks: number, extra = {}) =>
      candidate.call("POST", "/candidate/answers/q1/submit", {
        take: 1,
        medium: "audio",
        text: null,
        manifest: { segments: [{ segment: 0, mimeType: "audio/webm", chunks, durationMs: chunks * 1000 }] },
        ...extra,
      }),
    received: async () =>
      (await candidate.call("GET", "/candidate/interview")).body.current.answer.received as unknown,
  };
}

test("is acknowledged once it is durable, and the page learns what is held", async () => {
  const { upload, received } = await recording();
  const { body } = await upload(buildChunk(), buildChunk({ sequence: 1 }));
  expect(body.acknowledged).toEqual([
    { take: 1, segment: 0, sequence: 0 },
    { take: 1, segment: 0, sequence: 1 },
  ]);
  expect(await received()).toEqual([{ take: 1, segment: 0, contiguous: 2, beyond: [] }]);
});

test("out of order and in segments far apart: taken, with the gap shown", async () => {
  const { upload, received } = await recording();
  await upload(buildChunk({ segment: 999_999 }));
  await upload(buildChunk({ sequence: 2 }));
  await upload(buildChunk({ sequence: 0 }));
  expect(await received()).toEqual([
    { take: 1, segment: 0, contiguous: 1, beyond: [2] },
    { take: 1, segment: 999_999, contiguous: 1, beyond: [] },
  ]);
});

test("twice: acknowledged twice, stored once", async () => {
  const { upload, candidate } = await recording();
  const chunk = buildChunk();
  await upload(chunk);
  const again = await upload(chunk);
  expect(again.body.acknowledged).toHaveLength(1);
  const state = await candidate.call("GET", "/candidate/interview");
  expect(state.body.current.answer.recordedMs).toBe(1000);
});

test("the same key with other content: refused, the first stays", async () => {
  const { upload, received } = await recording();
  await upload(buildChunk());
  const { status, body } = await upload(buildChunk({ bytes: Buffer.from("something else") }));
  expect([status, body.error.code]).toEqual([409, "chunk.conflict"]);
  expect(await received()).toEqual([{ take: 1, segment: 0, contiguous: 1, beyond: [] }]);
});

test("with a wrong checksum: refused", async () => {
  const { upload } = await recording();
  const { status, body } = await upload(buildChunk({ md5: buildChunk({ sequence: 9 }).md5 }));
  expect([status, body.error.code]).toEqual([422, "media.checksum_mismatch"]);
});

test("committed without having been put: named as missing, not acknowledged", async () => {
  const { candidate } = await recording();
  const { take, segment, sequence, size, md5, durationMs } = buildChunk();
  const { body } = await candidate.call("POST", "/candidate/answers/q1/chunks", {
    chunks: [{ take, segment, sequence, size, md5, durationMs }],
  });
  expect(body).toMatchObject({ acknowledged: [], missing: [{ take: 1, segment: 0, sequence: 0 }] });
});

test("too large: refused before anything is sent", async () => {
  const { upload } = await recording();
  const { status, body } = await upload(buildChunk({ size: 5 * 1024 * 1024 }));
  expect([status, body.error.code]).toEqual([413, "chunk.too_large"]);
});

test("of 0 bytes: refused, and the answer goes on", async () => {
  const { upload, received } = await recording();
  const { status, body } = await upload(buildChunk({ bytes: Buffer.alloc(0) }));
  expect([status, body.error.code]).toEqual([422, "request.invalid"]);
  expect(body.error.details[0].path).toContain("size");
  await upload(buildChunk());
  expect(await received()).toEqual([{ take: 1, segment: 0, contiguous: 1, beyond: [] }]);
});

test("more media than the limit allows: refused", async () => {
  const { upload } = await recording();
  const { status, body } = await upload(
    buildChunk({ durationMs: 60_000 }),
    buildChunk({ sequence: 1, durationMs: 6_000 }),
  );
  expect([status, body.error.code]).toEqual([410, "answer.time_over"]);
});

test("after the end: what the manifest names may still come, anything else may not", async () => {
  const { upload, submit, candidate } = await recording();
  await upload(buildChunk());
  const submitted = await submit(3);
  expect(submitted.body.uploadsMissing).toEqual([
    {
      questionId: "q1",
      take: 1,
      missing: [
        { take: 1, segment: 0, sequence: 1 },
        { take: 1, segment: 0, sequence: 2 },
      ],
    },
  ]);
  clock.advance(120_000);
  expect((await upload(buildChunk({ sequence: 2 }))).body.acknowledged).toHaveLength(1);
  const stranger = await upload(buildChunk({ sequence: 3 }));
  expect([stranger.status, stranger.body.error.code]).toEqual([410, "answer.sealed"]);
  expect((await upload(buildChunk({ sequence: 1 }))).body.acknowledged).toHaveLength(1);
  const state = await candidate.call("GET", "/candidate/interview");
  expect(state.body.uploadsMissing).toEqual([]);
});

test("a manifest longer than the answer may be is refused, and the answer stays open", async () => {
  const { submit, candidate } = await recording();
  const { status, body } = await submit(500);
  expect([status, body.error.code]).toEqual([422, "answer.time_over"]);
  expect((await candidate.call("GET", "/candidate/interview")).body.current.question.id).toBe("q1");
});

test("somebody else's session cannot reach the answer", async () => {
  const { upload } = await recording();
  await upload(buildChunk());
  const other = await startSomebody(server);
  const { status } = await uploadChunks(server, other, "q1", [buildChunk()]);
  expect(status).toBe(409);
});

test("a manifest of more chunks than anybody can speak, or of a segment twice, is refused before it is walked", async () => {
  const { candidate } = await recording();
  const submit = (segments: object[]) =>
    candidate.call("POST", "/candidate/answers/q1/submit", {
      take: 1,
      medium: "audio",
      text: null,
      manifest: { segments },
    });
  const segment = { segment: 0, mimeType: "audio/webm", chunks: 15_000, durationMs: 1000 };
  for (const segments of [
    [segment, { ...segment, segment: 1 }],
    [
      { ...segment, chunks: 1 },
      { ...segment, chunks: 1 },
    ],
  ]) {
    const { status, body } = await submit(segments);
    expect([status, body.error.code]).toEqual([422, "request.invalid"]);
  }
});

test("a take that has not begun takes nothing", async () => {
  const { upload } = await recording();
  const { status, body } = await upload(buildChunk({ take: 2 }));
  expect([status, body.error.code]).toEqual([409, "interview.state_changed"]);
});

test("chunks that say they last no time at all are bounded by their size", async () => {
  const { upload } = await recording();
  const bytes = Buffer.alloc(4 * 1024 * 1024, "x");
  const chunks = Array.from({ length: 17 }, (_, sequence) => buildChunk({ sequence, durationMs: 0, bytes }));
  for (const chunk of chunks.slice(0, 16)) expect((await upload(chunk)).status).toBe(200);
  const { status, body } = await upload(chunks[16]!);
  expect([status, body.error.code]).toEqual([413, "chunk.too_large"]);
});
