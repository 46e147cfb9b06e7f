import { type BoostedTrees, applyTrees, boostTrees } from "./boosting";
import { type Operator, solveShifted } from "./conjugate";
import { type LinearModel, applyLinear, prepareRidge, solveRidge } from "./ridge";
import { type SparseRow, dotSparse, gramOf } from "./sparse";
import { deviation, mean } from "./statistics";

/**
 * One way to learn from one view of the texts. Rows are named by number; outcomes belong to `train`, in its order.
 * `trial` predicts `ask` once for every variant (a penalty, a number of trees), `fit` keeps what is learned with one.
 */
export type Learner<Fitted = unknown> = {
  name: string;
  variants: readonly number[];
  trial(train: readonly number[], outcomes: Float64Array, ask: readonly number[]): Float64Array[];
  fit(train: readonly number[], outcomes: Float64Array, variant: number): Fitted;
};

const pick = <T>(from: readonly T[], rows: readonly number[]): T[] => rows.map((row) => from[row] as T);

export function ridgeLearner(name: string, matrix: readonly Float64Array[]): Learner<LinearModel> {
  return {
    name,
    variants: [0.1, 0.3, 1, 3, 10],
    trial(train, outcomes, ask) {
      const prepared = prepareRidge(pick(matrix, train), outcomes);
      return this.variants.map((penalty) => {
        const model = solveRidge(prepared, penalty);
        return Float64Array.from(ask, (row) => applyLinear(model, matrix[row] as Float64Array));
      });
    },
    fit: (train, outcomes, penalty) => solveRidge(prepareRidge(pick(matrix, train), outcomes), penalty),
  };
}

const SEED = 77;

export function treeLearner(name: string, matrix: readonly Float64Array[]): Learner<BoostedTrees> {
  const variants = [40, 80, 150];
  return {
    name,
    variants,
    trial(train, outcomes, ask) {
      const model = boostTrees(pick(matrix, train), outcomes, Math.max(...variants), SEED);
      return variants.map((count) =>
        Float64Array.from(ask, (row) => applyTrees(model, matrix[row] as Float64Array, count)),
      );
    },
    fit: (train, outcomes, count) => boostTrees(pick(matrix, train), outcomes, count, SEED),
  };
}

/** The part of a Gram matrix that belongs to `train`, as an operator. */
function innerProducts(gram: Float32Array, whole: number, train: readonly number[]): Operator {
  const size = train.length;
  const inner = new Float32Array(size * size);
  train.forEach((row, index) => {
    for (let at = 0; at < size; at += 1)
      inner[index * size + at] = gram[row * whole + (train[at] as number)] as number;
  });
  return (vector) => {
    const out = new Float64Array(size);
    for (let row = 0; row < size; row += 1) {
      let sum = 0;
      for (let at = 0; at < size; at += 1) sum += (inner[row * size + at] as number) * (vector[at] as number);
      out[row] = sum;
    }
    return out;
  };
}

export type SparseModel = { offset: number; weights: Float32Array };

export const applySparse = ({ offset, weights }: SparseModel, row: SparseRow): number =>
  offset + dotSparse(row, weights);

/** Rows from which all inner products are too many to keep; then they are multiplied out at each step. */
export const MAX_GRAM = 2_500;

/** Ridge on term vectors, solved in the dual: one weight a row, as there are fewer rows than terms. */
export function sparseLearner(name: string, rows: readonly SparseRow[], width: number): Learner<SparseModel> {
  const gram = rows.length <= MAX_GRAM ? gramOf(rows, width) : null;
  const spread = (train: readonly number[], dual: Float64Array) => {
    const weights = new Float64Array(width);
    train.forEach((row, index) => {
      const { at, value } = rows[row] as SparseRow;
      for (let term = 0; term < at.length; term += 1)
        (weights[at[term] as number] as number) += (dual[index] as number) * (value[term] as number);
    });
    return weights;
  };
  const operatorFor = (train: readonly number[]) => {
    if (!gram)
      return (vector: Float64Array) => {
        const weights = spread(train, vector);
        return Float64Array.from(train, (row) => dotSparse(rows[row] as SparseRow, weights));
      };
    return innerProducts(gram, rows.length, train);
  };
  const variants = [8, 4, 2, 1, 0.5];
  return {
    name,
    variants,
    trial(train, outcomes, ask) {
      const offset = mean(outcomes);
      const rest = outcomes.map((value) => value - offset);
      const operate = operatorFor(train);
      let dual: Float64Array = new Float64Array(train.length);
      return variants.map((penalty) => {
        dual = solveShifted(operate, penalty, rest, dual);
        const weights = spread(train, dual);
        return Float64Array.from(ask, (row) => offset + dotSparse(rows[row] as SparseRow, weights));
      });
    },
    fit(train, outcomes, penalty) {
      const offset = mean(outcomes);
      const rest = outcomes.map((value) => value - offset);
      const dual = solveShifted(operatorFor(train), penalty, rest, new Float64Array(train.length));
      return { offset, weights: Float32Array.from(spread(train, dual)) };
    },
  };
}

