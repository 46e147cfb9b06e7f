import { type Box, piecesOf, rowsOf } from "./boxes";
import { blocksOf } from "./columns";
import type { TextComposer } from "./composeText";
import { joinLabels } from "./labels";

/** A gap between rows that is larger than this many times their size begins a new block. */
const BLOCK_GAP = 2.1;
/** Cells of a row that are closer are parted by a space, others by a tab. */
const TAB_GAP = 1.6;
const WRAPPED_CELL = 0.5;

type Row = { text: string; cells: Box[]; y: number; size: number };

/** Puts the words of a page into the text in the order in which they are read. */
export function addPage(composer: TextComposer, words: readonly Box[], page: number): void {
  for (const block of blocksOf(piecesOf(words))) {
    composer.part();
    const rows = withoutHyphens(joinWrappedCells(gatherMargins(joinLabels(rowsOf(block)))).map(rowOf));
    let above: Row | null = null;
    for (const row of rows) {
      if (above && row.y - above.y > BLOCK_GAP * Math.max(row.size, above.size)) composer.part();
      above = row;
      const x0 = Math.min(...row.cells.map((box) => box.x0));
      const x1 = Math.max(...row.cells.map((box) => box.x1));
      composer.add(row.text, {
        page,
        x: round(x0),
        y: round(row.y),
        width: round(x1 - x0),
        size: round(row.size),
        bold: row.cells.every(({ bold }) => bold),
      });
    }
  }
}

const round = (value: number) => Math.round(value * 10) / 10;

function rowOf(cells: Box[]): Row {
  let text = "";
  let end: Box | null = null;
  let widest = cells[0] as Box;
  for (const cell of cells) {
    const gap = end ? cell.x0 - end.x1 : 0;
    // Cells that stood below each other begin left of where the one before ended.
    if (end) text += gap < 0 || gap > TAB_GAP * Math.max(cell.size, end.size) ? "\t" : " ";
    text += cell.text;
    end = cell;
    if (cell.text.length > widest.text.length) widest = cell;
  }
  return { text, cells, y: widest.y, size: Math.max(...cells.map(({ size }) => size)) };
}

const POINT = /^(?:[•●▪■◦○◆◇►▶➢✓✔·∙‣⁃*–—-]\s|\d{1,2}[.)、])/;

/**
 * Where place, dates and duration stand below each other at the right edge, they belong to the heading on their left,
 * not to the points that happen to stand beside the lower of them.
 */
function gatherMargins(rows: Box[][]): Box[][] {
  const gathered: Box[][] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as Box[];
    gathered.push(row);
    if (row.length < 2 || POINT.test(row[0]?.text ?? "")) continue;
    const margin: Box[] = [];
    let above = row.at(-1) as Box;
    for (let next = at + 1; next < rows.length; next += 1) {
      const below = rows[next] as Box[];
      const cell = below.at(-1) as Box;
      const first = rows[at + 1]?.[0]?.text ?? "";
      if (below.length < 2 || !POINT.test(first) || !isBelow(cell, above)) break;
      margin.push(cell);
      rows[next] = below.slice(0, -1);
      above = cell;
    }
    // They are one row of their own, at the place of the first.
    if (margin.length > 0) gathered.push(margin);
  }
  return gathered;
}

const isBelow = (cell: Box, above: Box) =>
  cell.y - above.y < 2 * above.size &&
  (Math.abs(cell.x1 - above.x1) < 0.5 * cell.size || Math.abs(cell.x0 - above.x0) < 0.5 * cell.size);

/**
 * A cell whose text did not fit its column goes on in the next row, alone and short; it is put back where it was begun,
 * so that the other cells of the row do not stand in the middle of its text.
 */
function joinWrappedCells(rows: Box[][]): Box[][] {
  const joined: Box[][] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const [only, second] = row;
    const begun =
      above && only && !second && above.length > 1 ? above.find((cell) => goesOn(cell, only, above)) : null;
    if (begun && only) begun.text += only.text;
    else joined.push(row.map((cell) => ({ ...cell })));
  }
  return joined;
}

function goesOn(cell: Box, rest: Box, row: readonly Box[]): boolean {
  const right = row.find((other) => other.x0 > cell.x1);
  return (
    right !== undefined &&
    Math.abs(cell.x0 - rest.x0) < WRAPPED_CELL * cell.size &&
    Math.abs(cell.size - rest.size) < 0.1 * cell.size &&
    rest.y - cell.y < 1.7 * cell.size &&
    // It was broken because there was no room, and what remained is little.
    rest.x1 - rest.x0 < 0.4 * (cell.x1 - cell.x0) &&
    /[\p{Script=Han}\d~–-]$/u.test(cell.text) &&
    /^[\p{Script=Han}\d]/u.test(rest.text)
  );
}

/** What keeps its hyphen when a line ends after it. */
const KEPT =
  /(?:^|[^\p{L}])(?:self|non|full|part|well|cross|high|low|long|short|multi|end|real|open|data|user|state|co|pre|post|anti|third|first|second|end-to|day-to|in|on|off|up|top)-$/iu;

/** Words that were divided at the end of a line are whole again, on the line where they began. */
function withoutHyphens(rows: Row[]): Row[] {
  for (let at = 0; at + 1 < rows.length; at += 1) {
    const [row, next] = [rows[at] as Row, rows[at + 1] as Row];
    if (!/\p{Ll}{2}[-\u00AD\u2010]$/u.test(row.text) || row.cells.length > 1) continue;
    const rest = /^\p{Ll}{2,}[^\s]*/u.exec(next.text)?.[0];
    if (!rest) continue;
    row.text = (KEPT.test(row.text) ? row.text : row.text.slice(0, -1)) + rest;
    next.text = next.text.slice(rest.length);
  }
  return rows;
}
