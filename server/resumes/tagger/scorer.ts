import { LABELS } from "./labels";
import type { ModelData } from "./modelFile";

/** A row's first cell and its number of cells in one number: cells × 64 + count, so that an empty place is 0. */
const COUNT = 64;

/** Looks features up by hash and adds their weights to a unit's label scores. */
export class Scorer {
  readonly transitions: Float32Array;
  private readonly unit: number;
  private readonly mask: number;
  /** Open addressing; a hash and its row lie beside each other, so that a look-up touches one line of the cache. */
  private readonly table: Int32Array;
  /** Weight × 256 + label. */
  private readonly cells: Int16Array;
  private readonly sums = new Int32Array(LABELS);
  private readonly found: Int32Array;

  constructor({ slots, unit, transitions, hashes, offsets, labels, weights }: ModelData) {
    this.transitions = transitions;
    this.unit = unit;
    this.found = new Int32Array(slots);
    this.cells = Int16Array.from(labels, (label, cell) => weights[cell]! * 256 + label);
    let size = 1024;
    while (size < hashes.length * 1.5) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(2 * size);
    hashes.forEach((hash, row) => {
      let place = hash & this.mask;
      while (this.table[2 * place + 1] !== 0) place = (place + 1) & this.mask;
      this.table[2 * place] = hash | 0;
      this.table[2 * place + 1] = offsets[row]! * COUNT + (offsets[row + 1]! - offsets[row]!);
    });
  }

  /** Scores of the labels of one unit, whose features are `keys[from]` up to `keys[to]`; 0 is no feature. */
  score(keys: Int32Array, from: number, to: number, scores: Float64Array): void {
    const { cells, sums, found, unit } = this;
    // All look-ups first: they wait for memory side by side.
    const count = this.find(keys, from, to);
    sums.fill(0);
    for (let index = 0; index < count; index += 1) {
      const row = found[index]!;
      const first = row >>> 6;
      const stop = first + (row & (COUNT - 1));
      for (let cell = first; cell < stop; cell += 1) {
        const value = cells[cell]!;
        sums[value & 255]! += value >> 8;
      }
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
      const row = table[place + 1]!;
      if (row !== 0) found[count++] = row;
    }
    return count;
  }
}
