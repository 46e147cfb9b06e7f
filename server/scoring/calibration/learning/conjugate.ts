/** A symmetric positive semi-definite matrix, known by what it does to a vector. */
export type Operator = (vector: Float64Array) => Float64Array;

const dot = (left: Float64Array, right: Float64Array) => {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum;
};

/**
 * (K + penalty·I)⁻¹ y by conjugate gradients, from `start`. With the penalties of kernel ridge a few dozen steps give
 * more digits than the data has.
 */
export function solveShifted(
  operate: Operator,
  penalty: number,
  outcomes: Float64Array,
  start: Float64Array,
  { steps = 60, tolerance = 1e-3 } = {},
): Float64Array {
  const solution = start.slice();
  const size = outcomes.length;
  const image = operate(solution);
  const rest = new Float64Array(size);
  for (let at = 0; at < size; at += 1)
    rest[at] = (outcomes[at] as number) - (image[at] as number) - penalty * (solution[at] as number);
  const direction = rest.slice();
  let square = dot(rest, rest);
  const enough = tolerance * tolerance * Math.max(1e-12, dot(outcomes, outcomes));
  for (let step = 0; step < steps && square > enough; step += 1) {
    const moved = operate(direction);
    let curve = 0;
    for (let at = 0; at < size; at += 1) {
      (moved[at] as number) += penalty * (direction[at] as number);
      curve += (moved[at] as number) * (direction[at] as number);
    }
    const length = square / curve;
    for (let at = 0; at < size; at += 1) {
      (solution[at] as number) += length * (direction[at] as number);
      (rest[at] as number) -= length * (moved[at] as number);
    }
    const next = dot(rest, rest);
    const turn = next / square;
    for (let at = 0; at < size; at += 1)
      direction[at] = (rest[at] as number) + turn * (direction[at] as number);
    square = next;
  }
  return solution;
}
