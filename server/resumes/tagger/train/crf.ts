import { BEFORE, LABELS, mayEnd, mayStart } from "../labels";
import type { FeatureSpace } from "./featureSpace";
import { randomFrom, shuffle } from "./random";

/** A sentence as rows of the feature space: `rows[unit * slots + slot]`, −1 for none, and its labels. */
export type Example = { length: number; slots: number; rows: Int32Array; labels: Uint8Array };

export type Options = {
  epochs: number;
  /** Step of AdaGrad. */
  rate: number;
  /** Share of the slots (kinds of features) that are hidden at each visit of a sentence, so that none relies on another. */
  hidden: number;
  seed: number;
  /** How many epochs at the end have their weights averaged. */
  averaged: number;
};

/** `emissions` by cell of the feature space; `transitions[before * LABELS + label]`. */
export type Weights = { emissions: Float32Array; transitions: Float32Array };

const L = LABELS;
const STARTS = Array.from({ length: L }, (_, label) => mayStart(label));
const ENDS = Array.from({ length: L }, (_, label) => mayEnd(label));
/** Smaller gradients are not worth a step. */
const NEGLIGIBLE = 1e-4;

/** Forward and backward sums over all legal label sequences of one sentence (Rabiner 1989, scaled). */
class Lattice {
  readonly scores: Float64Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  readonly edges = new Float64Array(L * L);
  readonly edgeSums = new Float64Array(L * L);
  private readonly scale: Float64Array;

  constructor(longest: number) {
    this.scores = new Float64Array(longest * L);
    this.alpha = new Float64Array(longest * L);
    this.beta = new Float64Array(longest * L);
    this.scale = new Float64Array(longest);
  }

  /** Turns scores into marginals: alpha × beta is a label's probability, edgeSums the expected transitions. */
  run(n: number, transitions: Float32Array): number {
    const { scores: e, alpha, beta, edges, edgeSums, scale } = this;
    for (let y = 0; y < L; y += 1)
      for (const p of BEFORE[y]!) edges[p * L + y] = Math.exp(transitions[p * L + y]!);
    let logZ = 0;
    for (let i = 0; i < n; i += 1) {
      const at = i * L;
      let max = -Infinity;
      for (let y = 0; y < L; y += 1) if (e[at + y]! > max) max = e[at + y]!;
      let sum = 0;
      for (let y = 0; y < L; y += 1) {
        e[at + y] = Math.exp(e[at + y]! - max);
        const befores = BEFORE[y]!;
        let before = i === 0 && STARTS[y] ? 1 : 0;
        if (i > 0)
          for (let k = 0; k < befores.length; k += 1)
            before += alpha[at - L + befores[k]!]! * edges[befores[k]! * L + y]!;
        alpha[at + y] = i === n - 1 && !ENDS[y] ? 0 : before * e[at + y]!;
        sum += alpha[at + y]!;
      }
      scale[i] = sum;
      logZ += max + Math.log(sum);
      for (let y = 0; y < L; y += 1) alpha[at + y]! /= sum;
    }
    edgeSums.fill(0);
    beta.fill(0, 0, n * L);
    for (let y = 0; y < L; y += 1) beta[(n - 1) * L + y] = ENDS[y] ? 1 : 0;
    for (let i = n - 1; i > 0; i -= 1) {
      const at = i * L;
      for (let y = 0; y < L; y += 1) {
        const after = (beta[at + y]! * e[at + y]!) / scale[i]!;
        if (after === 0) continue;
        const befores = BEFORE[y]!;
        for (let k = 0; k < befores.length; k += 1) {
          const p = befores[k]!;
          const edge = edges[p * L + y]! * after;
          beta[at - L + p]! += edge;
          edgeSums[p * L + y]! += alpha[at - L + p]! * edge;
        }
      }
    }
    return logZ;
  }
}

/**
 * A linear-chain conditional random field (Lafferty et al. 2001) over legal label sequences, trained by AdaGrad (Duchi et
 * al. 2011) on one sentence at a time. Only labels seen with a feature have a weight for it.
 */
export function trainCrf(
  examples: readonly Example[],
  { offsets, labels: cellLabels }: FeatureSpace,
  { epochs, rate, hidden, seed, averaged }: Options,
  report: (epoch: number, loss: number) => void = () => undefined,
): Weights {
  const random = randomFrom(seed);
  const cells = cellLabels.length;
  const w = new Float32Array(cells);
  const squares = new Float32Array(cells);
  const t = new Float32Array(L * L);
  const tSquares = new Float32Array(L * L);
  const total: Weights = { emissions: new Float32Array(cells), transitions: new Float32Array(L * L) };
  const lattice = new Lattice(Math.max(1, ...examples.map(({ length }) => length)));
  const { scores, alpha, beta, edgeSums } = lattice;
  const gradient = new Float64Array(L);
  const matters = new Uint8Array(L);
  const step = (cell: number, slope: number) => {
    const square = (squares[cell]! += slope * slope);
    w[cell]! -= (rate * slope) / (Math.sqrt(square) + 1e-2);
  };
  const boost = 1 / (1 - hidden);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    let loss = 0;
    for (const index of order) {
      const { length: n, slots, rows, labels } = examples[index]!;
      if (n === 0) continue;
      const shown = Array.from({ length: slots }, (_, slot) => slot).filter(() => random() >= hidden);
      scores.fill(0, 0, n * L);
      for (let i = 0; i < n; i += 1) {
        for (const slot of shown) {
          const row = rows[i * slots + slot]!;
          if (row < 0) continue;
          for (let cell = offsets[row]!; cell < offsets[row + 1]!; cell += 1)
            scores[i * L + cellLabels[cell]!]! += w[cell]! * boost;
        }
        loss -= scores[i * L + labels[i]!]!;
        if (i > 0) loss -= t[labels[i - 1]! * L + labels[i]!]!;
      }
      loss += lattice.run(n, t);
      for (let i = 0; i < n; i += 1) {
        if (i > 0) edgeSums[labels[i - 1]! * L + labels[i]!]! -= 1;
        let count = 0;
        for (let y = 0; y < L; y += 1) {
          const d = alpha[i * L + y]! * beta[i * L + y]! - (labels[i] === y ? 1 : 0);
          gradient[y] = d * boost;
          if (d > NEGLIGIBLE || d < -NEGLIGIBLE) matters[count++] = y;
        }
        if (count === 0) continue;
        for (const slot of shown) {
          const row = rows[i * slots + slot]!;
          if (row < 0) continue;
          const first = offsets[row]!;
          const stop = offsets[row + 1]!;
          if (stop - first === L) {
            for (let k = 0; k < count; k += 1) step(first + matters[k]!, gradient[matters[k]!]!);
          } else {
            for (let cell = first; cell < stop; cell += 1) step(cell, gradient[cellLabels[cell]!]!);
          }
        }
      }
      for (let cell = 0; cell < L * L; cell += 1) {
        const d = edgeSums[cell]!;
        if (d === 0) continue;
        tSquares[cell]! += d * d;
        t[cell]! -= (rate * d) / (Math.sqrt(tSquares[cell]!) + 1e-2);
      }
    }
    report(epoch, loss / examples.length);
    if (epoch < epochs - averaged) continue;
    w.forEach((weight, cell) => (total.emissions[cell]! += weight / averaged));
    t.forEach((weight, cell) => (total.transitions[cell]! += weight / averaged));
  }
  return total;
}
