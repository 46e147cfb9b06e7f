import { Answer } from "../../../../server/interviews/entity";
import { chunkKey } from "../../../../server/media/chunkKeys";
import { sweepUploads } from "../../../../server/media/sweepUploads";
import { beginQuestion, buildChunk, startSomebody, uploadChunks } from "../../../factories/interviews";
import { type TestServer, openTestServer } from "../../../factories/server";
import { type OssSimulator, openOss } from "../../../simulators/oss/openOss";

/** The same server on a bucket: what is acknowledged is what OSS says it holds. */
const DAY_MS = 24 * 3_600_000;
let oss: OssSimulator;
let server: TestServer;
beforeAll(async () => {
  oss = await openOss();
  server = await openTestServer({ env: oss.env });
});
afterAll(async () => {
  await server.close();
  await oss.close();
});

async function recording() {
  const candidate = await startSomebody(server);
  await beginQuestion(candidate, "q1");
  const { interviewId } = candidate;
  const { id } = await server.services.db.read.findOneByOrFail(Answer, { interviewId });
  const key = (sequence: number) => chunkKey(interviewId, id, { take: 1, segment: 0, sequence });
  return {
    candidate,
    key,
    upload: (...chunks: ReturnType<typeof buildChunk>[]) => uploadChunks(server, candidate, "q1", chunks),
  };
}

test("chunks go to the bucket past the server, and are acknowledged once they are there", async () => {
  const { upload, key } = await recording();
  const { body } = await upload(buildChunk(), buildChunk({ sequence: 1 }));
  expect(body.acknowledged).toHaveLength(2);
  expect(oss.objects.get(`zhimian/${key(1)}`)?.bytes).toEqual(buildChunk({ sequence: 1 }).bytes);
  expect((await server.call("PUT", "/media/uploads/x")).status).toBe(404);
  const page = await fetch(`${server.origin}/healthz`);
  expect(await page.json()).toMatchObject({ engines: { media: "oss" } });
  const policy = page.headers.get("content-security-policy");
  for (const directive of ["connect-src", "media-src"]) {
    expect(policy).toMatch(new RegExp(`${directive} [^;]*${oss.origin}(;| |$)`));
  }
});

test("a put whose answer was lost is committed; other content in its place never is", async () => {
  const { upload, key, candidate } = await recording();
  await server.services.media.put(key(0), buildChunk().bytes);
  expect((await upload(buildChunk())).body.acknowledged).toHaveLength(1);

  await server.services.media.put(key(1), Buffer.from("put under an earlier ticket"));
  const { status, body } = await upload(buildChunk({ sequence: 1 }));
  expect([status, body.error.code]).toEqual([409, "chunk.conflict"]);

  oss.faults.misbehave({ does: "slow_down", on: "HeadObject", times: 2 });
  expect((await upload(buildChunk({ sequence: 2 }))).body.acknowledged).toHaveLength(1);
  const { take, segment, size, md5, durationMs } = buildChunk({ sequence: 3 });
  const never = { take, segment, sequence: 3, size, md5, durationMs };
  const committed = await candidate.call("POST", "/candidate/answers/q1/chunks", { chunks: [never] });
  expect(committed.body).toMatchObject({ acknowledged: [], missing: [{ take: 1, segment: 0, sequence: 3 }] });
});

test("what was put and can never be committed is swept from the bucket", async () => {
  const { upload, key, candidate } = await recording();
  await upload(buildChunk());
  await server.services.media.put(key(7), Buffer.from("nobody was told of this"));
  const manifest = { segments: [{ segment: 0, mimeType: "audio/webm", chunks: 1, durationMs: 1000 }] };
  const submitted = { take: 1, medium: "audio", text: null, manifest };
  expect((await candidate.call("POST", "/candidate/answers/q1/submit", submitted)).status).toBe(200);
  expect(await sweepUploads(server.services, Date.now() + DAY_MS + 60_000)).toBe(1);
  expect(oss.objects.has(`zhimian/${key(7)}`)).toBe(false);
  expect(oss.objects.has(`zhimian/${key(0)}`)).toBe(true);
});
