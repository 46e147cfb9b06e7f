import type { TableRow } from "../types";

const MOST_ROWS = 500;
/** With the row that passes it. */
const MOST_CHARACTERS = 256 * 1024;

/** Cuts batches anew: none is empty, and none is more than the server's event loop takes in at once. */
export async function* portions(batches: AsyncIterable<TableRow[]>): AsyncGenerator<TableRow[]> {
  let held: TableRow[] = [];
  let characters = 0;
  for await (const batch of batches)
    for (const row of batch) {
      held.push(row);
      for (const cell of row.cells) characters += cell.length;
      if (held.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
      yield held;
      held = [];
      characters = 0;
    }
  if (held.length > 0) yield held;
}
