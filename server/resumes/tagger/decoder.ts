import { ENTITY_TYPES, LABELS, begin, end, mayEnd, mayStart, middle, single } from "./labels";
import type { Entity } from "./types";

const TYPES = ENTITY_TYPES.length;
/** Labels outside of which an entity begins and ends: any of the first may follow any of the second. */
const STARTS = Uint8Array.from({ length: LABELS }, (_, label) => label).filter(mayStart);
const ENDS = Uint8Array.from({ length: LABELS }, (_, label) => label).filter(mayEnd);

/**
 * An entity counts if it is this likely. F1 is highest at about half of itself (Lipton et al. 2014); the model is a
 * little sure of itself, so a little less: chosen by cross-validation.
 */
const LIKELY = 0.43;

/** A label this far below the best of its unit (a chance of e⁻²⁵) is not followed up. */
const HOPELESS = -25;

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
    this.edges = Float64Array.from(transitions, Math.exp);
    this.free = new Float64Array(STARTS.length * ENDS.length);
    STARTS.forEach((label, row) =>
      ENDS.forEach((before, column) => {
        this.free[row * ENDS.length + column] = this.edges[before * LABELS + label]!;
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
    let highest = -Infinity;
    for (let label = 0; label < LABELS; label += 1) if (scores[label]! > highest) highest = scores[label]!;
    for (let label = 0; label < LABELS; label += 1) {
      const below = scores[label]! - highest;
      weights[unit * LABELS + label] = below < lowest ? 0 : Math.exp(below);
    }
  }

  /** @returns whether any legal label has weight */
  private stepForward(unit: number, isLast: boolean): boolean {
    const { forward, weights, free, edges } = this;
    const at = unit * LABELS;
    const last = at - LABELS;
    forward.fill(0, at, at + LABELS);
    for (let row = 0; row < STARTS.length; row += 1) {
      const weight = weights[at + STARTS[row]!]!;
      if (weight === 0) continue;
      let sum = unit === 0 ? 1 : 0;
      const first = row * ENDS.length;
      if (unit > 0)
        for (let column = 0; column < ENDS.length; column += 1)
          sum += forward[last + ENDS[column]!]! * free[first + column]!;
      forward[at + STARTS[row]!] = sum * weight;
    }
    const continued = unit > 0 ? TYPES : 0;
    for (let type = 0; type < continued; type += 1) {
      const [opened, inside, closing] = [begin(type), middle(type), end(type)];
      if (!(weights[at + inside]! > 0 || weights[at + closing]! > 0)) continue;
      for (let label = inside; label <= closing; label += 1)
        forward[at + label] =
          weights[at + label]! *
          (forward[last + opened]! * edges[opened * LABELS + label]! +
            forward[last + inside]! * edges[inside * LABELS + label]!);
    }
    let sum = 0;
    for (let label = 0; label < LABELS; label += 1) {
      if (isLast && !mayEnd(label)) forward[at + label] = 0;
      sum += forward[at + label]!;
    }
    if (sum === 0) return false;
    this.scale[unit] = sum;
    const share = 1 / sum;
    for (let label = 0; label < LABELS; label += 1) forward[at + label]! *= share;
    return true;
  }

  /** From a unit to the one before; what is left behind in `weights` are the unit's shares of what comes. */
  private stepBackward(unit: number): void {
    const { backward, weights, free, edges, scale } = this;
    const at = unit * LABELS;
    const last = at - LABELS;
    const scaled = 1 / scale[unit]!;
    for (let label = 0; label < LABELS; label += 1) weights[at + label]! *= backward[at + label]! * scaled;
    backward.fill(0, last, at);
    for (let row = 0; row < STARTS.length; row += 1) {
      const share = weights[at + STARTS[row]!]!;
      if (share === 0) continue;
      const first = row * ENDS.length;
      for (let column = 0; column < ENDS.length; column += 1)
        backward[last + ENDS[column]!]! += share * free[first + column]!;
    }
    for (let type = 0; type < TYPES; type += 1) {
      const [opened, inside, closing] = [begin(type), middle(type), end(type)];
      if (!(weights[at + inside]! > 0 || weights[at + closing]! > 0)) continue;
      for (let before = opened; before <= inside; before += 1)
        backward[last + before] =
          weights[at + inside]! * edges[before * LABELS + inside]! +
          weights[at + closing]! * edges[before * LABELS + closing]!;
    }
  }

  /** Every stretch that is likely an entity, by where it ends. */
  private candidates(length: number): Candidate[] {
    const { forward, backward, weights, edges } = this;
    const found: Candidate[] = [];
    for (let start = 0; start < length; start += 1) {
      for (let type = 0; type < TYPES; type += 1) {
        const alone = start * LABELS + single(type);
        if (forward[alone]! * backward[alone]! > LIKELY)
          found.push(candidate(type, start, start + 1, forward[alone]! * backward[alone]!));
        let before = begin(type);
        let likelihood = forward[start * LABELS + before]! * backward[start * LABELS + before]!;
        for (let unit = start + 1; likelihood > LIKELY && unit < length; unit += 1) {
          const at = unit * LABELS;
          const share = likelihood / backward[at - LABELS + before]!;
          const closed = share * edges[before * LABELS + end(type)]! * weights[at + end(type)]!;
          if (closed > LIKELY) found.push(candidate(type, start, unit + 1, closed));
          likelihood = share * edges[before * LABELS + middle(type)]! * weights[at + middle(type)]!;
          before = middle(type);
        }
      }
    }
    return found.sort((left, right) => left.end - right.end);
  }
}

const candidate = (type: number, start: number, stop: number, likelihood: number): Candidate => ({
  type: ENTITY_TYPES[type]!,
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
