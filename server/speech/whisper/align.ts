/** Time of one frame of Whisper's encoder. */
export const ENCODER_FRAME_MS = 20;

const medianWidth = 7;

/**
 * When each token starts, in milliseconds from the start of the sound: dynamic time warping over the decoder's
 * attention to the sound, as in openai/whisper `timing.py` (`find_alignment`).
 *
 * @param attention `attention[token][head][frame]`, only heads known to follow the sound. The row of a token is that of
 *   the step which predicted it.
 * @param frames encoder frames that hold sound; the rest of the 30 s window is padding.
 */
export function alignTokens(attention: Float32Array[][], frames: number): number[] {
  const tokens = attention.length;
  if (tokens === 0 || frames === 0) return [];
  const heads = attention[0]?.length ?? 0;
  const cost = Array.from({ length: tokens }, () => new Float32Array(frames));
  for (let head = 0; head < heads; head += 1) {
    const rows = attention.map((row) => (row[head] as Float32Array).slice(0, frames));
    standardizeOverTokens(rows, frames);
    rows.forEach((row, token) => {
      const smooth = medianFiltered(row);
      const target = cost[token] as Float32Array;
      for (let frame = 0; frame < frames; frame += 1) target[frame]! -= smooth[frame]! / heads;
    });
  }
  return warp(cost, frames).map((frame) => frame * ENCODER_FRAME_MS);
}

function standardizeOverTokens(rows: Float32Array[], frames: number): void {
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    let squares = 0;
    for (const row of rows) {
      sum += row[frame]!;
      squares += row[frame]! ** 2;
    }
    const mean = sum / rows.length;
    const deviation = Math.sqrt(Math.max(squares / rows.length - mean ** 2, 0)) || 1;
    for (const row of rows) row[frame] = (row[frame]! - mean) / deviation;
  }
}

function medianFiltered(row: Float32Array): Float32Array {
  const half = (medianWidth - 1) / 2;
  const last = row.length - 1;
  const window = new Float32Array(medianWidth);
  return row.map((_, at) => {
    for (let i = 0; i < medianWidth; i += 1) {
      // Mirrored at the edges.
      const index = Math.abs(at - half + i);
      window[i] = row[Math.max(0, index > last ? 2 * last - index : index)]!;
    }
    return window.sort()[half]!;
  });
}

/** The frame at which the cheapest monotone path enters each row. */
function warp(cost: Float32Array[], frames: number): number[] {
  const rows = cost.length;
  const width = frames + 1;
  const total = new Float32Array((rows + 1) * width).fill(Infinity);
  const step = new Uint8Array((rows + 1) * width);
  total[0] = 0;
  for (let row = 1; row <= rows; row += 1) {
    for (let frame = 1; frame <= frames; frame += 1) {
      const at = row * width + frame;
      const diagonal = total[at - width - 1]!;
      const down = total[at - width]!;
      const right = total[at - 1]!;
      const best = diagonal < down && diagonal < right ? 0 : down < right ? 1 : 2;
      step[at] = best;
      total[at] = cost[row - 1]![frame - 1]! + (best === 0 ? diagonal : best === 1 ? down : right);
    }
  }
  const starts = Array.from(cost, () => 0);
  for (let row = rows, frame = frames; row > 0 && frame > 0;) {
    starts[row - 1] = frame - 1;
    const taken = step[row * width + frame]!;
    if (taken !== 2) row -= 1;
    if (taken !== 1) frame -= 1;
  }
  return starts;
}
