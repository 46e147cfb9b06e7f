import { findFfmpeg } from "../speech/audio/ffmpegPath";
import { runProgram } from "./runProgram";

/** What ffmpeg is told about its input: a file that describes itself, or mono 32-bit float PCM at a rate. */
export type SoundFormat = "wav" | { sampleRate: number };

// A pipe can't be rewound to write the length into a Xing header; at a constant rate players need none.
const OUTPUT = "-ac 1 -ar 24000 -c:a libmp3lame -b:a 48k -write_xing 0 -map_metadata -1 -f mp3 pipe:1".split(
  " ",
);

/** Encodes speech as mono MP3, 24 kHz, 48 kbit/s: about 6 KB a second. */
export function encodeMp3(sound: Uint8Array, format: SoundFormat, ffmpegPath?: string): Promise<Buffer> {
  const input =
    format === "wav" ? ["-f", "wav"] : ["-f", "f32le", "-ar", String(format.sampleRate), "-ac", "1"];
  const quiet = ["-hide_banner", "-loglevel", "error", "-threads", "1"];
  return runProgram(findFfmpeg(ffmpegPath), [...quiet, ...input, "-i", "pipe:0", ...OUTPUT], sound);
}
