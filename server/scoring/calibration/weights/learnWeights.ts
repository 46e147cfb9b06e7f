import { assignFolds, splitAt } from "../learning/folds";
import { seededRandom } from "../learning/random";
import { mean, pearson } from "../learning/statistics";
import { type Bounds, projectToBounds, toBasisPoints } from "./simplex";

export type WeightRow = { scores: readonly number[]; outcome: number };
export type WeightRequest = {
  dimensions: readonly string[];
  /** Basis points, in the order of the dimensions. */
  prior: readonly number[];
  /** Basis points. */
  bounds: readonly (readonly [min: number, max: number])[];
  rows: readonly WeightRow[];
};

export type WeightReason =
  | "too_few_rows"
  | "outcome_does_not_vary"
  | "scores_do_not_vary"
  | "not_better_out_of_sample"
  | "gain_too_small"
  | "better_out_of_sample";

export type WeightResult = {
  weights: number[];
  validity: {
    /** Correlation of today's total with the outcome. */
    prior: number;
    /** Of the learned total, on the rows it was learned from: flattering. */
    learned: number;
    /** Of totals with weights that were learned without the row. */
    outOfSample: number;
    /** 95 % of `outOfSample`, by bootstrap over rows. */
    interval: [low: number, high: number];
    /** Out of sample, above today's weights, with its interval. */
    gain: number;
    gainInterval: [low: number, high: number];
    n: number;
  };
  decision: "keep" | "propose";
  reasons: WeightReason[];
};

export const MIN_ROWS = 60;
/** A gain in correlation that is worth a change of what everybody is judged by. */
const MIN_GAIN = 0.01;
const FOLDS = 5;
const REPEATS = 10;
const INNER_FOLDS = 4;
const BOOTSTRAPS = 500;
const STEPS = 400;
/** How far from today's weights towards those that fit best. */
const STRIDES = [0, 0.2, 0.4, 0.6, 0.8, 1];
const SEED = 606;

type Matrix = readonly WeightRow[];

const composite = (row: WeightRow, weights: readonly number[]) =>
  row.scores.reduce((sum, score, at) => sum + score * (weights[at] as number), 0);

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);

/**
 * The shares within bounds whose total correlates most with the outcome: projected gradient on the squared cosine of
 * the centred columns, from today's weights.
 */
function bestShares(rows: Matrix, start: readonly number[], bounds: Bounds): number[] {
  const width = start.length;
  const centres = start.map((_, at) => mean(rows.map(({ scores }) => scores[at] as number)));
  const centre = mean(rows.map(({ outcome }) => outcome));
  const covariance = start.map(() => Array.from({ length: width }, () => 0));
  const cross = start.map(() => 0);
  let outcomes = 0;
  for (const { scores, outcome } of rows) {
    const rest = outcome - centre;
    outcomes += rest * rest;
    for (let left = 0; left < width; left += 1) {
      const own = (scores[left] as number) - (centres[left] as number);
      cross[left] = (cross[left] as number) + own * rest;
      const line = covariance[left] as number[];
      for (let right = 0; right < width; right += 1)
        line[right] =
          (line[right] as number) + own * ((scores[right] as number) - (centres[right] as number));
    }
  }
  const correlation = (shares: readonly number[]) => {
    const spread = dot(
      shares,
      covariance.map((line) => dot(line, shares)),
    );
    return spread * outcomes < 1e-18 ? 0 : dot(cross, shares) / Math.sqrt(spread * outcomes);
  };
  let shares = projectToBounds(start, bounds);
  let best = correlation(shares);
  let stride = 0.25;
  for (let step = 0; step < STEPS && stride > 1e-5; step += 1) {
    const image = covariance.map((line) => dot(line, shares));
    const spread = Math.max(1e-12, dot(shares, image));
    const along = dot(cross, shares);
    // Gradient of the cosine, but for a positive factor.
    const slope = cross.map((value, at) => value - (along / spread) * (image[at] as number));
    const length = Math.sqrt(dot(slope, slope)) || 1;
    const moved = projectToBounds(
      shares.map((share, at) => share + (stride * (slope[at] as number)) / length),
      bounds,
    );
    const next = correlation(moved);
    if (next > best + 1e-12) [shares, best] = [moved, next];
    else stride /= 2;
  }
  return shares;
}

const between = (from: readonly number[], to: readonly number[], stride: number) =>
  from.map((value, at) => value + stride * ((to[at] as number) - value));

const outcomesOf = (rows: Matrix) => rows.map(({ outcome }) => outcome);

