import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type SpokenAnswer, speechFile } from "../../factories/speech";

/** Speech files cut and converted for Chromium's fake microphone and for `say()`. */

/** Arguments in the groups in which one reads them. */
const ffmpeg = (...args: string[][]) =>
  execFileSync("ffmpeg", ["-v", "error", ...args.flat()], { maxBuffer: 64 * 1024 * 1024 });

export type Cut = { fromMs?: number; toMs?: number; silenceBeforeMs?: number; silenceAfterMs?: number };

/** 48 kHz mono WAV, as `--use-file-for-fake-audio-capture` wants it. */
export function makeMicrophoneFile(folder: string, answer: SpokenAnswer, cut: Cut): string {
  const { fromMs = 0, toMs = answer.durationMs, silenceBeforeMs = 0, silenceAfterMs = 0 } = cut;
  const file = join(folder, `${answer.file}-${fromMs}.wav`);
  ffmpeg(
    ["-ss", `${fromMs}ms`, "-to", `${toMs}ms`, "-i", speechFile(answer)],
    ["-af", `adelay=${silenceBeforeMs},apad=pad_dur=${silenceAfterMs}ms`],
    ["-ar", "48000", "-ac", "1", "-c:a", "pcm_s16le", "-y", file],
  );
  return file;
}

/** The pause nearest to the middle, so that what is said before and after it are whole sentences. */
export function findMiddlePause(answer: SpokenAnswer): number {
  const { stderr } = spawnSync(
    "ffmpeg",
    ["-i", speechFile(answer), "-af", "silencedetect=noise=-35dB:duration=0.2", "-f", "null", "-"],
    { encoding: "utf8" },
  );
  const pauses = [...stderr.matchAll(/silence_end: ([\d.]+) \| silence_duration: ([\d.]+)/g)].map(
    ([, end, duration]) => Math.round((Number(end) - Number(duration) / 2) * 1000),
  );
  const middle = answer.durationMs / 2;
  const [nearest] = pauses.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  if (nearest === undefined) throw new Error(`nobody pauses in ${answer.file}`);
  return nearest;
}

/** Has the page's microphone say a clip, or its beginning; resolves when the last word is out. */
export function say(page: Page, answer: SpokenAnswer, toMs = answer.durationMs): Promise<void> {
  const bytes =
    toMs === answer.durationMs
      ? readFileSync(speechFile(answer))
      : ffmpeg(["-i", speechFile(answer), "-to", `${toMs}ms`], ["-c:a", "pcm_s16le", "-f", "wav", "pipe:1"]);
  return page.evaluate(`e2e.say("${bytes.toString("base64")}")`);
}
