import { PitchDetector } from "pitchy";
import { SAMPLE_RATE, type Pcm, type SoundMeasure } from "../types";
import { FRAME_SAMPLES, countFrames, frameAt } from "./frames";
import { noisiness } from "./spectrum";
import type { Frames } from "./stretches";

/** Levels: 1 dB bins from here to 0 dBFS. */
export const LOWEST_DB = -100;
/** Pitches: quarter-semitone bins from here, three and a half octaves. */
export const LOWEST_HZ = 55;
export const PITCH_BINS_PER_SEMITONE = 4;
const pitchBins = 42 * PITCH_BINS_PER_SEMITONE;

const pitchWindow = 1024;
const clearPitch = 0.85;
const highestHz = 500;
/** Quieter frames than this are silence, whatever they sound like. */
const audibleDb = -50;
const tonalBelow = 0.2;
/** Frames beside a voice belong to its attack and echo, not to the room. */
const edge = 4;

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

export function emptyMeasure(): SoundMeasure {
  return {
    voicedLevels: zeros(-LOWEST_DB),
    quietLevels: zeros(-LOWEST_DB),
    pitches: zeros(pitchBins),
    loudFrames: 0,
    tonalFrames: 0,
  };
}

/** Measures a part of a recording; `voiced` counts frames from its start. */
export function measureSound(pcm: Pcm, voiced: Frames[]): SoundMeasure {
  const measure = emptyMeasure();
  const detector = PitchDetector.forFloat32Array(pitchWindow);
  const frames = countFrames(pcm, true);
  for (let at = 0; at < frames; at += 1) {
    const frame = frameAt(pcm, at);
    const level = levelDb(frame);
    if (voiced.some(({ start, end }) => at >= start && at < end)) {
      measure.voicedLevels[levelBin(level)]! += 1;
      const bin = pitchBin(detector, pcm.subarray(at * FRAME_SAMPLES, at * FRAME_SAMPLES + pitchWindow));
      if (bin !== null) measure.pitches[bin]! += 1;
    } else if (!voiced.some(({ start, end }) => at >= start - edge && at < end + edge)) {
      measure.quietLevels[levelBin(level)]! += 1;
      if (level >= audibleDb) {
        measure.loudFrames += 1;
        if (noisiness(frame) < tonalBelow) measure.tonalFrames += 1;
      }
    }
  }
  return measure;
}

/** The measure of several parts together. */
export function addMeasures(measures: SoundMeasure[]): SoundMeasure {
  const total = emptyMeasure();
  for (const measure of measures) {
    for (const key of ["voicedLevels", "quietLevels", "pitches"] as const) {
      measure[key].forEach((count, bin) => (total[key][bin] = (total[key][bin] ?? 0) + count));
    }
    total.loudFrames += measure.loudFrames;
    total.tonalFrames += measure.tonalFrames;
  }
  return total;
}

function levelDb(frame: Pcm): number {
  let squares = 0;
  for (const sample of frame) squares += sample * sample;
  return 10 * Math.log10(squares / frame.length + 1e-10);
}

function levelBin(db: number): number {
  return Math.min(Math.max(Math.floor(db - LOWEST_DB), 0), -LOWEST_DB - 1);
}

function pitchBin(detector: PitchDetector<Float32Array>, window: Pcm): number | null {
  if (window.length < pitchWindow) return null;
  const [hz, clarity] = detector.findPitch(window, SAMPLE_RATE);
  if (clarity < clearPitch || hz < LOWEST_HZ || hz > highestHz) return null;
  const bin = Math.round(12 * PITCH_BINS_PER_SEMITONE * Math.log2(hz / LOWEST_HZ));
  return bin < pitchBins ? bin : null;
}
