import { spawn, type ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SAMPLE_RATE, SAMPLES_PER_MS, SpeechFailure, type Pcm } from "../types";
import { findFfmpeg } from "./ffmpegPath";
import { openMedia, type MediaInput, type MediaSource } from "./mediaInput";

export type DecodeProblem = "empty_file" | "broken_file" | "no_audio";

export type DecodeOptions = {
  ffmpegPath?: string;
  /** Sound before this media time is decoded but not delivered. */
  fromMs?: number;
  /** Sound after this media time is ignored. Default 95 minutes. */
  maxDurationMs?: number;
  /** It fails when the source or ffmpeg delivers nothing for so long while it is waited for. Default 30 s. */
  stallMs?: number;
  /** Where plain media may lie while it is decoded. Default: the system's temporary folder. */
  workFolder?: string;
  signal?: AbortSignal;
};

export type DecodeOutcome = {
  /** Media time at which the sound ends. */
  durationMs: number;
  /** Why there was no sound at all; null when there was some, even if the file itself breaks off. */
  problem: DecodeProblem | null;
};

const defaultMaxDurationMs = 95 * 60_000;
const defaultStallMs = 30_000;
const formats = "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,wav,w64,ogg,mp3,aac,flac,amr,aiff,caf,avi,flv,mpegts";
const bytesPerSample = 4;
const stderrLimit = 4_000;

/**
 * Decodes any media to 16 kHz mono PCM with an ffmpeg child process and hands it on in blocks; the next block is read
 * only after `onPcm` has resolved, so memory stays bounded. Sample 0 is media time 0, also when the sound track starts
 * late or has gaps. A file that can't be decoded, or breaks off, is an outcome, not an error. What is cut short on
 * its way is an error, whatever came before it: a failing `source` stream or `onPcm`, an abort, an ffmpeg that can't be
 * started, and `SpeechFailure` where the source or ffmpeg stalls ("hung") or somebody else ends ffmpeg ("died").
 */
export async function decodeAudio(
  source: MediaSource,
  onPcm: (block: Pcm) => Promise<void> | void,
  options: DecodeOptions = {},
): Promise<DecodeOutcome> {
  const { workFolder, stallMs = defaultStallMs } = options;
  const input = await openMedia(source, { workFolder, stallMs });
  if (!input) return { durationMs: 0, problem: "empty_file" };
  try {
    return await runFfmpeg(input, onPcm, { ...options, stallMs });
  } finally {
    await input.release();
  }
}

async function runFfmpeg(
  input: MediaInput,
  onPcm: (block: Pcm) => Promise<void> | void,
  options: DecodeOptions & { stallMs: number },
): Promise<DecodeOutcome> {
  const { fromMs = 0, maxDurationMs = defaultMaxDurationMs, stallMs, signal } = options;
  const ffmpeg = spawn(findFfmpeg(options.ffmpegPath), ffmpegArguments(input.url, fromMs, maxDurationMs), {
    signal,
    killSignal: "SIGKILL",
    windowsHide: true,
  });
  const stop = (): void => void ffmpeg.kill("SIGKILL");
  const exited = exitOf(ffmpeg);
  exited.catch(stop);
  // Not awaited: a source may be stuck for ever, and ffmpeg may have seen enough before its end.
  let sourceFailure: { error: unknown } | null = null;
  feed(input.bytes, ffmpeg.stdin).catch((error: unknown) => {
    sourceFailure = { error };
    stop();
  });
  const said = collectStderr(ffmpeg.stderr);

  let samples = 0;
  let stalled = false;
  try {
    const blocks = ffmpeg.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const block = await withinStall(blocks.next(), stallMs, () => {
        stalled = true;
        stop();
      });
      if (block.done) break;
      const bytes = Buffer.concat([rest, block.value]);
      const whole = bytes.length - (bytes.length % bytesPerSample);
      rest = bytes.subarray(whole);
      samples += whole / bytesPerSample;
      if (whole > 0) await onPcm(toPcm(bytes.subarray(0, whole)));
    }
    const killer = killerOf(await exited);
    signal?.throwIfAborted();
    rethrow(sourceFailure);
    if (stalled) throw new SpeechFailure("hung", `ffmpeg delivered nothing within ${stallMs} ms`);
    if (killer) throw new SpeechFailure("died", `ffmpeg was ended by ${killer}`);
  } finally {
    stop();
    ffmpeg.stdin.destroy();
  }

  const durationMs = fromMs + Math.round(samples / SAMPLES_PER_MS);
  if (samples > 0) return { durationMs, problem: null };
  return { durationMs, problem: problemOf(said.text, fromMs) };
}

