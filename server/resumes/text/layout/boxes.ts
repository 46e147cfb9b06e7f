/** A piece of text on a page, read from left to right. Lengths in points from the page's top left corner. */
export type Box = {
  text: string;
  x0: number;
  x1: number;
  /** The baseline. */
  y: number;
  size: number;
  bold: boolean;
};

/** Baselines closer than this part of the letters' size are one row. */
const SAME_ROW = 0.35;
/** A wider gap, in letters' sizes, parts two cells or columns: justified words are closer. */
const CELL_GAP = 1;
/** Letters that are drawn apart on purpose, as headings of Chinese forms are, are still one piece. */
const SPREAD_GAP = 2.2;
const SPACE_GAP = 0.18;
/** Between Chinese characters a gap is an effect of justification, until it is half a character. */
const HAN_SPACE_GAP = 0.45;

const HAN = /\p{Script=Han}|[\u3000-\u303F\uFF00-\uFFEF]/u;
const ONE_HAN = /^\p{Script=Han}$/u;

/** Rows by baseline, from top to bottom; in each, boxes from left to right. */
export function rowsOf(boxes: readonly Box[]): Box[][] {
  const rows: Box[][] = [];
  let row: Box[] = [];
  let baseline = 0;
  let size = 0;
  for (const box of [...boxes].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    // A small raised figure belongs to the row of the larger letters.
    const reach = SAME_ROW * Math.max(box.size, size);
    if (row.length > 0 && box.y - baseline <= reach) row.push(box);
    else rows.push((row = [box]));
    if (row.length === 1 || box.size > size) [baseline, size] = [box.y, box.size];
  }
  for (const each of rows) each.sort((a, b) => a.x0 - b.x0);
  return rows;
}

/** What stands between two neighbours of a row: nothing, a space, or null where they are no neighbours. */
export function between(left: Box, right: Box): "" | " " | null {
  const gap = right.x0 - left.x1;
  const size = Math.max(left.size, right.size);
  const spread = ONE_HAN.test(left.text) && ONE_HAN.test(right.text);
  if (gap > size * (spread ? SPREAD_GAP : CELL_GAP)) return null;
  const han = HAN.test(left.text.at(-1) ?? "") && HAN.test(right.text[0] ?? "");
  return gap > size * (han ? HAN_SPACE_GAP : SPACE_GAP) ? " " : "";
}

/** The same word printed twice to make it look bold. */
const isShadow = (box: Box, other: Box) =>
  box.text === other.text &&
  Math.abs(box.x0 - other.x0) < 0.2 * box.size &&
  Math.abs(box.y - other.y) < 0.2 * box.size;

/** Joins the words of each row to pieces that only wide gaps part. */
export function piecesOf(words: readonly Box[]): Box[] {
  const pieces: Box[] = [];
  for (const row of rowsOf(words)) {
    let last: Box | null = null;
    let end: Box | null = null;
    for (const word of row) {
      if (end && isShadow(word, end)) continue;
      const joint: "" | " " | null = end && last ? between(end, word) : null;
      if (last === null || joint === null) {
        last = { ...word };
        pieces.push(last);
      } else {
        const weight = word.text.length > last.text.length;
        last.text += joint + word.text;
        last.x1 = Math.max(last.x1, word.x1);
        last.bold &&= word.bold;
        if (weight) [last.y, last.size] = [word.y, word.size];
      }
      end = word;
    }
  }
  return pieces;
}
