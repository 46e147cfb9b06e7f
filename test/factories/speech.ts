import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
export { characterErrorRate } from "../support/errorRate";
import { type TestChunk, buildChunk } from "./interviews";

const FOLDER = join(__dirname, "../fixtures/speech");

export type SpokenAnswer = { file: string; text: string; language: "zh" | "en"; durationMs: number };

/** The project's own spoken answers, with what is said in them. */
export const spokenAnswers = JSON.parse(readFileSync(join(FOLDER, "index.json"), "utf8")) as SpokenAnswer[];

export function spokenAnswer(name: string): SpokenAnswer {
  const found = spokenAnswers.find(({ file }) => file.startsWith(name));
  if (!found) throw new Error(`no spoken answer ${name}`);
  return found;
}

export const speechFile = ({ file }: SpokenAnswer) => join(FOLDER, file);

/** Live webm/opus in slices of about a second, cut anywhere, as a browser's recorder hands them out. */
export function recordChunks(answer: SpokenAnswer, segment = 0): TestChunk[] {
  const webm = execFileSync(
    "ffmpeg",
    [
      "-v",
      "error",
      "-i",
      speechFile(answer),
      "-c:a",
      "libopus",
      "-b:a",
      "32k",
      "-f",
      "webm",
      "-live",
      "1",
      "pipe:1",
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const count = Math.ceil(answer.durationMs / 1000);
  const size = Math.ceil(webm.length / count);
  return Array.from({ length: count }, (_, sequence) =>
    buildChunk({
      segment,
      sequence,
      durationMs: Math.min(1000, answer.durationMs - sequence * 1000),
      bytes: webm.subarray(sequence * size, (sequence + 1) * size),
    }),
  );
}
