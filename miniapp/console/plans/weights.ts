/** Arithmetic of weights, in basis points (10,000 = 100 %), so that sums are exact. */

export const FULL = 10_000;

export const sumBp = (parts: readonly { weightBp: number }[]) =>
  parts.reduce((sum, part) => sum + part.weightBp, 0);

/** How far the sum is from 100 %: positive is still to be given, negative is too much. In basis points. */
export const missingBp = (parts: readonly { weightBp: number }[]) => FULL - sumBp(parts);

/** 1850 → "18.5", 10000 → "100", 9999 → "99.99": percent with no needless zeros. */
export const formatPercent = (bp: number) => String(Number((bp / 100).toFixed(2)));

/** What was typed as percent, as basis points within 0–10,000; null when it is no number. */
export function parsePercent(value: number | string | null): number | null {
  if (value === null || value === "") return null;
  const percent = Number(value);
  return Number.isFinite(percent) ? Math.min(FULL, Math.max(0, Math.round(percent * 100))) : null;
}

/** The same for all, the remainder on the first ones, so that the sum is exactly 100 %. */
export function splitEvenly<T extends { weightBp: number }>(parts: readonly T[]): T[] {
  const base = Math.floor(FULL / parts.length);
  const rest = FULL - base * parts.length;
  return parts.map((part, index) => ({ ...part, weightBp: base + (index < rest ? 1 : 0) }));
}

/**
 * Keeps the proportions and brings the sum to 100 % (largest remainders get the odd basis points).
 * When nothing has a weight yet, all get the same.
 */
export function scaleToFull<T extends { weightBp: number }>(parts: readonly T[]): T[] {
  const sum = sumBp(parts);
  if (parts.length === 0) return [];
  if (sum === 0) return splitEvenly(parts);
  const exact = parts.map((part) => (part.weightBp * FULL) / sum);
  const floors = exact.map(Math.floor);
  const odd = FULL - floors.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder)
    .slice(0, odd)
    .map((entry) => entry.index);
  return parts.map((part, index) => ({
    ...part,
    weightBp: (floors[index] ?? 0) + (byRemainder.includes(index) ? 1 : 0),
  }));
}
