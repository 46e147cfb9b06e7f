import { mean, quadraticKappa } from "./statistics";

/**
 * Where a real-valued prediction passes into the next grade: `points[g]` lies between grade min + g and min + g + 1.
 */
export type CutPoints = { min: number; points: number[]; spread: number };

const ROUNDS = 4;
const MOVES = [-0.08, -0.04, -0.02, -0.01, 0.01, 0.02, 0.04, 0.08];
const SMOOTHING = [-0.015, 0, 0.015];

/** Quantile of sorted values, between neighbours by straight lines. */
function quantile(sorted: Float64Array, share: number): number {
  const place = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const low = Math.floor(place);
  const rest = place - low;
  const left = sorted[low] as number;
  return left + rest * ((sorted[Math.min(sorted.length - 1, low + 1)] as number) - left);
}

/**
 * Cut points that make the best quadratic kappa of `predicted` with whole-numbered `outcomes`. Starts from those that
 * give each grade its share and moves them, by shares of rows, as long as kappa — a mean over a neighbourhood, so that
 * no single row decides — gets better.
 */
export function tuneCutPoints(
  predicted: Float64Array,
  outcomes: ArrayLike<number>,
  min: number,
  max: number,
): CutPoints {
  const sorted = predicted.toSorted();
  const grades = max - min;
  let shares = Array.from({ length: grades }, (_, grade) => {
    let below = 0;
    for (let row = 0; row < outcomes.length; row += 1)
      if ((outcomes[row] as number) <= min + grade) below += 1;
    return below / outcomes.length;
  });
  const pointsAt = (given: readonly number[]) => given.map((share) => quantile(sorted, share));
  const kappaAt = (given: readonly number[]) =>
    mean(
      SMOOTHING.map((shift) => {
        const cuts = { min, points: pointsAt(given.map((share) => share + shift)), spread: 1 };
        return quadraticKappa(
          predicted.map((value) => gradeOf(value, cuts)),
          outcomes,
          min,
          max,
        );
      }),
    );
  let best = kappaAt(shares);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = best;
    for (let at = 0; at < grades; at += 1)
      for (const move of MOVES) {
        const moved = shares.with(at, (shares[at] as number) + move);
        if (moved.some((share, index) => share < (moved[index - 1] ?? 0) || share > 1)) continue;
        const kappa = kappaAt(moved);
        if (kappa > best + 1e-6) [best, shares] = [kappa, moved];
      }
    if (best <= before + 1e-6) break;
  }
  const spread = Math.max(
    1e-6,
    ((sorted.at(-1) as number) - (sorted[0] as number)) / Math.max(1, grades + 1),
  );
  return { min, points: pointsAt(shares), spread };
}

export function gradeOf(value: number, { min, points }: CutPoints): number {
  let grade = min;
  for (const point of points) if (value > point) grade += 1;
  return grade;
}

/**
 * The same value on the scale of grades, rising with it: rounded it gives `gradeOf`, so that whoever rounds gets the
 * best kappa and whoever correlates keeps the order.
 */
export function placeOnScale(value: number, cuts: CutPoints): number {
  const { min, points, spread } = cuts;
  const grade = gradeOf(value, cuts);
  const below = points[grade - min - 1] ?? (points[0] ?? value) - spread;
  const above = points[grade - min] ?? (points.at(-1) ?? value) + spread;
  const share = above - below < 1e-9 ? 0.5 : Math.min(1, Math.max(0, (value - below) / (above - below)));
  // Kept off the halves themselves, where rounding would be a matter of the last bit.
  return grade - 0.49 + 0.98 * share;
}
