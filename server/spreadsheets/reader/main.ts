import { AppError } from "../../http/errors";
import { openSource } from "../openSource";
import { type ShapedTable, shapeTable } from "../shapeTable";
import type { TableRow } from "../types";
import { portions } from "./portions";
import type { FromReader, ToReader } from "./protocol";

/**
 * Entry of the reader: a process for one file. A process and not a thread, because what a hostile file can do at worst,
 * fill the heap, ends only the process.
 */
let table: ShapedTable | undefined;
let parts: AsyncGenerator<TableRow[]> | undefined;

async function answer(message: ToReader): Promise<FromReader> {
  if (message.kind === "open") {
    table = await shapeTable(await openSource(message.path, message.limits), message.limits);
    parts = portions(table.batches);
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
