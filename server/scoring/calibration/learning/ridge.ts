import { deviation, mean } from "./statistics";

/** Solves A·x = b for symmetric positive definite A (n × n, row by row) by Cholesky; A and b are overwritten. */
export function solveDefinite(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] as number;
      for (let at = 0; at < column; at += 1)
        sum -= (matrix[row * size + at] as number) * (matrix[column * size + at] as number);
      matrix[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[column * size + column] as number);
    }
  }
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] as number;
    for (let at = 0; at < row; at += 1) sum -= (matrix[row * size + at] as number) * (right[at] as number);
    right[row] = sum / (matrix[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row] as number;
    for (let at = row + 1; at < size; at += 1)
      sum -= (matrix[at * size + row] as number) * (right[at] as number);
    right[row] = sum / (matrix[row * size + row] as number);
  }
  return right;
}

/** y ≈ offset + Σ weights · x, on features as they come. */
export type LinearModel = { offset: number; weights: number[] };

export const applyLinear = ({ offset, weights }: LinearModel, features: ArrayLike<number>): number => {
  let sum = offset;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] as number) * (features[at] as number);
  return sum;
};

/** Gram matrix of standardised rows, to be solved for any penalty. */
export type PreparedRidge = {
  gram: Float64Array;
  cross: Float64Array;
  centres: number[];
  scales: number[];
  offset: number;
  count: number;
};

export function prepareRidge(rows: readonly ArrayLike<number>[], outcomes: ArrayLike<number>): PreparedRidge {
  const width = rows[0]?.length ?? 0;
  const centres: number[] = [];
  const scales: number[] = [];
  for (let column = 0; column < width; column += 1) {
    const values = rows.map((row) => row[column] as number);
    centres.push(mean(values));
    scales.push(deviation(values));
  }
  const offset = mean(outcomes);
  const gram = new Float64Array(width * width);
  const cross = new Float64Array(width);
  const standard = new Float64Array(width);
  rows.forEach((row, index) => {
    for (let at = 0; at < width; at += 1)
      standard[at] =
        (scales[at] as number) < 1e-9
          ? 0
          : ((row[at] as number) - (centres[at] as number)) / (scales[at] as number);
    const rest = (outcomes[index] as number) - offset;
    for (let left = 0; left < width; left += 1) {
      const value = standard[left] as number;
      if (value === 0) continue;
      (cross[left] as number) += value * rest;
      for (let right = 0; right <= left; right += 1)
        (gram[left * width + right] as number) += value * (standard[right] as number);
    }
  });
  return { gram, cross, centres, scales, offset, count: rows.length };
}

/** Ridge regression on standardised features; `penalty` is per row, so that it means the same for any n. */
export function solveRidge(prepared: PreparedRidge, penalty: number): LinearModel {
  const { gram, cross, centres, scales, offset, count } = prepared;
  const width = cross.length;
  const matrix = gram.slice();
  for (let at = 0; at < width; at += 1) (matrix[at * width + at] as number) += penalty * count + 1e-9;
  const solved = solveDefinite(matrix, cross.slice());
  const weights = Array.from(solved, (value, at) =>
    (scales[at] as number) < 1e-9 ? 0 : value / (scales[at] as number),
  );
  return {
    weights,
    offset: offset - weights.reduce((sum, weight, at) => sum + weight * (centres[at] as number), 0),
  };
}
