import { LABELS } from "./labels";
import type { ModelData } from "./modelFile";

/** A row's place and its number of cells in one number, place × 64 + count, so that an empty place is 0. */
const COUNT = 64;
/** The count of a row that has a weight for nearly every label, and therefore lies in `full`. */
const FULL = 63;
const MANY_CELLS = 12;
/** A full row takes two labels a number, 16 bits each: the sums of all features of a unit fit. */
const PAIRS = (LABELS + 1) >> 1;

/** Looks features up by hash and adds their weights to a unit's label scores. */
export class Scorer {
  readonly transitions: Float32Array;
  private readonly unit: number;
  private readonly mask: number;
  /** Open addressing; a hash and its row lie beside each other, so that a look-up touches one line of the cache. */
  private readonly table: Int32Array;
  /** Of rows with few cells: weight × 256 + label. */
  private readonly cells: Int16Array;
  private readonly full: Int32Array;
  private readonly sums = new Int32Array(2 * PAIRS);
  private readonly pairs = new Int32Array(PAIRS);
  private readonly found: Int32Array;

  constructor({ slots, unit, transitions, hashes, offsets, labels, weights }: ModelData) {
    this.transitions = transitions;
    this.unit = unit;
    this.found = new Int32Array(slots);
    let size = 1024;
    while (size < hashes.length * 1.5) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(2 * size);
    const cells: number[] = [];
    const full: number[] = [];
    hashes.forEach((hash, row) => {
      const [first, stop] = [offsets[row]!, offsets[row + 1]!];
      let entry: number;
      if (stop - first >= MANY_CELLS) {
        entry = (full.length / PAIRS) * COUNT + FULL;
        const pairs = new Int32Array(PAIRS);
        for (let cell = first; cell < stop; cell += 1)
          pairs[labels[cell]! >> 1]! += weights[cell]! * (labels[cell]! & 1 ? 65_536 : 1);
        full.push(...pairs);
      } else {
        entry = cells.length * COUNT + stop - first;
        for (let cell = first; cell < stop; cell += 1) cells.push(weights[cell]! * 256 + labels[cell]!);
      }
      let place = hash & this.mask;
      while (this.table[2 * place + 1] !== 0) place = (place + 1) & this.mask;
      this.table[2 * place] = hash | 0;
      this.table[2 * place + 1] = entry;
    });
    this.cells = Int16Array.from(cells);
    this.full = Int32Array.from(full);
  }

  /** Scores of the labels of one unit, whose features are `keys[from]` up to `keys[to]`; 0 is no feature. */
  score(keys: Int32Array, from: number, to: number, scores: Float64Array): void {
    const { cells, full, sums, pairs, found, unit } = this;
    // All look-ups first: they wait for memory side by side.
    const count = this.find(keys, from, to);
    sums.fill(0);
    pairs.fill(0);
    for (let index = 0; index < count; index += 1) {
      const entry = found[index]!;
      const place = entry >>> 6;
      const size = entry & (COUNT - 1);
      if (size === FULL) {
        const first = place * PAIRS;
        for (let pair = 0; pair < PAIRS; pair += 1) pairs[pair]! += full[first + pair]!;
        continue;
      }
      for (let cell = place; cell < place + size; cell += 1) {
        const value = cells[cell]!;
        sums[value & 255]! += value >> 8;
      }
    }
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const low = (pairs[pair]! << 16) >> 16;
      sums[2 * pair]! += low;
      sums[2 * pair + 1]! += (pairs[pair]! - low) >> 16;
    }
    for (let label = 0; label < LABELS; label += 1) scores[label] = sums[label]! * unit;
  }

  private find(keys: Int32Array, from: number, to: number): number {
    const { table, mask, found } = this;
    let count = 0;
    for (let index = from; index < to; index += 1) {
      const key = keys[index]!;
      if (key === 0) continue;
      let place = (key & mask) * 2;
      while (table[place + 1] !== 0 && table[place] !== key) place = (place + 2) & (2 * mask + 1);
      const entry = table[place + 1]!;
      if (entry !== 0) found[count++] = entry;
    }
    return count;
  }
}
