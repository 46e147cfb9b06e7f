import { SAMPLES_PER_MS, type Pcm } from "../types";

/** The grid of everything that is measured: Silero's frame. */
export const FRAME_SAMPLES = 512;
export const FRAME_MS = FRAME_SAMPLES / SAMPLES_PER_MS;

export const toFrames = (ms: number): number => Math.round(ms / FRAME_MS);
export const toMs = (frames: number): number => frames * FRAME_MS;

/** How many whole frames there are; with `final` the rest counts as one more. */
export function countFrames(pcm: Pcm, final: boolean): number {
  return final ? Math.ceil(pcm.length / FRAME_SAMPLES) : Math.floor(pcm.length / FRAME_SAMPLES);
}

/** One frame; what is missing at the very end is silence. */
export function frameAt(pcm: Pcm, index: number): Pcm {
  const frame = pcm.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
  if (frame.length === FRAME_SAMPLES) return frame;
  const padded = new Float32Array(FRAME_SAMPLES);
  padded.set(frame);
  return padded;
}
