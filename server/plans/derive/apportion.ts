/**
 * Shares out a whole number in proportion to shares, by largest remainder (Hamilton): whole numbers that sum exactly;
 * of equal remainders the earlier is served first. All zero where the shares sum to zero.
 */
export function apportion(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((left, right) => left + right, 0);
  if (sum === 0) return shares.map(() => 0);
  const parts = shares.map((share) => Math.floor((share * total) / sum));
  const short = total - parts.reduce((left, right) => left + right, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: (share * total) % sum }))
    .toSorted((left, right) => right.remainder - left.remainder || left.index - right.index);
  for (const { index } of byRemainder.slice(0, short)) parts[index]! += 1;
  return parts;
}
