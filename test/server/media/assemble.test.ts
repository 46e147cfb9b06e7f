import { mkdirSync, readdirSync, rmdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  type AssembleOptions,
  type SegmentChunks,
  assembleRecording,
  clearWorkFolder,
} from "../../../server/media/assemble";
import type { DiskStore } from "../../../server/media/diskStore";
import { inputArgs, runFfmpeg } from "../../../server/media/ffmpeg";
import { readFacts, reportArgs } from "../../../server/media/probe";
import { makeRecording, openTestStore, readAll, slicesOf, temporaryFolder } from "./fixtures";

const WHOLE = "answers/a1/whole";
let folder: ReturnType<typeof temporaryFolder>;
let store: DiskStore;
let workFolder: string;
const recordings: Record<string, Buffer> = {};

beforeAll(async () => {
  recordings["webm"] = await makeRecording({ seconds: 4 });
  recordings["webmLater"] = await makeRecording({ seconds: 3, hz: 660 });
  recordings["webmLarger"] = await makeRecording({ seconds: 2, size: "320x180" });
  recordings["webmSound"] = await makeRecording({ seconds: 3, picture: "none" });
  recordings["mp4"] = await makeRecording({ seconds: 4, form: "mp4" });
  recordings["mp4Sound"] = await makeRecording({ seconds: 3, form: "mp4", picture: "none" });
  recordings["ogg"] = await makeRecording({ seconds: 3, form: "ogg", picture: "none" });
  recordings["wav"] = await makeRecording({ seconds: 2, form: "wav", picture: "none" });
}, 60_000);
beforeEach(async () => {
  folder = temporaryFolder();
  workFolder = join(folder.path, "work");
  store = await openTestStore(join(folder.path, "media"));
});
afterEach(() => {
  const leftBehind = readdirSync(workFolder);
  folder.remove();
  // Whatever a test is about, no plain media may stay in the work folder.
  if (leftBehind.length > 0) throw new Error(`The work folder still holds ${leftBehind.join(", ")}.`);
});

const headerThenJunk = () => Buffer.concat([bytesOf("webm").subarray(0, 200), Buffer.alloc(50_000, 0xab)]);
const bytesOf = (name: string) => recordings[name]!;

/** Stores a recording in slices, leaving out those named, and gives the keys of all of them. */
async function storeSegment(
  segment: number,
  recording: Buffer,
  { slices = 5, without = [] as number[] } = {},
): Promise<SegmentChunks> {
  const parts = recording.length > 0 ? slicesOf(recording, slices) : [];
  const chunks = parts.map((_, index) => `answers/a1/1/${segment}/${String(index).padStart(5, "0")}`);
  for (const [index, key] of chunks.entries())
    if (!without.includes(index)) await store.put(key, parts[index]!);
  return { segment, chunks };
}

const assemble = (segments: SegmentChunks[], options: Partial<AssembleOptions> = {}) =>
  assembleRecording(store, WHOLE, segments, { workFolder, timeLimitMs: 60_000, ...options });

