import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

import { type DiskStore, type DiskStoreOptions, openDiskStore } from "../../../server/media/diskStore";
import { runFfmpeg } from "../../../server/media/ffmpeg";
import type { StoredObject } from "../../../server/media/types";
import { createKeyRing } from "../../../server/security/keyRing";

export const ring = createKeyRing({ current: "k1", keys: { k1: Buffer.alloc(32, 1) } });

export const md5Of = (bytes: Buffer) => createHash("md5").update(bytes).digest("base64");
export const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
export const storedOf = (bytes: Buffer): StoredObject => ({ size: bytes.length, md5: md5Of(bytes) });

/** Bytes that differ everywhere and do not change between runs. */
export function bytesOf(size: number, seed = 1): Buffer {
  const parts = Array.from({ length: Math.ceil(size / 32) }, (_, index) =>
    createHash("sha256").update(`${seed}/${index}`).digest(),
  );
  return Buffer.concat(parts).subarray(0, size);
}

export async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** The code with which something fails, or "fulfilled". */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "fulfilled",
    (error: { code?: unknown }) => error.code ?? error,
  );
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "zhimian-media-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const opened: DiskStore[] = [];
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

export async function openTestStore(
  folder: string,
  options: Partial<DiskStoreOptions> = {},
): Promise<DiskStore> {
  const store = await openDiskStore({ folder, ring, ...options });
  opened.push(store);
  return store;
}

/** Sends a body the way a browser does with a ticket. */
export async function upload(store: DiskStore, key: string, bytes: Buffer) {
  const { url, headers } = await store.ticket(key, storedOf(bytes));
  return store.receive(signedPart(url), lowerCase(headers), Readable.from([bytes]));
}

export const signedPart = (url: string) => url.slice(url.lastIndexOf("/") + 1);
export const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

export type RecordingOptions = {
  seconds: number;
  picture?: "testsrc" | "none";
  size?: string;
  form?: "webm" | "mp4" | "wav" | "ogg";
  hz?: number;
};

/** What a browser's recorder hands over: no duration in the header, no index, fit for cutting anywhere. */
export async function makeRecording(options: RecordingOptions): Promise<Buffer> {
  const { seconds, picture = "testsrc", size = "160x120", form = "webm", hz = 440 } = options;
  const video = picture === "none" ? [] : ["-f", "lavfi", "-i", `testsrc=s=${size}:r=15`];
  const codecs = {
    webm: ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "30", "-c:a", "libopus"],
    mp4: ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "15", "-c:a", "aac"],
    wav: ["-c:a", "pcm_s16le"],
    ogg: ["-c:a", "libopus"],
  }[form];
  const muxer = {
    webm: ["-f", "webm", "-live", "1", "-cluster_time_limit", "1000"],
    mp4: ["-f", "mp4", "-movflags", "empty_moov+default_base_moof", "-frag_duration", "1000000"],
    wav: ["-f", "wav"],
    ogg: ["-f", "ogg"],
  }[form];
  const sound = ["-f", "lavfi", "-i", `sine=${hz}:r=48000`];
  const args = ["-v", "error", ...video, ...sound, "-t", String(seconds), ...codecs, ...muxer, "pipe:1"];
  const result = await runFfmpeg(args, { timeoutMs: 60_000, maxOutputBytes: 64 * 1024 * 1024 });
  if (result.code !== 0) throw new Error(result.stderr);
  return result.stdout;
}

/** Cuts a recording into as many chunks, anywhere: slices know nothing of clusters. */
export function slicesOf(recording: Buffer, count: number): Buffer[] {
  const size = Math.ceil(recording.length / count);
  return Array.from({ length: count }, (_, index) => recording.subarray(index * size, (index + 1) * size));
}
