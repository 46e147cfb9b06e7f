import { mean } from "./statistics";
import { seededRandom } from "./random";

/** A split (`feature`, `limit`: at most it goes left) or, where `feature` is −1, a leaf's value. */
type TreeNode = { feature: number; limit: number; left: number; right: number; value: number };
export type BoostedTrees = { offset: number; rate: number; trees: TreeNode[][] };

const BINS = 24;
const DEPTH = 3;
const MIN_LEAF = 12;
const SHRINK_LEAF = 8;
const ROW_SHARE = 0.7;
const COLUMN_SHARE = 0.35;
const RATE = 0.05;

type Binned = { bins: Uint8Array[]; limits: number[][] };

/** Cuts each feature at quantiles, so that a tree has few places to look at. */
function binFeatures(rows: readonly ArrayLike<number>[]): Binned {
  const width = rows[0]?.length ?? 0;
  const limits: number[][] = [];
  const bins: Uint8Array[] = [];
  for (let column = 0; column < width; column += 1) {
    const values = Float64Array.from(rows, (row) => row[column] as number);
    const sorted = values.toSorted();
    const cuts: number[] = [];
    for (let at = 1; at < BINS; at += 1) {
      const cut = sorted[Math.floor((at * sorted.length) / BINS)] as number;
      if (cuts.at(-1) !== cut && cut < (sorted.at(-1) as number)) cuts.push(cut);
    }
    limits.push(cuts);
    bins.push(
      Uint8Array.from(values, (value) => {
        let bin = 0;
        while (bin < cuts.length && value > (cuts[bin] as number)) bin += 1;
        return bin;
      }),
    );
  }
  return { bins, limits };
}

type Split = { feature: number; bin: number; gain: number };

const worth = (sum: number, count: number) => (sum * sum) / (count + SHRINK_LEAF);

function bestSplit(
  { bins, limits }: Binned,
  members: Int32Array,
  rest: Float64Array,
  columns: readonly number[],
): Split | null {
  let total = 0;
  for (const row of members) total += rest[row] as number;
  const before = worth(total, members.length);
  const sums = new Float64Array(BINS);
  const counts = new Int32Array(BINS);
  let best: Split | null = null;
  for (const feature of columns) {
    const cuts = (limits[feature] as number[]).length;
    if (cuts === 0) continue;
    sums.fill(0);
    counts.fill(0);
    const column = bins[feature] as Uint8Array;
    for (const row of members) {
      const bin = column[row] as number;
      (sums[bin] as number) += rest[row] as number;
      (counts[bin] as number) += 1;
    }
    let [leftSum, leftCount] = [0, 0];
    for (let bin = 0; bin < cuts; bin += 1) {
      leftSum += sums[bin] as number;
      leftCount += counts[bin] as number;
      if (leftCount < MIN_LEAF || members.length - leftCount < MIN_LEAF) continue;
      const gain = worth(leftSum, leftCount) + worth(total - leftSum, members.length - leftCount) - before;
      if (gain > (best?.gain ?? 1e-9)) best = { feature, bin, gain };
    }
  }
  return best;
}

function growTree(binned: Binned, members: Int32Array, rest: Float64Array, columns: readonly number[]) {
  const nodes: TreeNode[] = [];
  const grow = (rows: Int32Array, depth: number): number => {
    const at = nodes.length;
    let sum = 0;
    for (const row of rows) sum += rest[row] as number;
    const node = { feature: -1, limit: 0, left: 0, right: 0, value: sum / (rows.length + SHRINK_LEAF) };
    nodes.push(node);
    const split = depth < DEPTH ? bestSplit(binned, rows, rest, columns) : null;
    if (!split) return at;
    const column = binned.bins[split.feature] as Uint8Array;
    node.feature = split.feature;
    node.limit = (binned.limits[split.feature] as number[])[split.bin] as number;
    node.left = grow(
      rows.filter((row) => (column[row] as number) <= split.bin),
      depth + 1,
    );
    node.right = grow(
      rows.filter((row) => (column[row] as number) > split.bin),
      depth + 1,
    );
    return at;
  };
  grow(members, 0);
  return nodes;
}

function valueOf(tree: readonly TreeNode[], features: ArrayLike<number>): number {
  let node = tree[0] as TreeNode;
  while (node.feature >= 0)
    node = tree[(features[node.feature] as number) <= node.limit ? node.left : node.right] as TreeNode;
  return node.value;
}

/** Gradient boosting for squared error (Friedman 2002): shallow trees on row and column samples drawn by `seed`. */
export function boostTrees(
  rows: readonly ArrayLike<number>[],
  outcomes: ArrayLike<number>,
  count: number,
  seed: number,
): BoostedTrees {
  const random = seededRandom(seed);
  const offset = mean(outcomes);
  const rest = Float64Array.from(outcomes, (value) => value - offset);
  const binned = binFeatures(rows);
  const width = binned.bins.length;
  const trees: TreeNode[][] = [];
  for (let round = 0; round < count; round += 1) {
    const members = Int32Array.from(Array.from(rows.keys()).filter(() => random() < ROW_SHARE));
    const columns = Array.from({ length: width }, (_, at) => at).filter(() => random() < COLUMN_SHARE);
    const tree = growTree(binned, members, rest, columns);
    trees.push(tree);
    rows.forEach((row, at) => {
      (rest[at] as number) -= RATE * valueOf(tree, row);
    });
  }
  return { offset, rate: RATE, trees };
}

/** The prediction after the first `count` trees. */
export function applyTrees(
  { offset, rate, trees }: BoostedTrees,
  features: ArrayLike<number>,
  count = trees.length,
): number {
  let sum = offset;
  for (let at = 0; at < Math.min(count, trees.length); at += 1)
    sum += rate * valueOf(trees[at] as TreeNode[], features);
  return sum;
}
