import { SAMPLES_PER_MS, type Pcm, type SoundPart, type Stretch } from "../types";
import { countFrames, frameAt, toFrames, toMs } from "./frames";
import { measureSound } from "./measure";
import { findFinishedPart, type FinishedPart } from "./stretches";

/** Room around speech for Whisper: soft beginnings and endings that the VAD does not hear. */
const before = 200;
const after = 400;
/** How often it is asked whether a part is finished. */
const stepFrames = toFrames(1_000);

/** Hears a voice in consecutive frames of one sound. */
export type Listener = { listen(): (frame: Pcm) => Promise<number> };

/**
 * Splits sound into finished parts (see `SoundAnalyst`). The detector starts afresh at each part, so the parts are the
 * same whether the recording was heard at once or as it grew; it hears nothing more than once or twice.
 */
export async function analyzeSound(detector: Listener, pcm: Pcm, final: boolean): Promise<SoundPart[]> {
  const frames = countFrames(pcm, final);
  const parts: SoundPart[] = [];
  for (let from = 0; from < frames;) {
    const part = await nextPart(detector, pcm, from, frames, final);
    if (!part) break;
    parts.push(describe(pcm, from, part, final && from + part.end === frames));
    from += part.end;
  }
  return parts;
}

async function nextPart(
  detector: Listener,
  pcm: Pcm,
  from: number,
  frames: number,
  final: boolean,
): Promise<FinishedPart | null> {
  const hear = detector.listen();
  const probabilities: number[] = [];
  for (let at = from; at < frames; at += 1) {
    probabilities.push(await hear(frameAt(pcm, at)));
    if (probabilities.length % stepFrames !== 0) continue;
    const part = findFinishedPart(probabilities, false);
    if (part) return part;
  }
  return findFinishedPart(probabilities, final);
}

function describe(pcm: Pcm, from: number, part: FinishedPart, last: boolean): SoundPart {
  const startMs = toMs(from);
  const endMs = last ? Math.floor(pcm.length / SAMPLES_PER_MS) : toMs(from + part.end);
  const inside = (ms: number): number => Math.min(Math.max(ms, startMs), endMs);
  const voiced: Stretch[] = part.voiced.map(({ start, end }) => ({
    startMs: inside(startMs + toMs(start)),
    endMs: inside(startMs + toMs(end)),
  }));
  const [first, final] = [voiced[0], voiced.at(-1)];
  const speech =
    first && final ? { startMs: inside(first.startMs - before), endMs: inside(final.endMs + after) } : null;
  const sound = pcm.subarray(startMs * SAMPLES_PER_MS, endMs * SAMPLES_PER_MS);
  return { startMs, endMs, voiced, speech, measure: measureSound(sound, part.voiced) };
}
