import { LABELS } from "./labels";
import type { ModelData } from "./modelFile";

const FREE = -1;

/** Looks features up by hash and adds their weights to a unit's label scores. */
export class Scorer {
  readonly transitions: Float32Array;
  private readonly mask: number;
  /** Hash and row beside each other, so that a look-up touches one cache line. */
  private readonly table: Int32Array;
  private readonly offsets: Uint32Array;
  private readonly labels: Uint8Array;
  private readonly weights: Int8Array;
  private readonly unit: number;

  constructor(model: ModelData) {
    let size = 1024;
    while (size < model.hashes.length * 2) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(2 * size).fill(FREE);
    model.hashes.forEach((hash, row) => {
      let place = hash & this.mask;
      while (this.table[2 * place + 1] !== FREE) place = (place + 1) & this.mask;
      this.table[2 * place] = hash | 0;
      this.table[2 * place + 1] = row;
    });
    this.transitions = model.transitions;
    this.offsets = model.offsets;
    this.labels = model.labels;
    this.weights = model.weights;
    this.unit = model.unit;
  }

  /** Scores of the labels of one unit, whose features are `keys[from]` up to `keys[to]`; 0 is no feature. */
  score(keys: Int32Array, from: number, to: number, scores: Float64Array): void {
    const { table, mask, offsets, labels, weights, unit } = this;
    scores.fill(0);
    for (let index = from; index < to; index += 1) {
      const key = keys[index]!;
      if (key === 0) continue;
      for (let place = key & mask; ; place = (place + 1) & mask) {
        const row = table[2 * place + 1]!;
        if (row === FREE) break;
        if (table[2 * place] !== key) continue;
        for (let cell = offsets[row]!; cell < offsets[row + 1]!; cell += 1)
          scores[labels[cell]!]! += weights[cell]!;
        break;
      }
    }
    for (let label = 0; label < LABELS; label += 1) scores[label]! *= unit;
  }
}
