export {
  deviation,
  mean,
  pearson,
  quadraticKappa,
  rootMeanSquare,
  spearman,
} from "../../server/scoring/calibration/learning/statistics";

/** Share of (own, other) pairs in which the own one is higher; a tie is half. */
export function areaUnderCurve(pairs: readonly { own: number; other: number }[]): number {
  const wins = pairs.reduce((sum, { own, other }) => sum + (own > other ? 1 : own === other ? 0.5 : 0), 0);
  return wins / Math.max(1, pairs.length);
}

/** Random numbers in [0, 1) that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` different elements, drawn by `random`. */
export function sample<T>(from: readonly T[], count: number, random: () => number): T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
}

/** `work` for each element, `lanes` at a time; results in the order of the elements. */
export async function mapInLanes<T, R>(
  elements: readonly T[],
  lanes: number,
  work: (element: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    while (next < elements.length) {
      const index = next;
      next += 1;
      results[index] = await work(elements[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** 0 for none. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's r; 0 where either does not vary. */
export function correlation(left: readonly number[], right: readonly number[]): number {
  const [x, y] = [mean(left), mean(right)];
  const both = left.reduce((sum, value, i) => sum + (value - x) * (right[i]! - y), 0);
  const spread = (values: readonly number[], middle: number) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0));
  const product = spread(left, x) * spread(right, y);
  return product === 0 ? 0 : both / product;
}

/** A fold for each row, such that rows of one group are never apart; groups go, shuffled, to the smallest fold. */
export function assignFolds(groups: readonly string[], count: number, seed: number): number[] {
  const sizes = Array.from({ length: count }, () => 0);
  const names = [...new Set(groups)];
  const foldOf = new Map<string, number>();
  for (const group of sample(names, names.length, seededRandom(seed))) {
    const fold = sizes.indexOf(Math.min(...sizes));
    foldOf.set(group, fold);
    sizes[fold] = (sizes[fold] ?? 0) + groups.filter((each) => each === group).length;
  }
  return groups.map((group) => foldOf.get(group) ?? 0);
}

export const accuracy = (predicted: readonly number[], outcomes: readonly number[]): number =>
  predicted.filter((value, row) => value === outcomes[row]).length / Math.max(1, outcomes.length);

/** Mean over the classes of the harmonic mean of precision and recall. */
export function macroF1(predicted: readonly number[], outcomes: readonly number[]): number {
  const classes = [...new Set(outcomes)];
  const scores = classes.map((each) => {
    const right = predicted.filter((value, row) => value === each && outcomes[row] === each).length;
    const given = predicted.filter((value) => value === each).length;
    const there = outcomes.filter((value) => value === each).length;
    return (2 * right) / Math.max(1, given + there);
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, classes.length);
}
