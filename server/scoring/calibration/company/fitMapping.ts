import { fixed2 } from "../../rubric/fixed";
import { assignFolds, splitAt } from "../learning/folds";
import { solveDefinite } from "../learning/ridge";
import { deviation, mean, pearson, quadraticKappa, rootMeanSquare } from "../learning/statistics";
import type { Agreement, DimensionCalibration, Mapping } from "./schema";
import { FEATURES, type Feature } from "./schema";

/** One rated answer as the engine saw it. */
export type RatedLevel = {
  /** BARS level of the engine, 1–5. */
  level: number;
  features: Record<Feature, number>;
  /** Mean of what people gave, 1–5. */
  rating: number;
};

/** Fewer say too little about anybody. */
export const MIN_RATED = 30;
const MIN_LEVEL = 1;
const MAX_LEVEL = 5;
/** No calibration moves a level further than this: beyond it the rubric is wrong, not its scale. */
export const FARTHEST = 1.5;
const OUTER_FOLDS = 5;
const INNER_FOLDS = 4;
const SEED = 505;
/** Penalty of a coefficient, in rows: what few rows say is shrunk towards the engine as it is. */
const SHRINK = 15;
const SHRINK_FEATURE = 40;
/** Steeper down than this and a better answer could end below a worse one. */
const MIN_SLOPE = -0.9;
/** Improvement of kappa that is asked for, beside an interval above 0. */
const MIN_KAPPA_GAIN = 0.02;
const NORMAL_95 = 1.96;
const CURVE_BINS = 6;

type Kind = Mapping["kind"];
const KINDS: readonly Kind[] = ["none", "shift", "line", "features"];

const NOTHING: Mapping = { kind: "none", shift: 0, slope: 0, centre: 3, features: [] };
const exact = (value: number) => Number(value.toFixed(6));

/** How far the mapping moves a level, within ±1.5. */
export function moveOf(
  mapping: Mapping,
  { level, features }: Pick<RatedLevel, "level" | "features">,
): number {
  const move = mapping.features.reduce(
    (sum, { name, weight, centre }) => sum + weight * (features[name] - centre),
    mapping.shift + mapping.slope * (level - mapping.centre),
  );
  return Math.min(FARTHEST, Math.max(-FARTHEST, move));
}

/** The level put right: two decimals, within 1–5. */
export const applyMapping = (mapping: Mapping, row: Pick<RatedLevel, "level" | "features">): number =>
  fixed2(Math.min(MAX_LEVEL, Math.max(MIN_LEVEL, row.level + moveOf(mapping, row))));

/** Ridge on what people gave above the engine: the penalty pulls to the engine as it is, not to its mean. */
export function learnMapping(rows: readonly RatedLevel[], kind: Kind): Mapping {
  if (kind === "none" || rows.length === 0) return NOTHING;
  const centre = exact(mean(rows.map(({ level }) => level)));
  const names = kind === "features" ? FEATURES : [];
  const centres = names.map((name) => exact(mean(rows.map(({ features }) => features[name]))));
  const scales = names.map((name) => deviation(rows.map(({ features }) => features[name])) || 1);
  const levelScale = deviation(rows.map(({ level }) => level)) || 1;
  const columns = rows.map(({ level, features }) => [
    1,
    ...(kind === "shift" ? [] : [(level - centre) / levelScale]),
    ...names.map((name, at) => (features[name] - (centres[at] as number)) / (scales[at] as number)),
  ]);
  const width = columns[0]?.length ?? 0;
  const matrix = new Float64Array(width * width);
  const right = new Float64Array(width);
  columns.forEach((column, row) => {
    const { rating, level } = rows[row] as RatedLevel;
    column.forEach((left, i) => {
      right[i] = (right[i] as number) + left * (rating - level);
      column.forEach((other, j) => {
        matrix[i * width + j] = (matrix[i * width + j] as number) + left * other;
      });
    });
  });
  for (let at = 0; at < width; at += 1)
    (matrix[at * width + at] as number) += at < 2 ? SHRINK : SHRINK_FEATURE;
  const solved = solveDefinite(matrix, right);
  const slope = kind === "shift" ? 0 : Math.max(MIN_SLOPE, (solved[1] as number) / levelScale);
  return {
    kind,
    shift: exact(solved[0] as number),
    slope: exact(slope),
    centre,
    features: names.map((name, at) => ({
      name,
      weight: exact((solved[at + 2] as number) / (scales[at] as number)),
      centre: centres[at] as number,
    })),
  };
}

const pick = <T>(from: readonly T[], rows: readonly number[]) => rows.map((row) => from[row] as T);
const ratingsOf = (rows: readonly RatedLevel[]) => rows.map(({ rating }) => rating);

