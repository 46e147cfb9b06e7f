/** Loudness arithmetic for the meters. Levels are dBFS: 0 is full scale, silence is FLOOR_DB. */

export const FLOOR_DB = -120;

/** Root mean square of samples in [−1, 1], as dBFS. */
export function rmsDb(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  return rms > 0 ? Math.max(FLOOR_DB, 20 * Math.log10(rms)) : FLOOR_DB;
}

/** Where the level stands on a meter: −60 dBFS is 0, −10 dBFS is 1. */
export function meterPosition(db: number): number {
  return Math.min(1, Math.max(0, (db + 60) / 50));
}

/** The quiet between words: the 20th percentile of the levels heard; null before there are enough. */
export function noiseFloorDb(levels: readonly number[]): number | null {
  if (levels.length < 10) return null;
  const sorted = [...levels].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.2)] ?? null;
}

/** Above this, traffic or a fan is heard with every word. */
const NOISY_DB = -42;
/** Speech into a phone at arm's length comes well above this. */
const AUDIBLE_DB = -48;

export const isNoisy = (floorDb: number | null) => floorDb !== null && floorDb > NOISY_DB;
export const isAudible = (peakDb: number) => peakDb > AUDIBLE_DB;

/** The middle value; null for none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
