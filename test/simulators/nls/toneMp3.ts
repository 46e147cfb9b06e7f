import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findFfmpeg } from "../../../server/speech/audio/ffmpegPath";

const run = promisify(execFile);

/** A real MP3 for a text, the longer the longer the text: a tone of a fifth of a second for each character. */
export function createToneMp3(): (text: string) => Promise<Buffer> {
  let tone: Promise<Buffer> | null = null;
  const make = async () => {
    const source = ["-f", "lavfi", "-i", "sine=frequency=330:sample_rate=16000:duration=0.2"];
    const target = [
      "-ac",
      "1",
      "-c:a",
      "libmp3lame",
      "-b:a",
      "32k",
      "-write_xing",
      "0",
      "-id3v2_version",
      "0",
    ];
    const all = ["-v", "error", ...source, ...target, "-f", "mp3", "pipe:1"];
    const { stdout } = await run(findFfmpeg(), all, { encoding: "buffer" });
    return stdout;
  };
  return async (text) => {
    const each = await (tone ??= make());
    return Buffer.concat(Array.from({ length: text.length }, () => each));
  };
}