function foldsOf(rows: readonly RatedLevel[], count: number) {
  return assignFolds(Array.from(rows.keys()), ratingsOf(rows), count, SEED);
}

/** The simplest kind whose error, out of sample, is within one standard error of the best (Breiman's rule). */
export function chooseKind(rows: readonly RatedLevel[]): Kind {
  const folds = foldsOf(rows, INNER_FOLDS);
  const errors = KINDS.map((kind) => {
    const own = new Float64Array(rows.length);
    for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
      const { inside, outside } = splitAt(folds, fold);
      const mapping = learnMapping(pick(rows, outside), kind);
      for (const row of inside) {
        const given = rows[row] as RatedLevel;
        own[row] = (applyMapping(mapping, given) - given.rating) ** 2;
      }
    }
    return own;
  });
  const means = errors.map(mean);
  const best = means.indexOf(Math.min(...means));
  const spread = (at: number) =>
    deviation((errors[at] as Float64Array).map((error, row) => error - (errors[best]?.[row] as number))) /
    Math.sqrt(Math.max(1, rows.length));
  const at = means.findIndex((error, index) => error <= (means[best] as number) + spread(index));
  return KINDS[at] as Kind;
}

const agreementOf = (levels: readonly number[], ratings: readonly number[]): Agreement => ({
  qwk: exact(quadraticKappa(levels, ratings, MIN_LEVEL, MAX_LEVEL)),
  pearson: exact(pearson(levels, ratings)),
  rmse: exact(rootMeanSquare(levels, ratings)),
});

/** What was said against what people said, in bins of about equal n by the level said; bins hold 3 rows at least. */
export function calibrationCurve(
  before: readonly number[],
  after: readonly number[],
  ratings: readonly number[],
): DimensionCalibration["curve"] {
  const order = Array.from(after.keys()).toSorted(
    (left, right) => (after[left] as number) - (after[right] as number) || left - right,
  );
  const bins = Math.max(1, Math.min(CURVE_BINS, Math.floor(order.length / 3)));
  return Array.from({ length: bins }, (_, bin) => {
    const rows = order.slice(
      Math.round((bin * order.length) / bins),
      Math.round(((bin + 1) * order.length) / bins),
    );
    return {
      before: fixed2(mean(pick(before, rows))),
      after: fixed2(mean(pick(after, rows))),
      rated: fixed2(mean(pick(ratings, rows))),
      n: rows.length,
    };
  }).filter(({ n }) => n > 0);
}

export type MappingFit = Pick<
  DimensionCalibration,
  "n" | "before" | "after" | "gain" | "curve" | "mapping" | "used" | "reason"
>;

/**
 * Learns how people's ratings follow from the engine's levels, and whether that is worth anything: by nested
 * cross-validation, which chooses the kind of mapping anew in each fold. The mapping is used only where its squared
 * error is lower with 95 % confidence and kappa gains at least 0.02. Deterministic.
 */
export function fitMapping(rows: readonly RatedLevel[]): MappingFit {
  const ratings = ratingsOf(rows);
  const before = rows.map(({ level }) => level);
  const after = [...before];
  const enough = rows.length >= MIN_RATED;
  const varied = deviation(ratings) > 1e-9;
  if (enough && varied) {
    const folds = foldsOf(rows, OUTER_FOLDS);
    for (let fold = 0; fold < OUTER_FOLDS; fold += 1) {
      const { inside, outside } = splitAt(folds, fold);
      const others = pick(rows, outside);
      const mapping = learnMapping(others, chooseKind(others));
      for (const row of inside) after[row] = applyMapping(mapping, rows[row] as RatedLevel);
    }
  }
  const gains = rows.map(
    ({ rating }, row) => ((before[row] as number) - rating) ** 2 - ((after[row] as number) - rating) ** 2,
  );
  const error = deviation(gains) / Math.sqrt(Math.max(1, gains.length - 1));
  const gain = {
    mean: exact(mean(gains)),
    low: exact(mean(gains) - NORMAL_95 * error),
    high: exact(mean(gains) + NORMAL_95 * error),
  };
  const [agreedBefore, agreedAfter] = [agreementOf(before, ratings), agreementOf(after, ratings)];
  const better = gain.low > 0 && agreedAfter.qwk >= agreedBefore.qwk + MIN_KAPPA_GAIN;
  const used = enough && varied && better;
  return {
    n: rows.length,
    before: agreedBefore,
    after: agreedAfter,
    gain,
    curve: calibrationCurve(before, after, ratings),
    mapping: used ? learnMapping(rows, chooseKind(rows)) : NOTHING,
    used,
    reason: !enough ? "too_few" : !varied ? "no_variation" : used ? "better" : "not_better",
  };
}
