import { mean } from "./statistics";

/**
 * Weights ≥ 0 of several predictions of the same outcomes, by least squares with a penalty towards small weights
 * (Breiman 1996, Stacked regressions), by coordinate descent. All columns and outcomes are centred by the caller.
 */
export function stackWeights(
  columns: readonly Float64Array[],
  outcomes: Float64Array,
  penalty = 0.02,
): number[] {
  const size = outcomes.length;
  const cross = columns.map((left) =>
    columns.map((right) => left.reduce((sum, value, at) => sum + value * (right[at] as number), 0) / size),
  );
  const target = columns.map(
    (column) => column.reduce((sum, value, at) => sum + value * (outcomes[at] as number), 0) / size,
  );
  const scale = mean(columns.map((_, at) => cross[at]?.[at] ?? 0)) || 1;
  const weights = columns.map(() => 0);
  for (let round = 0; round < 500; round += 1) {
    let moved = 0;
    weights.forEach((weight, at) => {
      const others = weights.reduce(
        (sum, other, index) => (index === at ? sum : sum + other * (cross[at]?.[index] as number)),
        0,
      );
      const own = (cross[at]?.[at] as number) + penalty * scale;
      const next = own < 1e-12 ? 0 : Math.max(0, ((target[at] as number) - others) / own);
      moved = Math.max(moved, Math.abs(next - weight));
      weights[at] = next;
    });
    if (moved < 1e-7) break;
  }
  return weights;
}
