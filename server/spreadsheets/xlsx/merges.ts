import { columnOf, rowOf } from "../letters";
import { refuse } from "../refusals";
import type { CellRange } from "../types";

const MAX_MERGES = 10_000;
const TAG_CHARACTERS = 1_000;
const MERGE =
  /<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Z]{1,3}\d{1,7})(?::([A-Z]{1,3}\d{1,7}))?["']/g;

function toRange(from: string, to: string): CellRange {
  const name = `${from}:${to}`;
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to), name };
}

/**
 * The merged areas of a sheet. They stand behind all its rows, which must not be handed out before they are known; so
 * the sheet is unpacked twice, and this first time only searched, at the speed of unpacking.
 */
export async function findMerges(sheet: AsyncIterable<Buffer>): Promise<CellRange[]> {
  const merges: CellRange[] = [];
  let carried = "";
  for await (const chunk of sheet) {
    const text = carried + chunk.toString("latin1");
    // Text of a cell holds no bare "<": whatever looks like a tag is one.
    if (text.includes("mergeCell"))
      for (const [, from = "", to = from] of text.matchAll(MERGE)) merges.push(toRange(from, to));
    if (merges.length > MAX_MERGES) throw refuse("spreadsheet.too_many_merges", { limit: MAX_MERGES });
    carried = carryOver(text);
  }
  return merges;
}

/** The tag that the next piece goes on with. */
function carryOver(text: string): string {
  const open = text.lastIndexOf("<");
  return open > text.lastIndexOf(">") && text.length - open <= TAG_CHARACTERS ? text.slice(open) : "";
}

/** Which cells of a row lie inside merged areas without being their first; rows are asked for in order. */
export class MergedCells {
  private readonly waiting: CellRange[];
  private active: CellRange[] = [];

  constructor(
    ranges: readonly CellRange[],
    private readonly columns: number,
  ) {
    this.waiting = ranges.filter(({ left }) => left < columns).sort((one, other) => other.top - one.top);
  }

  /** `row` from 0. */
  inRow(row: number): { column: number; range: string }[] {
    if (this.active.length === 0 && !this.starts(row)) return [];
    while (this.starts(row)) this.active.push(this.waiting.pop() as CellRange);
    this.active = this.active.filter(({ bottom }) => bottom >= row);
    const covered = this.active.flatMap(({ top, left, right, name }) => {
      const first = row === top ? left + 1 : left;
      const count = Math.max(0, Math.min(right, this.columns - 1) - first + 1);
      return Array.from({ length: count }, (_, index) => ({ column: first + index, range: name }));
    });
    // Areas never overlap in a file that Excel has written; piled up they would cost more than a row may.
    if (covered.length > this.columns) throw refuse("spreadsheet.damaged");
    return covered;
  }

  private starts(row: number): boolean {
    const next = this.waiting.at(-1);
    return next !== undefined && next.top <= row;
  }
}