async function assembled(segments: SegmentChunks[], options: Partial<AssembleOptions> = {}) {
  const outcome = await assemble(segments, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** Plays the whole file, decoding everything, and gives its length in seconds. */
async function playedSeconds(bytes: Buffer): Promise<number> {
  const file = join(folder.path, "played");
  writeFileSync(file, bytes);
  const demuxer = bytes.readUInt32BE(0) === 0x1a45dfa3 ? "matroska" : "mov";
  const result = await runFfmpeg([...reportArgs, ...inputArgs(file, demuxer), "-f", "null", "-"], {
    timeoutMs: 30_000,
  });
  return readFacts(result.stdout.toString(), result.stderr).durationMs / 1000;
}

/** Seeks as a player does and gives the raw picture there; empty when there is none. */
async function pictureAt(bytes: Buffer, seconds: number): Promise<Buffer> {
  const file = join(folder.path, "sought");
  writeFileSync(file, bytes);
  const demuxer = bytes.readUInt32BE(0) === 0x1a45dfa3 ? "matroska" : "mov";
  const input = inputArgs(file, demuxer, ["-ss", String(seconds)]);
  const picture = ["-frames:v", "1", "-s", "160x120", "-pix_fmt", "gray", "-f", "rawvideo", "pipe:1"];
  const result = await runFfmpeg(["-v", "error", ...input, ...picture], { timeoutMs: 30_000 });
  return result.stdout;
}

const headerSeconds = async (bytes: Buffer): Promise<number> => {
  const file = join(folder.path, "header");
  writeFileSync(file, bytes);
  const { stderr } = await runFfmpeg(["-i", file], { timeoutMs: 30_000 });
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d+):([\d.]+)/.exec(stderr) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};

describe("joining", () => {
  it("plays and seeks from end to end, where byte-joined recordings play only the first", async () => {
    const joinedByByte = Buffer.concat([bytesOf("webm"), bytesOf("webmLater")]);
    expect(await playedSeconds(joinedByByte)).toBeLessThan(4.5);
    expect(await headerSeconds(joinedByByte)).toBeNaN();

    const segments = [await storeSegment(0, bytesOf("webm")), await storeSegment(2, bytesOf("webmLater"))];
    const outcome = await assembled(segments);
    const whole = await readAll(store.read(WHOLE));
    expect(outcome).toMatchObject({
      mimeType: "video/webm",
      size: whole.length,
      lostSegments: [],
      incompleteSegments: [],
    });
    expect(await playedSeconds(whole)).toBeCloseTo(7, 0);
    expect(await headerSeconds(whole)).toBeCloseTo(outcome.durationMs / 1000, 1);
    expect(outcome.durationMs / 1000).toBeCloseTo(7, 0);
    expect(await pictureAt(whole, 6.6)).toHaveLength(160 * 120);
    expect(outcome.segments.map(({ segment }) => segment)).toEqual([0, 2]);
    expect(outcome.segments[1]?.startMs).toBe(outcome.segments[0]?.durationMs);
  });

  it("puts an index into WebM and the index of MP4 first", async () => {
    await assembled([await storeSegment(0, bytesOf("webm"))]);
    const cues = Buffer.from([0x1c, 0x53, 0xbb, 0x6b]);
    expect(bytesOf("webm").includes(cues)).toBe(false);
    expect((await readAll(store.read(WHOLE))).includes(cues)).toBe(true);

    await assembled([await storeSegment(1, bytesOf("mp4"))]);
    const mp4 = (await readAll(store.read(WHOLE))).toString("latin1");
    expect(mp4.indexOf("moov")).toBeLessThan(mp4.indexOf("mdat"));
    expect(mp4).not.toContain("moof");
  });

  it.each([
    ["webm", ["webm"], "video/webm", 4],
    ["mp4", ["mp4", "mp4"], "video/mp4", 8],
    ["sound in webm", ["webmSound", "webmSound"], "audio/webm", 6],
    ["sound in ogg", ["ogg"], "audio/webm", 3],
    ["sound in mp4", ["mp4Sound"], "audio/mp4", 3],
    ["sound in wav", ["wav"], "audio/mp4", 2],
    ["video, then sound only", ["webm", "webmSound"], "video/mp4", 7],
    ["sound only, then video", ["webmSound", "webm"], "video/mp4", 7],
    ["webm, then mp4", ["webm", "mp4"], "video/mp4", 8],
    ["a smaller, then a larger picture", ["webm", "webmLarger"], "video/mp4", 6],
    ["sound in webm, then in mp4", ["webmSound", "mp4Sound"], "audio/mp4", 6],
  ])("makes one file of %s", async (_name, names, mimeType, seconds) => {
    const segments = await Promise.all(names.map((name, index) => storeSegment(index, bytesOf(name))));
    const outcome = await assembled(segments);
    const whole = await readAll(store.read(WHOLE));
    expect(outcome.mimeType).toBe(mimeType);
    expect(Math.abs((await playedSeconds(whole)) - seconds)).toBeLessThan(0.3);
    expect(Math.abs(outcome.durationMs / 1000 - seconds)).toBeLessThan(0.3);
    const pictures = (await pictureAt(whole, seconds - 0.5)).length / (160 * 120);
    expect(pictures).toBe(mimeType.startsWith("video") ? 1 : 0);
  });

  it("shows black where there was only sound", async () => {
    await assembled([await storeSegment(0, bytesOf("webm")), await storeSegment(1, bytesOf("webmSound"))]);
    const whole = await readAll(store.read(WHOLE));
    expect(Math.max(...(await pictureAt(whole, 2)))).toBeGreaterThan(150);
    expect(Math.max(...(await pictureAt(whole, 6)))).toBeLessThan(40);
  });

  it("works with the ffmpeg that npm brings", async () => {
    const { path: ffmpeg } = require("@ffmpeg-installer/ffmpeg") as { path: string };
    const outcome = await assembled(
      [
        await storeSegment(0, bytesOf("webm")),
        await storeSegment(1, bytesOf("mp4")),
        await storeSegment(2, bytesOf("ogg")),
      ],
      { ffmpeg },
    );
    expect(Math.abs((await playedSeconds(await readAll(store.read(WHOLE)))) - 11)).toBeLessThan(0.3);
    expect(outcome.mimeType).toBe("video/mp4");
  });
});

describe("damage", () => {
  const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5_000, "x")]);

  it.each<[string, () => Promise<SegmentChunks>, string]>([
    ["a PDF renamed to webm", () => storeSegment(0, pdf), "not_media"],
    ["0 bytes", () => storeSegment(0, Buffer.alloc(0)), "empty"],
    ["no first chunk", () => storeSegment(0, bytesOf("webm"), { without: [0] }), "first_chunk_missing"],
    [
      "no chunk at all",
      () => storeSegment(0, bytesOf("webm"), { without: [0, 1, 2, 3, 4] }),
      "first_chunk_missing",
    ],
    ["a proper header and then nothing of the kind", () => storeSegment(0, headerThenJunk()), "unreadable"],
    [
      "an MP4 of which only the header came",
      () => storeSegment(0, bytesOf("mp4").subarray(0, 600)),
      "unreadable",
    ],
  ])("says that nothing can be played of %s", async (_name, arrange, reason) => {
    const outcome = await assemble([await arrange()]);
    expect(outcome).toMatchObject({
      ok: false,
      reason: "nothing_playable",
      lostSegments: [{ segment: 0, reason }],
    });
    expect(await store.head(WHOLE)).toBeNull();
  });

  it("saves the other segments when one is lost", async () => {
    const outcome = await assembled([
      await storeSegment(0, bytesOf("webm")),
      await storeSegment(1, pdf),
      await storeSegment(2, bytesOf("webmLater")),
    ]);
    expect(outcome.lostSegments).toEqual([{ segment: 1, reason: "not_media" }]);
    expect(outcome.segments.map(({ segment }) => segment)).toEqual([0, 2]);
    expect(Math.abs(outcome.durationMs / 1000 - 7)).toBeLessThan(0.3);
  });

  it.each(["webm", "mp4"])(
    "saves what is before and after a hole in %s, and says where it is",
    async (name) => {
      const outcome = await assembled([await storeSegment(0, bytesOf(name), { slices: 20, without: [9] })]);
      expect(outcome.incompleteSegments).toEqual([{ segment: 0, missingChunks: [9] }]);
      expect(outcome.durationMs).toBeGreaterThan(3_500);
      expect(await pictureAt(await readAll(store.read(WHOLE)), 3.5)).toHaveLength(160 * 120);
    },
  );

  it("takes a damaged chunk for a missing one", async () => {
    const segment = await storeSegment(0, bytesOf("webm"));
    writeFileSync(join(folder.path, "media", "objects", `${segment.chunks[3]}~sealed`), "spoilt");
    const outcome = await assembled([segment]);
    expect(outcome.incompleteSegments).toEqual([{ segment: 0, missingChunks: [3] }]);
  });

  it.each(["webm", "mp4"])("saves %s up to where its last chunk was cut", async (name) => {
    const outcome = await assembled([await storeSegment(0, bytesOf(name).subarray(0, -7_000))]);
    expect(outcome.durationMs).toBeGreaterThan(2_500);
    expect(outcome.durationMs).toBeLessThan(4_050);
  });
});

