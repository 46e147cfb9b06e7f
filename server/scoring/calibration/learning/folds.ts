import { seededRandom, shuffled } from "./random";

/**
 * A fold 0…count−1 for each row, so that rows of one group share a fold and folds are about equally big. Without
 * groups in the way, rows of like outcome are spread evenly over the folds.
 */
export function assignFolds(
  groups: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  count: number,
  seed: number,
): Uint8Array {
  const members = new Map<number, number[]>();
  Array.from(groups).forEach((group, row) => {
    const known = members.get(group);
    if (known) known.push(row);
    else members.set(group, [row]);
  });
  const meanOf = (rows: number[]) =>
    rows.reduce((sum, row) => sum + (outcomes[row] as number), 0) / rows.length;
  const ordered = shuffled([...members.values()], seededRandom(seed))
    .map((rows) => ({ rows, mean: meanOf(rows) }))
    .toSorted((left, right) => right.rows.length - left.rows.length || left.mean - right.mean);
  const sizes = Array.from({ length: count }, () => 0);
  const folds = new Uint8Array(groups.length);
  ordered.forEach(({ rows }, index) => {
    // The smallest fold takes the next group; among equals they take turns.
    const smallest = Math.min(...sizes);
    const turn = index % count;
    const fold = sizes[turn] === smallest ? turn : sizes.indexOf(smallest);
    sizes[fold] = (sizes[fold] as number) + rows.length;
    for (const row of rows) folds[row] = fold;
  });
  return folds;
}

/** Rows of a fold and all others. */
export function splitAt(folds: ArrayLike<number>, fold: number): { inside: number[]; outside: number[] } {
  const [inside, outside]: [number[], number[]] = [[], []];
  for (let row = 0; row < folds.length; row += 1) (folds[row] === fold ? inside : outside).push(row);
  return { inside, outside };
}
