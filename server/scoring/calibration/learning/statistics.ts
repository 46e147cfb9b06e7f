/** Means, agreement and correlation: what calibration is measured by. Empty input gives 0, never NaN. */

type Numbers = ArrayLike<number>;

export function mean(values: Numbers): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Of the whole population: divided by n. */
export function deviation(values: Numbers): number {
  const centre = mean(values);
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += ((values[at] as number) - centre) ** 2;
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
}

/** Product-moment correlation; 0 where either side does not vary. */
export function pearson(left: Numbers, right: Numbers): number {
  const [centreLeft, centreRight] = [mean(left), mean(right)];
  let [cross, squareLeft, squareRight] = [0, 0, 0];
  for (let at = 0; at < left.length; at += 1) {
    const [a, b] = [(left[at] as number) - centreLeft, (right[at] as number) - centreRight];
    cross += a * b;
    squareLeft += a * a;
    squareRight += b * b;
  }
  const scale = Math.sqrt(squareLeft * squareRight);
  return scale < 1e-12 ? 0 : Math.min(1, Math.max(-1, cross / scale));
}

/** Ranks from 1; equals share the mean of theirs. */
export function ranks(values: Numbers): Float64Array {
  const order = Array.from(values, (_, index) => index).toSorted(
    (left, right) => (values[left] as number) - (values[right] as number) || left - right,
  );
  const found = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] as number] === values[order[from] as number])
      to += 1;
    for (let at = from; at <= to; at += 1) found[order[at] as number] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return found;
}

/** Spearman's rank correlation. */
export const spearman = (left: Numbers, right: Numbers): number => pearson(ranks(left), ranks(right));

/** Weights of a kappa cell by the distance of its two grades. */
const quadratic = (distance: number) => distance * distance;

/**
 * Quadratic weighted kappa (Cohen 1968): 1 − Σ w·observed ÷ Σ w·expected, w = (i − j)². Grades are rounded to whole
 * numbers and held within [min, max]. 1 where all agree; 0 where chance does as well, or where nothing varies.
 */
export function quadraticKappa(left: Numbers, right: Numbers, min: number, max: number): number {
  const size = Math.round(max) - Math.round(min) + 1;
  const grade = (value: number) => Math.min(size - 1, Math.max(0, Math.round(value) - Math.round(min)));
  const [counts, ofLeft, ofRight] = [
    new Float64Array(size * size),
    new Float64Array(size),
    new Float64Array(size),
  ];
  for (let at = 0; at < left.length; at += 1) {
    const [row, column] = [grade(left[at] as number), grade(right[at] as number)];
    (counts[row * size + column] as number) += 1;
    (ofLeft[row] as number) += 1;
    (ofRight[column] as number) += 1;
  }
  let [observed, expected] = [0, 0];
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const weight = quadratic(row - column);
      observed += weight * (counts[row * size + column] as number);
      expected += (weight * (ofLeft[row] as number) * (ofRight[column] as number)) / Math.max(1, left.length);
    }
  return expected < 1e-12 ? 0 : Math.max(-1, 1 - observed / expected);
}

export function rootMeanSquare(left: Numbers, right: Numbers): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += ((left[at] as number) - (right[at] as number)) ** 2;
  return left.length === 0 ? 0 : Math.sqrt(sum / left.length);
}
