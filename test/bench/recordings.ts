import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findFfmpeg } from "../../server/speech/audio/ffmpegPath";

const run = promisify(execFile);
const folder = join(process.cwd(), "test/fixtures/speech");
const VIDEO_RATE = "220k -minrate 220k -maxrate 220k -bufsize 220k -g 15";
const CLUSTER_ID = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);

export type Slice = { bytes: Buffer; size: number; md5: string };

type Clip = { file: string; durationMs: number };
const answers = (): Clip[] =>
  (JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as Clip[]).filter(
    ({ durationMs }) => durationMs > 20_000 && durationMs < 60_000,
  );

/** Where each cluster begins: a recorder flushes its slices there, and the header travels with the first. */
function cut(webm: Buffer): Slice[] {
  const starts: number[] = [];
  for (let at = webm.indexOf(CLUSTER_ID); at >= 0; at = webm.indexOf(CLUSTER_ID, at + 4)) starts.push(at);
  return starts.map((start, index) => {
    const bytes = webm.subarray(index === 0 ? 0 : start, starts[index + 1] ?? webm.length);
    return { bytes, size: bytes.length, md5: createHash("md5").update(bytes).digest("base64") };
  });
}

/**
 * A live webm recording of `seconds` as a browser makes it, in slices of one second: real speech, two clips of
 * test/fixtures/speech one after another. With `video` a slice has about 30 kB, without about 4 kB.
 */
export async function makeRecording(options: {
  first: number;
  seconds: number;
  video?: boolean;
}): Promise<Slice[]> {
  const clips = answers();
  const pick = (index: number) => join(folder, clips[index % clips.length]?.file ?? "");
  const { first, seconds, video = false } = options;
  const command = ["-v", "error", "-i", pick(first), "-i", pick(first + 1)];
  if (video) command.push("-f", "lavfi", "-i", "testsrc2=size=320x240:rate=15");
  command.push("-filter_complex", "[0:a][1:a]concat=n=2:v=0:a=1[sound]", "-map", "[sound]");
  if (video) command.push(...`-map 2:v -c:v libvpx -deadline realtime -b:v ${VIDEO_RATE}`.split(" "));
  command.push("-c:a", "libopus", "-b:a", "32k", "-t", String(seconds));
  command.push("-f", "webm", "-live", "1", "-cluster_time_limit", "1000", "pipe:1");
  const { stdout } = await run(findFfmpeg(process.env["FFMPEG_PATH"]), command, {
    encoding: "buffer",
    maxBuffer: 64 * 1024 * 1024,
  });
  const slices = cut(stdout);
  if (slices.length < seconds) throw new Error(`ffmpeg cut ${slices.length} slices of ${seconds} s`);
  return slices;
}
