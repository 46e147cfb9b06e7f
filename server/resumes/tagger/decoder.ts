import { ENTITY_TYPES, LABELS, mayEnd, mayStart, typeOf } from "./labels";
import type { Entity } from "./types";

/** Copies, as what is imported is looked up anew at every use: this is the innermost loop of the tagger. */
const WIDTH = LABELS;
const TYPES = ENTITY_TYPES.length;
/** Labels outside of which an entity begins and ends: any of the first may follow any of the second. */
const STARTS = Uint8Array.from({ length: LABELS }, (_, label) => label).filter(mayStart);
const ENDS = Uint8Array.from({ length: LABELS }, (_, label) => label).filter(mayEnd);
/** O, and an end and a single of each type; or O, and a begin and a single. */
const OPEN = 1 + 2 * TYPES;

/**
 * An entity counts if it is this likely. F1 is highest at about half of itself (Lipton et al. 2014); the model is a
 * little sure of itself, so a little less: chosen by cross-validation.
 */
const LIKELY = 0.43;

/** A label this far below the best of its unit (a chance of e⁻²⁵) is not followed up. */
const HOPELESS = -25;

/** A label that has come to less than this share of its unit is not followed up either: a few ends of 17 are left. */
const LOST = 1e-5;

type Candidate = Entity & { likelihood: number };

/**
 * Finds the entities that are likely in themselves, by forward and backward sums over all legal label sequences
 * (Rabiner 1989, scaled), instead of the one likeliest sequence: more of them are right. Memory is kept for the next
 * sentence.
 */
export class Decoder {
  private readonly weights: Float64Array;
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  private readonly scale: Float64Array;
  private readonly scores = new Float64Array(LABELS);
  /** By unit: how many of ENDS are followed up, and which. */
  private readonly endCounts: Uint8Array;
  private readonly endColumns: Uint8Array;
  /** exp of the transitions; `free` has those between STARTS and ENDS without gaps. */
  private readonly edges: Float64Array;
  private readonly free: Float64Array;

