import { createHash } from "node:crypto";

/** What a column can hold, as both databases give it: an instant is `2026-11-21 08:00:00.123` in UTC, a flag 0 or 1. */
export type Cell = string | number | Buffer | null;

/** One row as a line of JSON: numbers with all their digits, text as it is, bytes as `{"b": base64}`. */
export function writeRow(cells: readonly Cell[]): string {
  return JSON.stringify(
    cells.map((cell) => {
      if (Buffer.isBuffer(cell)) return { b: cell.toString("base64") };
      // JSON would make null of it.
      if (typeof cell === "number" && !Number.isFinite(cell))
        throw new Error("a number that JSON does not have");
      return cell;
    }),
  );
}

/** @throws Error when the line is no row of so many cells */
export function readRow(line: string, cells: number): Cell[] {
  const row = JSON.parse(line) as unknown;
  if (!Array.isArray(row) || row.length !== cells) throw new Error("not a row of this table");
  return row.map((cell: unknown) => {
    if (cell === null || typeof cell === "string" || typeof cell === "number") return cell;
    const { b: bytes } = cell as { b?: unknown };
    if (typeof bytes !== "string") throw new Error("not a cell");
    return Buffer.from(bytes, "base64");
  });
}

const LANES = 8;

/**
 * A sum over lines that does not depend on their order: the SHA-256 of each, added up in eight lanes of 32 bits. Two
 * databases that sort differently give the same for the same rows. It tells of mistakes; of forgery the seals tell.
 */
export class RowSum {
  readonly #lanes = new Uint32Array(LANES);
  rows = 0;

  add(line: string): void {
    const digest = createHash("sha256").update(line, "utf8").digest();
    for (let lane = 0; lane < LANES; lane += 1) {
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32BE(lane * 4);
    }
    this.rows += 1;
  }

  get digest(): string {
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, "0")).join("");
  }
}
