import { wilson } from "../insight/passRates/passRates";

/** 97.5 % points of Student's t with 1 … 30 degrees of freedom. */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;
const Z = 1.959964;

/**
 * Beyond the table by the first terms of the expansion around the normal (Abramowitz & Stegun 26.7.5), which is off by
 * less than 0.001 there.
 */
const tOf = (freedom: number): number =>
  T[freedom - 1] ??
  Z + (Z ** 3 + Z) / (4 * freedom) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2);

export type Sums = { n: number; total: number; squares: number };
type Estimate = { value: number; low: number; high: number };

/** A share with Wilson's interval. Rounded to a thousandth. */
export function rateOf({ n, total }: Sums): Estimate {
  const { low, high } = wilson(total, n);
  return rounded({ value: total / n, low, high }, 1_000);
}

/** A mean with Student's interval; of one kind of value alone the interval is that value. Rounded to a hundredth. */
export function meanOf({ n, total, squares }: Sums): Estimate {
  const value = total / n;
  const variance = n < 2 ? 0 : Math.max(0, (squares - n * value * value) / (n - 1));
  const half = n < 2 ? 0 : tOf(n - 1) * Math.sqrt(variance / n);
  return rounded({ value, low: value - half, high: value + half }, 100);
}

function rounded({ value, low, high }: Estimate, steps: number): Estimate {
  const round = (one: number) => Math.round(one * steps) / steps;
  return { value: round(value), low: round(low), high: round(high) };
}