function rethrow(failure: { error: unknown } | null): void {
  if (failure) throw failure.error;
}

/** `decodeAudio` with the sound in one piece; for sound known to be short. */
export async function decodeWhole(
  source: MediaSource,
  options: DecodeOptions = {},
): Promise<DecodeOutcome & { pcm: Pcm }> {
  const blocks: Pcm[] = [];
  const outcome = await decodeAudio(source, (block) => void blocks.push(block), options);
  return { ...outcome, pcm: joinPcm(blocks) };
}

/** Blocks of sound, one after another, in one array. */
export function joinPcm(blocks: Pcm[]): Pcm {
  const joined = new Float32Array(blocks.reduce((length, block) => length + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    joined.set(block, at);
    at += block.length;
  }
  return joined;
}

function ffmpegArguments(url: string, fromMs: number, maxDurationMs: number): string[] {
  const range = `start_sample=${fromMs * SAMPLES_PER_MS}:end_sample=${maxDurationMs * SAMPLES_PER_MS}`;
  // async=1 with first_pts=0 fills late starts and gaps with silence: word times then are times in the video.
  const resample = `aresample=${SAMPLE_RATE}:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=mono`;
  const options = [
    "-hide_banner -nostdin -nostats -loglevel error -threads 1",
    `-protocol_whitelist file,pipe -format_whitelist ${formats}`,
  ];
  const output = [
    `-map 0:a:0 -vn -sn -dn -threads 1 -af ${resample},atrim=${range}`,
    "-c:a pcm_f32le -f f32le pipe:1",
  ];
  // Only the URL can hold a space.
  return [...options.join(" ").split(" "), "-i", url, ...output.join(" ").split(" ")];
}

/** An early end of ffmpeg (it has seen enough, or was stopped) is no error here; a failing source is, by any code. */
async function feed(bytes: AsyncIterable<Uint8Array> | null, stdin: Writable): Promise<void> {
  let failure: { error: unknown } | null = null;
  async function* watched(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  try {
    await pipeline(bytes ? watched(bytes) : [], stdin);
  } catch (error) {
    rethrow(failure);
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["EPIPE", "ECONNRESET", "EOF", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED"].includes(code))
      throw error;
  }
}

function collectStderr(stderr: Readable): { text: string } {
  const said = { text: "" };
  stderr.setEncoding("utf8");
  stderr.on("data", (text: string) => {
    if (said.text.length < stderrLimit) said.text += text.slice(0, stderrLimit - said.text.length);
  });
  return said;
}

type Exit = { code: number | null; signal: NodeJS.Signals | null };

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      error.name === "AbortError" ? resolve({ code: null, signal: null }) : reject(error),
    );
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

/** What ended ffmpeg from outside; null where it ended by itself. SIGTERM and SIGINT it catches, and says so by 255. */
function killerOf({ code, signal }: Exit): string | null {
  return signal ?? (code === 255 || code === 123 ? `a signal that it caught (${code})` : null);
}

/** Waits for a block, but calls `giveUp` (which ends the stream) when none comes in time. */
async function withinStall<T>(block: Promise<T>, stallMs: number, giveUp: () => void): Promise<T> {
  const timer = setTimeout(giveUp, stallMs);
  try {
    return await block;
  } finally {
    clearTimeout(timer);
  }
}

function toPcm(bytes: Buffer): Pcm {
  const pcm = new Float32Array(bytes.length / bytesPerSample);
  Buffer.from(pcm.buffer).set(bytes);
  return pcm;
}

/** ffmpeg's words are read to tell "no sound track" from "not media"; they go no further. */
function problemOf(said: string, fromMs: number): DecodeProblem | null {
  if (/matches no streams|does not contain any stream/.test(said)) return "no_audio";
  if (said.trim() !== "") return "broken_file";
  return fromMs > 0 ? null : "no_audio";
}
