import {
  ENTITY_TYPES,
  LABELS,
  OUTSIDE,
  begin,
  end,
  mayEnd,
  mayStart,
  middle,
  single,
  typeOf,
} from "./labels";
import type { Entity } from "./types";

const TYPES = ENTITY_TYPES.length;
/** Labels that an entity's outside begins and ends with: the only ones that may follow each other freely. */
const STARTS = Uint8Array.from({ length: LABELS }, (_, label) => label).filter(mayStart);
const ENDS = Uint8Array.from({ length: LABELS }, (_, label) => label).filter(mayEnd);

/** The best legal sequence of labels (Viterbi 1967), in memory that is kept for the next sentence. */
export class Decoder {
  private readonly back: Uint8Array;
  private readonly scores = new Float64Array(LABELS);
  private last = new Float64Array(LABELS);
  private next = new Float64Array(LABELS);
  /** By start, then by end: what follows what freely, without gaps. */
  private readonly free: Float64Array;

  /**
   * @param longest units of the longest sentence
   * @param transitions `before * LABELS + label`
   */
  constructor(
    longest: number,
    private readonly transitions: Float32Array,
  ) {
    this.back = new Uint8Array(longest * LABELS);
    this.free = new Float64Array(STARTS.length * ENDS.length);
    STARTS.forEach((label, row) =>
      ENDS.forEach((before, column) => {
        this.free[row * ENDS.length + column] = transitions[before * LABELS + label]!;
      }),
    );
  }

  /** @param score fills in the scores of a unit's labels */
  decode(length: number, score: (unit: number, scores: Float64Array) => void): Uint8Array {
    const labels = new Uint8Array(length);
    if (length === 0) return labels;
    const { scores, back } = this;
    score(0, scores);
    this.last.fill(-Infinity);
    for (const label of STARTS) this.last[label] = scores[label]!;
    for (let unit = 1; unit < length; unit += 1) {
      score(unit, scores);
      this.step(unit * LABELS);
    }
    let label = OUTSIDE;
    for (const candidate of ENDS) if (this.last[candidate]! > this.last[label]!) label = candidate;
    for (let unit = length - 1; unit >= 0; unit -= 1) {
      labels[unit] = label;
      label = back[unit * LABELS + label]!;
    }
    return labels;
  }

  private step(at: number): void {
    const { scores, back, free, last, next, transitions } = this;
    for (let row = 0, cell = 0; row < STARTS.length; row += 1) {
      let best = -Infinity;
      let from = OUTSIDE;
      for (let column = 0; column < ENDS.length; column += 1, cell += 1) {
        const value = last[ENDS[column]!]! + free[cell]!;
        if (value > best) {
          best = value;
          from = ENDS[column]!;
        }
      }
      const label = STARTS[row]!;
      next[label] = best + scores[label]!;
      back[at + label] = from;
    }
    for (let type = 0; type < TYPES; type += 1) {
      const [opened, inside] = [begin(type), middle(type)];
      for (let label = inside; label <= end(type); label += 1) {
        const first = last[opened]! + transitions[opened * LABELS + label]!;
        const later = last[inside]! + transitions[inside * LABELS + label]!;
        next[label] = scores[label]! + (first > later ? first : later);
        back[at + label] = first > later ? opened : inside;
      }
    }
    this.last = next;
    this.next = last;
  }
}

/** Entities of a legal sequence of labels; offsets are moved by `shift`. */
export function entitiesOf(labels: Uint8Array, shift = 0): Entity[] {
  const entities: Entity[] = [];
  let start = 0;
  labels.forEach((label, unit) => {
    if (label === OUTSIDE) return;
    const type = typeOf(label);
    if (label === begin(type) || label === single(type)) start = unit;
    if (label === end(type) || label === single(type))
      entities.push({ type: ENTITY_TYPES[type]!, start: start + shift, end: unit + 1 + shift });
  });
  return entities;
}
