import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** Rows of a CSV file by the names of its columns. */
export const readCsv = (file: string): Record<string, string>[] =>
  parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
