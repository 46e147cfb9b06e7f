import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { inputArgs, runFfmpeg } from "./ffmpeg";
import type { JoinPlan } from "./joinPlan";
import { type MediaFacts, readFacts, reportArgs } from "./probe";
import type { Container } from "./sniff";

/** ffmpeg at work in one folder, under one deadline. File names are relative to the folder. */
export type Workbench = { folder: string; ffmpeg?: string; signal: AbortSignal };

export type Part = { file: string; facts: MediaFacts };

const demuxers: Record<Container, string> = {
  webm: "matroska",
  mp4: "mov",
  ogg: "ogg",
  wav: "wav",
  mp3: "mp3",
};
const SAMPLE_RATE = 48_000;
const FRAME_RATE = 25;
/** The deadline is the workbench's signal; this only bounds what a single run may take if that is far away. */
const MAX_RUN_MS = 60 * 60 * 1000;

/** Arguments in the groups in which one reads them. */
type Args = readonly (readonly string[])[];

/** What ffmpeg says when the machine is at fault and not the recording. */
const MACHINE_FAULT = /No space left on device|Cannot allocate memory|Unknown encoder|Input\/output error/;

/**
 * @returns null when ffmpeg can do nothing with what it was given
 * @throws the signal's reason when the time is up; an error when the machine is at fault
 */
async function run(bench: Workbench, args: Args): Promise<{ stdout: string; stderr: string } | null> {
  const { folder: cwd, ffmpeg, signal } = bench;
  const result = await runFfmpeg(args.flat(), { cwd, ffmpeg, signal, timeoutMs: MAX_RUN_MS });
  signal.throwIfAborted();
  const { outcome, code, stderr } = result;
  if (outcome === "exited" && code === 0) return { stdout: result.stdout.toString("utf8"), stderr };
  // No code: a signal that was not ours ended it, most likely for want of memory.
  if (code === null || MACHINE_FAULT.test(stderr)) throw new Error(`ffmpeg failed: ${stderr.slice(-500)}`);
  return null;
}

/**
 * Copies the tracks of a raw recording into a file with a proper header and index, skipping over damage.
 * @returns null when nothing in it can be read
 */
export async function remuxSegment(
  bench: Workbench,
  source: string,
  container: Container,
  name: string,
): Promise<Part | null> {
  const mp4 = container === "mp4";
  const file = `${name}.${mp4 ? "mp4" : "mkv"}`;
  // The first picture of a sound file is its cover.
  const picture = mp4 || container === "webm" ? ["-map", "0:v:0?"] : [];
  const done = await run(bench, [
    reportArgs,
    inputArgs(source, demuxers[container], ["-fflags", "+genpts", "-err_detect", "ignore_err"]),
    [...picture, "-map", "0:a:0?", "-c", "copy"],
    ["-avoid_negative_ts", "make_zero", "-strict", "experimental"],
    ["-f", mp4 ? "mp4" : "matroska", file],
  ]);
  return done && { file, facts: readFacts(done.stdout, done.stderr) };
}

/** Joins parts into one seekable file and reads back what it holds. Null when ffmpeg could not do it. */
export async function joinParts(
  bench: Workbench,
  parts: readonly Part[],
  plan: JoinPlan,
): Promise<Part | null> {
  const uniform = plan.kind === "copy" ? parts : await encodeParts(bench, parts, plan.frame);
  if (!uniform) return null;
  const list = `${plan.kind}.txt`;
  await writeFile(join(bench.folder, list), uniform.map(({ file }) => `file '${file}'\n`).join(""));
  const file = `${plan.kind}-whole.${plan.container}`;
  const joined = await run(bench, [
    ["-v", "error"],
    inputArgs(list, "concat"),
    ["-map", "0", "-c", "copy"],
    plan.kind === "encode" ? ["-c:a", "aac", "-b:a", "96k"] : [],
    // The WebM muxer seeks back to point at its index; MP4's index is moved to the front.
    plan.container === "mp4" ? ["-movflags", "+faststart"] : [],
    ["-f", plan.container, file],
  ]);
  if (!joined) return null;
  const checked = await run(bench, [
    reportArgs,
    inputArgs(file, demuxers[plan.container]),
    ["-map", "0", "-c", "copy", "-f", "null", "-"],
  ]);
  return checked && { file, facts: readFacts(checked.stdout, checked.stderr) };
}

type Frame = { width: number; height: number } | null;

async function encodeParts(bench: Workbench, parts: readonly Part[], frame: Frame): Promise<Part[] | null> {
  const encoded: Part[] = [];
  for (const [index, part] of parts.entries()) {
    const file = `encoded-${index}.mkv`;
    if (!(await run(bench, encodeArgs(part, frame, file)))) return null;
    encoded.push({ file, facts: part.facts });
  }
  return encoded;
}

/** A part in the common form: missing sound becomes silence, a missing picture black. Sound stays PCM for now. */
function encodeArgs({ file, facts }: Part, frame: Frame, output: string): Args {
  const silence = `anullsrc=r=${SAMPLE_RATE}:cl=mono`;
  const black = frame && `color=c=black:s=${frame.width}x${frame.height}:r=${FRAME_RATE}`;
  const inputs = inputArgs(file, file.endsWith(".mp4") ? "mov" : "matroska");
  const generated: string[] = [];
  const generate = (filter: string) => {
    generated.push("-f", "lavfi", "-i", filter);
    return generated.length / 4;
  };
  const soundInput = facts.audio ? 0 : generate(silence);
  const pictureInput = facts.video || !black ? 0 : generate(black);
  const sound = ["-map", `${soundInput}:a:0`, "-af", "aresample=async=1:first_pts=0,apad"];
  const picture = frame ? ["-map", `${pictureInput}:v:0`, "-vf", fitInto(frame), ...h264] : [];
  return [
    ["-v", "error", ...inputs, ...generated],
    [...picture, ...sound],
    ["-c:a", "pcm_s16le", "-ar", String(SAMPLE_RATE), "-ac", "1"],
    ["-t", (facts.durationMs / 1000).toFixed(3), "-f", "matroska", output],
  ];
}

const h264 = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", String(2 * FRAME_RATE)];

function fitInto({ width, height }: { width: number; height: number }): string {
  const scale = `scale=${width}:${height}:force_original_aspect_ratio=decrease`;
  return `${scale},pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2,setsar=1,fps=${FRAME_RATE},format=yuv420p`;
}