/** Learns on some rows: the direction by fit, how far to go by inner cross-validation; ties go to today's weights. */
function learnShares(rows: Matrix, prior: readonly number[], bounds: Bounds, seed: number): number[] {
  const outcomes = outcomesOf(rows);
  const folds = assignFolds(Array.from(rows.keys()), outcomes, INNER_FOLDS, seed);
  const totals = STRIDES.map(() => new Float64Array(rows.length));
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const { inside, outside } = splitAt(folds, fold);
    const fitted = bestShares(
      outside.map((at) => rows[at] as WeightRow),
      prior,
      bounds,
    );
    STRIDES.forEach((stride, index) => {
      const weights = between(prior, fitted, stride);
      for (const at of inside)
        (totals[index] as Float64Array)[at] = composite(rows[at] as WeightRow, weights);
    });
  }
  const worths = totals.map((total) => pearson(total, outcomes));
  const best = Math.max(...worths);
  // Within a third of a standard error of a correlation, the smaller step.
  const slack = 0.33 / Math.sqrt(Math.max(4, rows.length));
  const chosen = STRIDES[worths.findIndex((worth) => worth >= best - slack)] as number;
  return between(prior, bestShares(rows, prior, bounds), chosen);
}

const exact = (value: number) => Number(value.toFixed(6));

function quantiles(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [exact(at(0.025)), exact(at(0.975))];
}

function keep(request: WeightRequest, reason: WeightReason, prior: number): WeightResult {
  return {
    weights: [...request.prior],
    validity: {
      prior: exact(prior),
      learned: exact(prior),
      outOfSample: exact(prior),
      interval: [-1, 1],
      gain: 0,
      gainInterval: [-1, 1],
      n: request.rows.length,
    },
    decision: "keep",
    reasons: [reason],
  };
}

/**
 * Proposes weights by which the total goes with what became of people: within bounds, between today's weights and
 * those that fit best, as far as inner cross-validation carries. Proposed only where totals of people whom the weights
 * were not learned from correlate more with the outcome than today's do, by at least 0.01 and with 95 % confidence;
 * else today's are kept, with the reason. Deterministic.
 */
export function learnWeights(request: WeightRequest): WeightResult {
  const { rows } = request;
  const prior = request.prior.map((points) => points / 10_000);
  const bounds = request.bounds.map(([min, max]) => [min / 10_000, max / 10_000] as const);
  const outcomes = outcomesOf(rows);
  const today = rows.map((row) => composite(row, prior));
  const validity = pearson(today, outcomes);
  if (rows.length < MIN_ROWS) return keep(request, "too_few_rows", validity);
  if (new Set(outcomes).size < 2) return keep(request, "outcome_does_not_vary", validity);
  if (prior.every((_, at) => new Set(rows.map(({ scores }) => scores[at])).size < 2))
    return keep(request, "scores_do_not_vary", validity);

  const unseen = new Float64Array(rows.length);
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const folds = assignFolds(
      Array.from(rows.keys()),
      outcomes.map(() => 0),
      FOLDS,
      SEED + repeat,
    );
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const { inside, outside } = splitAt(folds, fold);
      const shares = learnShares(
        outside.map((at) => rows[at] as WeightRow),
        prior,
        bounds,
        SEED + repeat,
      );
      for (const at of inside)
        unseen[at] = (unseen[at] as number) + composite(rows[at] as WeightRow, shares) / REPEATS;
    }
  }
  const random = seededRandom(SEED);
  const drawn = Array.from({ length: BOOTSTRAPS }, () => {
    const picked = rows.map(() => Math.floor(random() * rows.length));
    const own = picked.map((at) => outcomes[at] as number);
    const learned = pearson(
      picked.map((at) => unseen[at] as number),
      own,
    );
    const before = pearson(
      picked.map((at) => today[at] as number),
      own,
    );
    return { learned, gain: learned - before };
  });
  const outOfSample = pearson(unseen, outcomes);
  const gain = outOfSample - validity;
  const gainInterval = quantiles(drawn.map((each) => each.gain));
  const weights = toBasisPoints(learnShares(rows, prior, bounds, SEED), bounds);
  const sure = gainInterval[0] > 0;
  const decision = sure && gain >= MIN_GAIN ? "propose" : "keep";
  return {
    weights: decision === "propose" ? weights : [...request.prior],
    validity: {
      prior: exact(validity),
      learned: exact(
        pearson(
          rows.map((row) =>
            composite(
              row,
              weights.map((points) => points / 10_000),
            ),
          ),
          outcomes,
        ),
      ),
      outOfSample: exact(outOfSample),
      interval: quantiles(drawn.map((each) => each.learned)),
      gain: exact(gain),
      gainInterval,
      n: rows.length,
    },
    decision,
    reasons: [
      decision === "propose" ? "better_out_of_sample" : sure ? "gain_too_small" : "not_better_out_of_sample",
    ],
  };
}
