/** Weights as shares that sum to 1, each within its bounds. */
export type Bounds = readonly (readonly [min: number, max: number])[];

const clampTo = (value: number, [min, max]: readonly [number, number]) => Math.min(max, Math.max(min, value));
const ROUNDS = 60;

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The nearest point of the bounded simplex: one shift for all, found by halving. */
export function projectToBounds(point: readonly number[], bounds: Bounds): number[] {
  const at = (shift: number) =>
    point.map((value, index) => clampTo(value - shift, bounds[index] as [number, number]));
  let [low, high] = [-2, 2];
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2;
    if (sumOf(at(middle)) > 1) low = middle;
    else high = middle;
  }
  return at((low + high) / 2);
}

/** Whole basis points that sum to 10,000, within bounds, nearest to the shares. */
export function toBasisPoints(shares: readonly number[], bounds: Bounds): number[] {
  const exact = shares.map((value) => value * 10_000);
  const points = exact.map((value, at) => clampTo(Math.floor(value + 1e-9), limitsOf(bounds, at)));
  let left = 10_000 - points.reduce((sum, value) => sum + value, 0);
  const rest = (at: number) => (exact[at] as number) - (points[at] as number);
  while (left !== 0) {
    const step = Math.sign(left);
    const movable = points
      .map((_, at) => at)
      .filter((at) => {
        const [min, max] = limitsOf(bounds, at);
        const next = (points[at] as number) + step;
        return next >= min && next <= max;
      });
    const [best] = movable.toSorted((one, other) => step * (rest(other) - rest(one)) || one - other);
    if (best === undefined) break;
    (points[best] as number) += step;
    left -= step;
  }
  return points;
}

function limitsOf(bounds: Bounds, at: number): [number, number] {
  const [min, max] = bounds[at] as readonly [number, number];
  return [Math.round(min * 10_000), Math.round(max * 10_000)];
}
