import { BackupError } from "../backupError";
import type { TableEntry } from "../manifest";
import type { Cell } from "../rowText";

/** What MySQL's `int` holds. */
const LARGEST = 2 ** 31 - 1;
const SMALLEST = -(2 ** 31);

/**
 * SQLite takes text of any length and larger numbers than MySQL: seen before anything is written. Give it every row,
 * then ask.
 */
export function createFitCheck(): {
  look(table: TableEntry, row: readonly Cell[]): void;
  assertFits(): void;
} {
  const wrong = new Map<string, number>();
  return {
    look({ name, columns }, row) {
      for (const [at, { name: column, kind, length }] of columns.entries()) {
        if (fits(row[at] ?? null, kind, length)) continue;
        const place = `${name}.${column}`;
        wrong.set(place, (wrong.get(place) ?? 0) + 1);
      }
    },
    assertFits() {
      if (wrong.size === 0) return;
      const places = [...wrong].map(([place, rows]) => `${place} (${rows} rows)`).join(", ");
      throw new BackupError(
        `Some of the backup does not fit into MySQL or MariaDB, which hold text to its column's length and integers to 32 bits: ${places}. Nothing was written.`,
      );
    },
  };
}

function fits(cell: Cell, kind: TableEntry["columns"][number]["kind"], length: number | null): boolean {
  if (kind === "integer" && typeof cell === "number") return cell >= SMALLEST && cell <= LARGEST;
  if (kind !== "text" || typeof cell !== "string" || length === null || cell.length <= length) return true;
  return [...cell].length <= length;
}
