import type { LineFacts, TextComposer } from "./composeText";

export type FlowLine = { text: string } & LineFacts;

/** In a table of facts a cell has a line or two; more are a column of a page that was made as a table. */
const MOST_LINES_BESIDE = 3;

/**
 * Text that flows from top to bottom with tables in it, as in DOCX and HTML. Cells of a row that stand beside each other
 * become one line; those that are columns of text follow each other.
 */
export class Flow {
  private readonly sinks: FlowLine[][] = [[]];
  private readonly rows: FlowLine[][][] = [];

  add(line: FlowLine): void {
    this.sinks.at(-1)?.push(line);
  }

  openRow(): void {
    this.rows.push([]);
  }

  openCell(): void {
    this.sinks.push([]);
  }

  closeCell(): void {
    if (this.sinks.length === 1) return;
    const cell = (this.sinks.pop() ?? []).filter(({ text }) => text.trim() !== "");
    const row = this.rows.at(-1);
    if (row) row.push(cell);
    else for (const line of cell) this.add(line);
  }

  closeRow(): void {
    const cells = (this.rows.pop() ?? []).filter((cell) => cell.length > 0);
    for (const line of besideOrBelow(cells)) this.add(line);
  }

  /** Puts everything into the text; an empty line of the flow begins a new block. */
  into(composer: TextComposer): void {
    while (this.sinks.length > 1) this.closeCell();
    while (this.rows.length > 0) this.closeRow();
    for (const { text, ...facts } of this.sinks[0] ?? []) {
      if (text.trim() === "") composer.part();
      else composer.add(text, facts);
    }
    this.sinks[0] = [];
  }
}

function besideOrBelow(cells: readonly FlowLine[][]): FlowLine[] {
  const several = cells.filter((cell) => cell.length > 1);
  const beside = several.length <= 1 || several.every((cell) => cell.length <= MOST_LINES_BESIDE);
  if (!beside) return cells.flatMap((cell) => [{ text: "" }, ...cell]);
  const height = Math.max(0, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) => {
    const row = cells.flatMap((cell) => cell[at] ?? []);
    return {
      text: row.map(({ text }) => text).join("\t"),
      size: Math.max(0, ...row.map(({ size }) => size ?? 0)) || null,
      bold: row.every(({ bold }) => bold),
    };
  });
}
