import { type Box, rowsOf } from "./boxes";

/** A stripe without text between two columns is at least so wide, in letters' sizes. */
const GUTTER = 0.9;
const MOST_BOXES = 1_000;
const MOST_DEPTH = 12;
/** Baselines that differ by no more than this part of their letters are on one line. */
const ON_LINE = 0.2;
/** Within a row they may differ by so many points. */
const SLACK = 20;
/** A name above columns has so many rows at most, with letters so much larger than usual. */
const HEADING_ROWS = 4;
const LARGE = 1.5;
/** An address beside it has so many; the section below begins in bold or slightly larger letters. */
const HEADER_ROWS = 6;
const LARGER = 1.15;
/** Columns on one grid: so many rows each, one of them of lines at least so wide, in letters. */
const GRID_ROWS = 8;
const LONG_LINE = 30;
const WIDE = /[\u1100-\u11FF\u2E80-\uFFEF]/;
const YEAR_OR_NOW = /(?:19|20)\d\d|至今|现在|\b(?:present|now|current)\b|\d{1,2}\s*[./]\s*\d{2,4}/i;
const LABEL = /[:：]$/;

const isHeading = (row: readonly Box[]) => row.every(({ bold }) => bold);
const usualSize = (rows: readonly Box[][]) => median(rows.flat().map(({ size }) => size));
const largestOf = (rows: readonly Box[][]) => Math.max(...rows.flat().map(({ size }) => size));

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
    from += headingRows(rows.slice(from, to), x0);
    to = from + rowsOfHeader(rows.slice(from, to), x0);
    const inside = rows.slice(from, to).flat();
    const [left, right] = [inside.filter((box) => box.x0 < x0), inside.filter((box) => box.x0 >= x0)];
    if (left.length > 1 && right.length > 1) {
      const gap = Math.min(...right.map((box) => box.x0)) - Math.max(...left.map((box) => box.x1));
      // Of two stripes between the same columns the one that starts at the longest line is meant: it is the free one.
      const weight = inside.length + Math.min(0.9, gap / 1_000);
      yield { before: rows.slice(0, from).flat(), left, right, after: rows.slice(to).flat(), weight };
    }
    // The row after it may begin another one.
    from = to - 1;
  }
}

/** A name in large letters above both columns stands over one of them only because it is short. */
function headingRows(rows: readonly Box[][], x0: number): number {
  const sides = rows.map((row) => row.map((box) => box.x0 < x0));
  const first = sides[0]?.[0];
  const next = sides.findIndex((row) => row.some((side) => side !== first));
  if (next < 1 || next > HEADING_ROWS) return 0;
  return largestOf(rows.slice(0, next)) >= LARGE * usualSize(rows) ? next : 0;
}

/**
 * Beside a name there may be an address of a few lines; a section that begins below it is no column of its own.
 * Otherwise all rows belong to the columns, however much longer one of them is.
 */
function rowsOfHeader(rows: readonly Box[][], x0: number): number {
  const last = [true, false].map((left) => {
    const of = rows.flatMap((row, index) => (row.some((box) => box.x0 < x0 === left) ? [index] : []));
    return { rows: of.length, end: (of.at(-1) ?? 0) + 1 };
  });
  const shorter = last.find((side) => side.rows > 0 && side.rows <= HEADER_ROWS && side.end < rows.length);
  const next = shorter ? rows[shorter.end] : undefined;
  if (!shorter || !next) return rows.length;
  const begins = isHeading(next) || largestOf([next]) >= LARGER * usualSize(rows);
  return begins ? shorter.end : rows.length;
}

/** How many of the rows stand on the same line as one of the others. */
function aligned(rows: readonly Box[][], others: readonly Box[][]): number {
  // Rows come from top to bottom, and their boxes hardly differ.
  const baselines = others.flat().map(({ y }) => y);
  const smallest = Math.min(...others.flat().map(({ size }) => size));
  let from = 0;
  return share(rows, (row) => {
    const reach = ON_LINE * Math.min(smallest, ...row.map(({ size }) => size));
    const [top, bottom] = [
      Math.min(...row.map(({ y }) => y)) - reach,
      Math.max(...row.map(({ y }) => y)) + reach,
    ];
    while (from < baselines.length && (baselines[from] as number) < top - SLACK) from += 1;
    for (let at = from; at < baselines.length && (baselines[at] as number) <= bottom + SLACK; at += 1)
      if ((baselines[at] as number) >= top && (baselines[at] as number) <= bottom) return true;
    return false;
  });
}

const yOf = (row: Box[] | undefined) => row?.[0]?.y ?? 0;

/** Two columns go side by side for some rows; a heading beside what stands above it are none. */
function haveRowsBeside(left: readonly Box[][], right: readonly Box[][]): boolean {
  const reach = 0.5 * (left[0]?.[0]?.size ?? 0);
  const top = Math.max(yOf(left[0]), yOf(right[0])) - reach;
  const bottom = Math.min(yOf(left.at(-1)), yOf(right.at(-1))) + reach;
  const counts = [left, right].map(
    (rows) => rows.filter((row) => yOf(row) >= top && yOf(row) <= bottom).length,
  );
  return Math.min(...counts) >= 2 && Math.max(left.length, right.length) >= 3;
}

const texts = (rows: readonly Box[][]) => rows.map((row) => row.map(({ text }) => text).join(" "));

function areColumns({ left, right }: Gutter): boolean {
  const [leftRows, rightRows] = [rowsOf(left), rowsOf(right)];
  const [fewer, more] = leftRows.length <= rightRows.length ? [leftRows, rightRows] : [rightRows, leftRows];
  if (!haveRowsBeside(leftRows, rightRows)) return false;
  const beside = aligned(fewer, more);
  if (beside < 0.6) return true;
  // Rows that stand side by side are one row, unless both sides are plain text of about the same length.
  const dates = Math.max(
    share(texts(leftRows), (text) => YEAR_OR_NOW.test(text) && widthOf(text) < 28),
    share(texts(rightRows), (text) => YEAR_OR_NOW.test(text) && widthOf(text) < 28),
  );
  if (dates >= 0.3 || share(texts(leftRows), (text) => LABEL.test(text)) >= 0.3) return false;
  if (fewer.length < 0.6 * more.length) return false;
  const widths = [leftRows, rightRows].map((rows) => median(texts(rows).map(widthOf)));
  if (widths.every((width) => width >= 16)) return true;
  // Of a sidebar some lines are headings; of labels all or none look different.
  const narrow = (widths[0] ?? 0) < (widths[1] ?? 0) ? leftRows : rightRows;
  const headings = share(narrow, isHeading);
  return fewer.length >= GRID_ROWS && Math.max(...widths) >= LONG_LINE && headings > 0 && headings < 0.6;
}
