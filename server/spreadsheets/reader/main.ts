import { AppError } from "../../http/errors";
import { openSource } from "../openSource";
import { type ShapedTable, shapeTable } from "../shapeTable";
import type { TableRow } from "../types";
import type { FromReader, ToReader } from "./protocol";

/**
 * Entry of the reader: a process for one file. A process and not a thread, because what a hostile file can do at worst,
 * fill the heap, ends only the process.
 */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 256 * 1024;

let table: ShapedTable | undefined;
let parts: AsyncGenerator<TableRow[]> | undefined;

/** Batches that are neither empty nor more than the server's event loop takes in at once. */
async function* portion(batches: AsyncIterable<TableRow[]>): AsyncGenerator<TableRow[]> {
  let held: TableRow[] = [];
  let characters = 0;
  for await (const batch of batches)
    for (const row of batch) {
      held.push(row);
      for (const cell of row.cells) characters += cell.length;
      if (held.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
      yield held;
      held = [];
      characters = 0;
    }
  if (held.length > 0) yield held;
}

async function answer(message: ToReader): Promise<FromReader> {
  if (message.kind === "open") {
    table = await shapeTable(await openSource(message.path, message.limits), message.limits);
    parts = portion(table.batches);
    return { kind: "head", head: table.head };
  }
  const next = await parts?.next();
  if (next && !next.done) return { kind: "rows", rows: next.value };
  return { kind: "end", notes: table?.notes ?? [] };
}

function toFailure(error: unknown): FromReader {
  if (error instanceof AppError)
    return { kind: "refused", code: error.code, params: error.options.params ?? {} };
  return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToReader) => {
  void answer(message)
    .catch(toFailure)
    .then((reply) => process.send?.(reply));
});
