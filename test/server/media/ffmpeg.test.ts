import { chmodSync, writeFileSync } from "node:fs";
import { getEventListeners } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";

import { inputArgs, resolveFfmpeg, runFfmpeg } from "../../../server/media/ffmpeg";
import { makeRecording, temporaryFolder } from "./fixtures";

/** Runs until it is stopped. */
const endless = ["-v", "error", "-re", "-f", "lavfi", "-i", "sine", "-f", "null", "-"];
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function program(name: string, mode: number): string {
  const file = join(folder.path, name);
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, mode);
  return file;
}

describe("finding ffmpeg", () => {
  it("takes the configured one, then the machine's, then the one that npm brings", () => {
    const own = program("ffmpeg", 0o755);
    expect(resolveFfmpeg(own, "")).toBe(own);
    expect(resolveFfmpeg(undefined, `/nonexistent:${folder.path}`)).toBe(own);
    expect(resolveFfmpeg(undefined, "/nonexistent")).toMatch(/@ffmpeg-installer/);
  });

  it("refuses a configured one that is none, with a sentence that names it", () => {
    expect(() => resolveFfmpeg(join(folder.path, "none"))).toThrow(/none" is not a program/);
    expect(() => resolveFfmpeg(program("plain", 0o644))).toThrow(/plain" is not a program/);
    expect(() => resolveFfmpeg(folder.path)).toThrow(/is not a program/);
  });
});

describe("running ffmpeg", () => {
  it("gives code, output and what was said", async () => {
    const good = await runFfmpeg(["-version"], { timeoutMs: 10_000 });
    expect(good).toMatchObject({ outcome: "exited", code: 0 });
    expect(good.stdout.toString()).toMatch(/^ffmpeg version/);
    const bad = await runFfmpeg(["-i", "nothing-here"], { timeoutMs: 10_000 });
    expect(bad.code).not.toBe(0);
    expect(bad.stderr).toMatch(/No such file/);
  });

  it.each(["buffer", "stream"])("reads a %s from standard input", async (kind) => {
    const wav = await makeRecording({ seconds: 1, form: "wav", picture: "none" });
    const stdin = kind === "buffer" ? wav : Readable.from([wav.subarray(0, 5_000), wav.subarray(5_000)]);
    const pcm = ["-ac", "1", "-ar", "16000", "-f", "s16le", "pipe:1"];
    const result = await runFfmpeg([...inputArgs("pipe:0", "wav"), ...pcm], { stdin, timeoutMs: 10_000 });
    expect(result.stdout).toHaveLength(32_000);
  });

  it("does not mind an input that it does not finish reading", async () => {
    const stdin = Buffer.alloc(5_000_000, "x");
    const result = await runFfmpeg([...inputArgs("pipe:0", "wav"), "-f", "null", "-"], {
      stdin,
      timeoutMs: 10_000,
    });
    expect(result).toMatchObject({ outcome: "exited" });
    expect(result.code).not.toBe(0);
  });

  it("is killed when the time is over", async () => {
    const result = await runFfmpeg(endless, { timeoutMs: 50 });
    expect(result).toMatchObject({ outcome: "timed_out", code: null });
  });

  it("is killed when it says too much", async () => {
    const noise = ["-v", "error", "-f", "lavfi", "-i", "sine", "-f", "s16le", "pipe:1"];
    const result = await runFfmpeg(noise, { timeoutMs: 30_000, maxOutputBytes: 100_000 });
    expect(result).toMatchObject({ outcome: "output_too_large", code: null });
    expect(result.stdout).toHaveLength(0);
  });

  it("is killed on a signal, before or while it runs, and leaves no listener", async () => {
    const before = AbortSignal.abort();
    expect((await runFfmpeg(endless, { timeoutMs: 30_000, signal: before })).outcome).toBe("aborted");
    const controller = new AbortController();
    const running = runFfmpeg(endless, { timeoutMs: 30_000, signal: controller.signal });
    controller.abort();
    expect((await running).outcome).toBe("aborted");
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("opens no network address and no file that an input names", async () => {
    const url = await runFfmpeg([...inputArgs("http://127.0.0.1:9/a", "wav"), "-f", "null", "-"], {
      timeoutMs: 10_000,
    });
    expect(url.stderr).toMatch(/not on whitelist/i);
    const playlist = "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n";
    writeFileSync(join(folder.path, "list"), playlist);
    const list = await runFfmpeg([...inputArgs(join(folder.path, "list"), "matroska"), "-f", "null", "-"], {
      timeoutMs: 10_000,
    });
    expect(list.code).not.toBe(0);
    expect(list.stderr).not.toMatch(/127\.0\.0\.1/);
  });
});