/** Standardised training rows and a weight for each; no text is in them. */
export type KernelModel = {
  offset: number;
  wide: number;
  centres: Float64Array;
  scales: Float64Array;
  rows: Float32Array[];
  dual: Float64Array;
};

/** No value counts for more than this many deviations: one odd text must not be far from all others. */
const FAR = 4;

function standardise(row: Float64Array, centres: Float64Array, scales: Float64Array): Float32Array {
  return Float32Array.from(row, (value, at) => {
    const scale = scales[at] as number;
    return scale < 1e-9 ? 0 : Math.max(-FAR, Math.min(FAR, (value - (centres[at] as number)) / scale));
  });
}

function gaussian(left: Float32Array, right: Float32Array, wide: number): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += ((left[at] as number) - (right[at] as number)) ** 2;
  return Math.exp(-sum / (2 * Math.max(1, left.length) * wide));
}

export function applyKernel(model: KernelModel, features: Float64Array): number {
  const row = standardise(features, model.centres, model.scales);
  return model.rows.reduce(
    (sum, other, at) => sum + (model.dual[at] as number) * gaussian(row, other, model.wide),
    model.offset,
  );
}

/** Width of the kernel, in numbers of features, and penalty. */
const KERNELS = [
  [1, 3],
  [1, 1],
  [4, 1],
  [4, 0.3],
] as const;

/** Kernel ridge with a Gaussian kernel: texts alike in all features are rated alike. */
export function kernelLearner(name: string, matrix: readonly Float64Array[]): Learner<KernelModel> {
  const columns = Array.from({ length: matrix[0]?.length ?? 0 }, (_, at) =>
    matrix.map((row) => row[at] as number),
  );
  const centres = Float64Array.from(columns, mean);
  const scales = Float64Array.from(columns, deviation);
  const standard = matrix.map((row) => standardise(row, centres, scales));
  const size = matrix.length;
  const grams = new Map<number, Float32Array>();
  const gramFor = (wide: number) => {
    const known = grams.get(wide);
    if (known) return known;
    const gram = new Float32Array(size * size);
    for (let left = 0; left < size; left += 1)
      for (let right = left; right < size; right += 1) {
        const value = gaussian(standard[left] as Float32Array, standard[right] as Float32Array, wide);
        gram[left * size + right] = value;
        gram[right * size + left] = value;
      }
    grams.set(wide, gram);
    return gram;
  };
  const operatorsFor = (train: readonly number[]) => {
    const known = new Map<number, Operator>();
    return (wide: number) => {
      const operate = known.get(wide) ?? innerProducts(gramFor(wide), size, train);
      known.set(wide, operate);
      return operate;
    };
  };
  const solve = (operatorOf: (wide: number) => Operator, outcomes: Float64Array, variant: number) => {
    const [wide, penalty] = KERNELS[variant] as (typeof KERNELS)[number];
    const offset = mean(outcomes);
    const rest = outcomes.map((value) => value - offset);
    const dual = solveShifted(operatorOf(wide), penalty, rest, new Float64Array(rest.length));
    return { gram: gramFor(wide), wide, offset, dual };
  };
  return {
    name,
    variants: KERNELS.map((_, at) => at),
    trial(train, outcomes, ask) {
      const operatorOf = operatorsFor(train);
      return this.variants.map((variant) => {
        const { gram, offset, dual } = solve(operatorOf, outcomes, variant);
        return Float64Array.from(ask, (row) =>
          train.reduce(
            (sum, other, at) => sum + (dual[at] as number) * (gram[row * size + other] as number),
            offset,
          ),
        );
      });
    },
    fit(train, outcomes, variant) {
      const { wide, offset, dual } = solve(operatorsFor(train), outcomes, variant);
      return { offset, wide, centres, scales, rows: pick(standard, train), dual };
    },
  };
}
