/**
 * Decimal arithmetic whose bytes do not depend on the order of additions: everything that is stored or shown is
 * rounded here once, in whole hundredths (invariant 3).
 */

/** Nearest hundredth, halves up, for values of either sign that stay far below 2^53 / 100. */
export function hundredths(value: number): number {
  return Math.round(Number((value * 100).toFixed(6)));
}

/** `value` with two decimals. */
export function fixed2(value: number): number {
  return hundredths(value) / 100;
}

/** `value` with four decimals, for what is compared with others of its kind: two would make ties. */
export function fixed4(value: number): number {
  return Math.round(Number((value * 10_000).toFixed(6))) / 10_000;
}

/** Weighted mean of two-decimal values, exact in integers; null when the weights sum to 0. */
export function weightedMean(parts: { weight: number; value: number }[]): number | null {
  let weights = 0;
  let sum = 0;
  for (const { weight, value } of parts) {
    weights += weight;
    sum += weight * hundredths(value);
  }
  return weights === 0 ? null : Math.floor((2 * sum + weights) / (2 * weights)) / 100;
}

/** Score 0–10 of a BARS level 1–5: 2.5 × (level − 1). */
export function scoreOfLevel(level: number): number {
  return Math.round((hundredths(level) - 100) * 2.5) / 100;
}

export function clamp(value: number, low = 0, high = 1): number {
  return Math.min(high, Math.max(low, value));
}

/** Rises from 0 towards 1 and is ½ at `half`: the first instances of a thing say more than the tenth. */
export function saturate(amount: number, half: number): number {
  return amount <= 0 ? 0 : amount / (amount + half);
}