describe("limits", () => {
  it("gives up when the time is over", async () => {
    const outcome = await assemble([await storeSegment(0, bytesOf("webm"))], { timeLimitMs: 1 });
    expect(outcome).toMatchObject({ ok: false, reason: "timed_out" });
  });

  it("stops when it is told to", async () => {
    const segment = await storeSegment(0, bytesOf("webm"));
    const stop = assemble([segment], { signal: AbortSignal.abort(new Error("the worker stops")) });
    await expect(stop).rejects.toThrow(/the worker stops|aborted/);
  });

  it("rejects when ffmpeg cannot be had, so that the job is tried again", async () => {
    const segment = await storeSegment(0, bytesOf("webm"));
    await expect(assemble([segment], { ffmpeg: "/nonexistent/ffmpeg" })).rejects.toThrow(
      /cannot|not a program/,
    );
  });

  it("clears away what killed processes left, and nothing else", async () => {
    const old = ["assemble-old", "transcribe-old", "put-old", "backup-old", "other"];
    for (const name of [...old, "assemble-young", "backup-young"])
      mkdirSync(join(workFolder, name), { recursive: true });
    const yesterday = new Date(Date.now() - 86_400_000);
    for (const name of old) utimesSync(join(workFolder, name), yesterday, yesterday);
    const left = () => readdirSync(workFolder).toSorted();
    await clearWorkFolder(workFolder, new Date(), { isAlone: false });
    expect(left()).toEqual(["assemble-young", "backup-young", "other"]);
    // A backup may be at work beside the only process of the product.
    await clearWorkFolder(workFolder, new Date(Date.now() + 60_000), { isAlone: true });
    expect(left()).toEqual(["backup-young", "other"]);
    await clearWorkFolder(workFolder, new Date(Date.now() + 2 * 3_600_000), { isAlone: true });
    rmdirSync(join(workFolder, "other"));
    expect(left()).toEqual([]);
  });
});