  /**
   * @param longest units of the longest sentence
   * @param transitions `before * LABELS + label`
   */
  constructor(longest: number, transitions: Float32Array) {
    const cells = longest * LABELS;
    [this.weights, this.forward, this.backward] = [cells, cells, cells].map((n) => new Float64Array(n)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    this.scale = new Float64Array(longest);
    this.endCounts = new Uint8Array(longest);
    this.endColumns = new Uint8Array(longest * OPEN);
    this.edges = Float64Array.from(transitions, Math.exp);
    this.free = new Float64Array(OPEN * OPEN);
    STARTS.forEach((label, row) =>
      ENDS.forEach((before, column) => {
        this.free[row * OPEN + column] = this.edges[before * LABELS + label]!;
      }),
    );
  }

  /**
   * @param score fills in the scores of a unit's labels
   * @returns entities in order, without overlap
   */
  decode(length: number, score: (unit: number, scores: Float64Array) => void): Entity[] {
    if (length === 0) return [];
    for (let unit = 0; unit < length; unit += 1) {
      score(unit, this.scores);
      this.weigh(unit, HOPELESS);
      if (this.stepForward(unit, unit === length - 1)) continue;
      // What scores best is not legal here: what is legal is weighed again, however low it scores.
      this.weigh(unit, -Infinity);
      this.stepForward(unit, unit === length - 1);
    }
    this.backward.fill(0, (length - 1) * LABELS, length * LABELS);
    for (const label of ENDS) this.backward[(length - 1) * LABELS + label] = 1;
    for (let unit = length - 1; unit > 0; unit -= 1) this.stepBackward(unit);
    return choose(this.candidates(length), length);
  }

  /** Weights of a unit's labels; 0 for those whose score is further below the highest than `lowest`. */
  private weigh(unit: number, lowest: number): void {
    const { scores, weights } = this;
    const at = unit * WIDTH;
    let highest = -Infinity;
    for (let label = 0; label < WIDTH; label += 1) if (scores[label]! > highest) highest = scores[label]!;
    for (let label = 0; label < WIDTH; label += 1) {
      const below = scores[label]! - highest;
      weights[at + label] = below < lowest ? 0 : Math.exp(below);
    }
  }

  /** @returns whether any legal label has weight */
  private stepForward(unit: number, isLast: boolean): boolean {
    const { forward, weights, free, edges, endColumns } = this;
    const at = unit * WIDTH;
    const last = at - WIDTH;
    for (let label = 0; label < WIDTH; label += 1) forward[at + label] = 0;
    const firstEnd = (unit - 1) * OPEN;
    const lastEnd = firstEnd + (unit > 0 ? this.endCounts[unit - 1]! : 0);
    for (let row = 0; row < OPEN; row += 1) {
      const weight = weights[at + STARTS[row]!]!;
      if (weight === 0) continue;
      let sum = unit === 0 ? 1 : 0;
      for (let end = firstEnd; end < lastEnd; end += 1) {
        const column = endColumns[end]!;
        sum += forward[last + ENDS[column]!]! * free[row * OPEN + column]!;
      }
      forward[at + STARTS[row]!] = sum * weight;
    }
    if (unit > 0)
      for (let opened = 1; opened < WIDTH; opened += 4) {
        const inside = opened + 1;
        const closing = opened + 2;
        if (!(weights[at + inside]! > 0 || weights[at + closing]! > 0)) continue;
        const [fromOpened, fromInside] = [forward[last + opened]!, forward[last + inside]!];
        forward[at + inside] =
          weights[at + inside]! *
          (fromOpened * edges[opened * WIDTH + inside]! + fromInside * edges[inside * WIDTH + inside]!);
        forward[at + closing] =
          weights[at + closing]! *
          (fromOpened * edges[opened * WIDTH + closing]! + fromInside * edges[inside * WIDTH + closing]!);
      }
    if (isLast)
      for (let opened = 1; opened < WIDTH; opened += 4) forward[at + opened] = forward[at + opened + 1] = 0;
    let sum = 0;
    for (let label = 0; label < WIDTH; label += 1) sum += forward[at + label]!;
    if (sum === 0) return false;
    this.scale[unit] = sum;
    const share = 1 / sum;
    for (let label = 0; label < WIDTH; label += 1) forward[at + label]! *= share;
    const first = unit * OPEN;
    let count = 0;
    for (let column = 0; column < OPEN; column += 1) {
      endColumns[first + count] = column;
      if (forward[at + ENDS[column]!]! > LOST) count += 1;
    }
    this.endCounts[unit] = count;
    return true;
  }

  /** From a unit to the one before; what is left behind in `weights` are the unit's shares of what comes. */
  private stepBackward(unit: number): void {
    const { backward, weights, free, edges, scale, endColumns } = this;
    const at = unit * WIDTH;
    const last = at - WIDTH;
    const scaled = 1 / scale[unit]!;
    for (let label = 0; label < WIDTH; label += 1) {
      weights[at + label]! *= backward[at + label]! * scaled;
      backward[last + label] = 0;
    }
    const firstEnd = (unit - 1) * OPEN;
    const lastEnd = firstEnd + this.endCounts[unit - 1]!;
    for (let row = 0; row < OPEN; row += 1) {
      const share = weights[at + STARTS[row]!]!;
      if (share === 0) continue;
      for (let end = firstEnd; end < lastEnd; end += 1) {
        const column = endColumns[end]!;
        backward[last + ENDS[column]!]! += share * free[row * OPEN + column]!;
      }
    }
    for (let opened = 1; opened < WIDTH; opened += 4) {
      const inside = opened + 1;
      const closing = opened + 2;
      const [onward, closed] = [weights[at + inside]!, weights[at + closing]!];
      if (!(onward > 0 || closed > 0)) continue;
      backward[last + opened] =
        onward * edges[opened * WIDTH + inside]! + closed * edges[opened * WIDTH + closing]!;
      backward[last + inside] =
        onward * edges[inside * WIDTH + inside]! + closed * edges[inside * WIDTH + closing]!;
    }
  }

  /** Every stretch that is likely an entity, by where it ends. */
  private candidates(length: number): Candidate[] {
    const { forward, backward, weights, edges } = this;
    const found: Candidate[] = [];
    for (let start = 0; start < length; start += 1) {
      const place = start * WIDTH;
      for (let opened = 1; opened < WIDTH; opened += 4) {
        const alone = forward[place + opened + 3]! * backward[place + opened + 3]!;
        if (alone > LIKELY) found.push(candidate(opened, start, start + 1, alone));
        let before = opened;
        let likelihood = forward[place + opened]! * backward[place + opened]!;
        for (let unit = start + 1; likelihood > LIKELY && unit < length; unit += 1) {
          const at = unit * WIDTH;
          const share = likelihood / backward[at - WIDTH + before]!;
          const closed = share * edges[before * WIDTH + opened + 2]! * weights[at + opened + 2]!;
          if (closed > LIKELY) found.push(candidate(opened, start, unit + 1, closed));
          likelihood = share * edges[before * WIDTH + opened + 1]! * weights[at + opened + 1]!;
          before = opened + 1;
        }
      }
    }
    return found.sort((left, right) => left.end - right.end);
  }
}

const candidate = (label: number, start: number, stop: number, likelihood: number): Candidate => ({
  type: ENTITY_TYPES[typeOf(label)]!,
  start,
  end: stop,
  likelihood,
});

/** The likeliest selection without overlap. At most two candidates overlap, as both are likely. */
function choose(candidates: readonly Candidate[], length: number): Entity[] {
  const best = new Float64Array(length + 1);
  const chosen: (Candidate | undefined)[] = [];
  let next = 0;
  for (let stop = 1; stop <= length; stop += 1) {
    best[stop] = best[stop - 1]!;
    for (; next < candidates.length && candidates[next]!.end === stop; next += 1) {
      const value = best[candidates[next]!.start]! + candidates[next]!.likelihood - LIKELY;
      if (value <= best[stop]!) continue;
      best[stop] = value;
      chosen[stop] = candidates[next]!;
    }
  }
  const entities: Entity[] = [];
  for (let stop = length; stop > 0;) {
    const entity = chosen[stop];
    if (entity) entities.push({ type: entity.type, start: entity.start, end: entity.end });
    stop = entity ? entity.start : stop - 1;
  }
  return entities.toReversed();
}
