import { execFileSync } from "node:child_process";
import { findFfmpeg } from "../../../server/speech/audio/ffmpegPath";

/** Length in seconds and RMS level in dBFS of an MP3. */
export function measureMp3(audio: Buffer): { seconds: number; level: number } {
  const args = [
    "-v",
    "error",
    "-f",
    "mp3",
    "-i",
    "pipe:0",
    "-f",
    "f32le",
    "-ac",
    "1",
    "-ar",
    "16000",
    "pipe:1",
  ];
  const bytes = execFileSync(findFfmpeg(), args, { input: audio, maxBuffer: 64 * 1024 * 1024 });
  let energy = 0;
  for (let at = 0; at < bytes.length; at += 4) energy += bytes.readFloatLE(at) ** 2;
  const samples = bytes.length / 4;
  return { seconds: samples / 16_000, level: 10 * Math.log10(energy / samples) };
}
