import { type Box, rowsOf } from "./boxes";

/** A stripe without text between two columns is at least so wide, in letters' sizes. */
const GUTTER = 0.9;
const MOST_BOXES = 1_500;
const MOST_DEPTH = 12;
const WIDE = /[\u1100-\u11FF\u2E80-\uFFEF]/;
const YEAR_OR_NOW = /(?:19|20)\d\d|至今|现在|\b(?:present|now|current)\b|\d{1,2}\s*[./]\s*\d{2,4}/i;
const LABEL = /[:：]$/;

type Gutter = { before: Box[]; left: Box[]; right: Box[]; after: Box[]; weight: number };

/** As wide as it is printed: a Chinese character counts for two letters. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
const share = <T>(items: readonly T[], test: (item: T) => boolean) =>
  items.length === 0 ? 0 : items.filter(test).length / items.length;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * Orders what stands on a page as it is read: a block after the other, a column after the column to its left. Dates at
 * the right edge, labels at the left and the cells of a table stand beside what they belong to; a column of its own has
 * rows of its own.
 */
export function blocksOf(boxes: readonly Box[], depth = 0): Box[][] {
  if (boxes.length === 0) return [];
  const gutter = boxes.length <= MOST_BOXES && depth < MOST_DEPTH ? findGutter(boxes) : null;
  if (!gutter) return [[...boxes]];
  return [gutter.before, gutter.left, gutter.right, gutter.after].flatMap((part) =>
    blocksOf(part, depth + 1),
  );
}

/** The stripe that parts the most text into two columns; null where there are none. */
function findGutter(boxes: readonly Box[]): Gutter | null {
  const rows = rowsOf(boxes);
  if (rows.length < 3) return null;
  const width = GUTTER * median(boxes.map(({ size }) => size));
  const edges = new Set(boxes.map(({ x1 }) => Math.ceil(x1)));
  let best: Gutter | null = null;
  for (const edge of edges) {
    for (const gutter of stripesAt(rows, edge - 0.5, edge + width)) {
      if (gutter.weight > (best?.weight ?? 0) && areColumns(gutter)) best = gutter;
    }
  }
  return best;
}

/** Where no row crosses the stripe from `x0` to `x1`, for as many rows as possible. */
function* stripesAt(rows: readonly Box[][], x0: number, x1: number): Generator<Gutter> {
  const crosses = rows.map((row) => row.some((box) => box.x0 < x1 && box.x1 > x0 + 1));
  for (let from = 0; from < rows.length; from += 1) {
    if (crosses[from]) continue;
    let to = from;
    while (to < rows.length && !crosses[to]) to += 1;
    const inside = rows.slice(from, to).flat();
    const [left, right] = [inside.filter((box) => box.x0 < x0), inside.filter((box) => box.x0 >= x0)];
    if (left.length > 1 && right.length > 1) {
      const gap = Math.min(...right.map((box) => box.x0)) - Math.max(...left.map((box) => box.x1));
      // Of two stripes between the same columns the one that starts at the longest line is meant: it is the free one.
      const weight = inside.length + Math.min(0.9, gap / 1_000);
      yield { before: rows.slice(0, from).flat(), left, right, after: rows.slice(to).flat(), weight };
    }
    from = to;
  }
}

/** How many rows of the first stand on the same line as one of the second. */
function aligned(rows: readonly Box[][], others: readonly Box[][]): number {
  const lines = others.flat();
  return share(rows, (row) =>
    row.some((box) =>
      lines.some((other) => Math.abs(other.y - box.y) <= 0.2 * Math.min(box.size, other.size)),
    ),
  );
}

const texts = (rows: readonly Box[][]) => rows.map((row) => row.map(({ text }) => text).join(" "));

function areColumns({ left, right }: Gutter): boolean {
  const [leftRows, rightRows] = [rowsOf(left), rowsOf(right)];
  const [fewer, more] = leftRows.length <= rightRows.length ? [leftRows, rightRows] : [rightRows, leftRows];
  if (fewer.length < 2 || more.length < 3) return false;
  const beside = aligned(fewer, more);
  if (beside < 0.6) return true;
  // Rows that stand side by side are one row, unless both sides are plain text of about the same length.
  const dates = Math.max(
    share(texts(leftRows), (text) => YEAR_OR_NOW.test(text) && widthOf(text) < 28),
    share(texts(rightRows), (text) => YEAR_OR_NOW.test(text) && widthOf(text) < 28),
  );
  if (dates >= 0.3 || share(texts(leftRows), (text) => LABEL.test(text)) >= 0.3) return false;
  if (fewer.length < 0.6 * more.length) return false;
  return [leftRows, rightRows].every((rows) => median(texts(rows).map(widthOf)) >= 16);
}
