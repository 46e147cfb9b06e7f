import type { PercentileBand } from "./schema";

/** DESIGN §6: a band only where so many comparable people stand behind it. */
export const FEWEST_COMPARABLE = 30;

const BANDS: readonly (readonly [PercentileBand, number])[] = [
  ["top10", 0.1],
  ["top25", 0.25],
  ["top50", 0.5],
];

/**
 * In which band a score lies among those of others; null below the middle, and where there are too few. Who is level
 * with others stands behind them: among equals nobody is ahead. Pure.
 */
export function bandAmong(score: number, others: readonly number[]): PercentileBand | null {
  if (others.length < FEWEST_COMPARABLE) return null;
  const ahead = others.filter((other) => other >= score).length / others.length;
  return BANDS.find(([, share]) => ahead <= share)?.[0] ?? null;
}
