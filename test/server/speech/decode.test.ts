import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeAudio, decodeWhole } from "../../../server/speech/audio/decode";
import { findFfmpeg } from "../../../server/speech/audio/ffmpegPath";
import { indexComesLast } from "../../../server/speech/audio/mediaInput";
import type { Pcm } from "../../../server/speech/types";
import { concat, ffmpeg, silence, tone, wavOf } from "./sounds";

const video = ["-f", "lavfi", "-i", "testsrc=size=160x120:rate=10"];
let folder: string;
const at = (name: string): string => join(folder, name);

/** As slowly and in as odd pieces as a network delivers. */
async function* trickle(bytes: Buffer, size = 1_001): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

function levelOf(pcm: Pcm): number {
  return Math.sqrt(pcm.reduce((sum, sample) => sum + sample * sample, 0) / pcm.length);
}

/** Greatest difference of two samples; infinite when one sound is longer. */
function difference(a: Pcm, b: Pcm): number {
  if (a.length !== b.length) return Infinity;
  return a.reduce((most, sample, i) => Math.max(most, Math.abs(sample - b[i]!)), 0);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhimian-decode-"));
  await writeFile(at("speech.wav"), wavOf(concat(tone(2, 200), silence(1), tone(3, 300))));
  await writeFile(at("long.wav"), wavOf(silence(60)));
  const record = (name: string, ...codec: string[]): Promise<void> =>
    ffmpeg(...video, "-i", at("speech.wav"), "-shortest", ...codec, at(name));
  await record("live.webm", "-c:v", "libvpx", "-c:a", "libopus", "-live", "1");
  await record("indexLast.mp4", "-c:v", "mpeg4", "-c:a", "aac");
  const fragmented = ["-movflags", "frag_keyframe+empty_moov+default_base_moof", "-frag_duration", "500000"];
  await record("fragmented.mp4", "-c:v", "mpeg4", "-c:a", "aac", ...fragmented);
  await ffmpeg("-i", at("speech.wav"), at("speech.ogg"));
  await ffmpeg("-i", at("speech.wav"), at("speech.mp3"));
  await ffmpeg(...video, "-t", "2", "-c:v", "libvpx", at("silentFilm.webm"));
  await ffmpeg(
    ...video,
    "-itsoffset",
    "1.5",
    "-i",
    at("speech.wav"),
    "-t",
    "4",
    "-c:v",
    "libvpx",
    "-c:a",
    "libopus",
    at("late.webm"),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("decodeAudio", () => {
  it.each(["speech.wav", "speech.ogg", "speech.mp3", "live.webm", "indexLast.mp4", "fragmented.mp4"])(
    "decodes %s from a file, from bytes and from a stream to the same sound",
    async (name) => {
      const bytes = await readFile(at(name));
      const fromFile = await decodeWhole(at(name));
      expect(fromFile.problem).toBeNull();
      expect(Math.abs(fromFile.durationMs - 6000)).toBeLessThan(150);
      expect(levelOf(fromFile.pcm.subarray(8_000, 24_000))).toBeCloseTo(0.3 / Math.SQRT2, 1);
      // Where an mp3 ends, ffmpeg knows only of a file.
      const common = (pcm: Pcm): Pcm => pcm.subarray(0, 16_000 * (name === "speech.mp3" ? 5.9 : 7));
      expect(difference(common((await decodeWhole(bytes)).pcm), common(fromFile.pcm))).toBe(0);
      expect(difference(common((await decodeWhole(trickle(bytes))).pcm), common(fromFile.pcm))).toBe(0);
    },
  );

  it.each(["live.webm", "fragmented.mp4"])(
    "decodes what there is of a recording that still goes on: %s",
    async (name) => {
      const bytes = await readFile(at(name));
      const whole = await decodeWhole(bytes);
      const prefix = await decodeWhole(trickle(bytes.subarray(0, Math.floor(bytes.length * 0.6))));
      expect(prefix.problem).toBeNull();
      expect(prefix.durationMs).toBeGreaterThan(1_500);
      expect(prefix.durationMs).toBeLessThan(whole.durationMs);
      const settled = prefix.pcm.length - 2_560;
      expect(difference(prefix.pcm.subarray(0, settled), whole.pcm.subarray(0, settled))).toBe(0);
    },
  );

  it("goes on from an offset with exactly the samples that follow it", async () => {
    const whole = await decodeWhole(at("live.webm"));
    const rest = await decodeWhole(at("live.webm"), { fromMs: 2_048 });
    expect(rest.durationMs).toBe(whole.durationMs);
    expect(difference(rest.pcm, whole.pcm.subarray(2_048 * 16))).toBe(0);
  });

  it("finds nothing new, and nothing wrong, behind the end", async () => {
    expect(await decodeWhole(at("live.webm"), { fromMs: 60_000 })).toMatchObject({
      problem: null,
      durationMs: 60_000,
    });
  });

  it("counts time from the start of the video, not of its sound", async () => {
    const { pcm } = await decodeWhole(at("late.webm"));
    expect(levelOf(pcm.subarray(0, 16_000))).toBeLessThan(0.01);
    expect(levelOf(pcm.subarray(1.7 * 16_000, 3 * 16_000))).toBeGreaterThan(0.1);
  });

  it("stops at the longest duration allowed", async () => {
    expect((await decodeWhole(at("speech.wav"), { maxDurationMs: 2_500 })).durationMs).toBe(2_500);
  });

  it.each([
    { name: "nothing", bytes: Buffer.alloc(0), problem: "empty_file" },
    { name: "noise", bytes: Buffer.from("no media at all ".repeat(500)), problem: "broken_file" },
    {
      name: "a PDF",
      bytes: Buffer.from(`%PDF-1.7\n${"1 0 obj <</Type /Catalog>> endobj\n".repeat(200)}%%EOF`),
      problem: "broken_file",
    },
    {
      name: "a header alone",
      bytes: Buffer.from("1a45dfa39f4286810142f7810142f2810442f381", "hex"),
      problem: "broken_file",
    },
    {
      name: "a playlist",
      bytes: Buffer.from("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
      problem: "broken_file",
    },
  ])("says what is wrong with $name", async ({ bytes, problem }) => {
    expect(await decodeWhole(bytes)).toMatchObject({ problem, durationMs: 0 });
    await writeFile(at("bad.webm"), bytes);
    expect(await decodeWhole(at("bad.webm"))).toMatchObject({ problem, durationMs: 0 });
  });

  it("says that a film has no sound", async () => {
    expect(await decodeWhole(at("silentFilm.webm"))).toMatchObject({ problem: "no_audio" });
  });

  it("uses what there is of a file that breaks off", async () => {
    const bytes = await readFile(at("speech.mp3"));
    const cut = await decodeWhole(bytes.subarray(0, bytes.length / 2));
    expect(cut.problem).toBeNull();
    expect(cut.durationMs).toBeGreaterThan(1_000);
  });

  it.each([
    { when: "before anything is known of it", bytes: 100 },
    { when: "before there is any sound", bytes: 80_000 },
    { when: "after some of the sound has come", bytes: 1_500_000 },
  ])("fails where the source stalls $when: what came is not the whole", async ({ bytes }) => {
    const whole = await readFile(at("long.wav"));
    async function* stuck(): AsyncGenerator<Uint8Array> {
      yield whole.subarray(0, bytes);
      await new Promise<never>(() => {});
    }
    await expect(decodeWhole(stuck(), { stallMs: 100 })).rejects.toMatchObject({ code: "hung" });
  });

  it.each(["SIGKILL", "SIGTERM"] as const)("fails where somebody else ends ffmpeg by %s", async (signal) => {
    await writeFile(at("ffmpeg"), `#!/bin/sh\necho $$ > '${at("pid")}'\nexec '${findFfmpeg()}' "$@"\n`, {
      mode: 0o755,
    });
    let once = async () => {
      once = async () => undefined;
      process.kill(Number(await readFile(at("pid"), "utf8")), signal);
    };
    const killed = decodeAudio(at("long.wav"), () => once(), { ffmpegPath: at("ffmpeg") });
    await expect(killed).rejects.toMatchObject({ code: "died" });
  });

  it("passes on a failing source as it is", async () => {
    const bytes = await readFile(at("live.webm"));
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.concat([bytes, Buffer.alloc(64 * 1024)]);
      throw new Error("the store is away");
    }
    await expect(decodeWhole(failing())).rejects.toThrow("the store is away");
  });

  it("takes a source that loses its connection for a failing one, not for an ffmpeg that has seen enough", async () => {
    const bytes = await readFile(at("speech.wav"));
    async function* lost(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 180_000);
      throw Object.assign(new Error("the connection is lost"), { code: "ECONNRESET" });
    }
    await expect(decodeWhole(lost())).rejects.toThrow("the connection is lost");
  });

  it("passes on a failing listener, and an abort", async () => {
    const failing = decodeAudio(at("speech.wav"), () => Promise.reject(new Error("full")));
    await expect(failing).rejects.toThrow("full");
    const abort = new AbortController();
    const aborted = decodeAudio(at("speech.wav"), () => abort.abort(), { signal: abort.signal });
    await expect(aborted).rejects.toThrow(/abort/i);
  });
});

describe("a work folder", () => {
  it("holds what cannot be read from a pipe only while it is decoded, under a name that is swept", async () => {
    const workFolder = at("work");
    const seen: string[][] = [];
    const look = async () => void seen.push(await readdir(workFolder));
    const outcome = await decodeAudio(trickle(await readFile(at("indexLast.mp4"))), look, { workFolder });
    expect(outcome.problem).toBeNull();
    expect(seen[0]).toEqual([expect.stringMatching(/^transcribe-/)]);
    expect(await readdir(workFolder)).toEqual([]);
  });
});

describe("indexComesLast", () => {
  it("looks at the order of an mp4's boxes", async () => {
    expect(indexComesLast(await readFile(at("indexLast.mp4")))).toBe(true);
    expect(indexComesLast(await readFile(at("fragmented.mp4")))).toBe(false);
    expect(indexComesLast(await readFile(at("live.webm")))).toBe(false);
  });
});
