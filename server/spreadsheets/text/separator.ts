import { parse } from "csv-parse/sync";
import type { Separator } from "../types";

const CANDIDATES: readonly Separator[] = [",", "\t", ";"];
const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_RECORDS = 20;

/** Excel's own way to say it, on a line before the table. */
const DECLARED = /^sep=([,;\t])(?:\r\n|\n|\r)/i;

const commonOptions = {
  relax_column_count: true,
  relax_quotes: true,
  record_delimiter: ["\r\n", "\n", "\r"],
};

/** How many cells each of the first records has when they are cut at `separator`. */
function widths(sample: string, separator: Separator): number[] {
  const options = { ...commonOptions, delimiter: separator, to: SAMPLE_RECORDS };
  try {
    const records: string[][] = parse(sample, options);
    return records.filter((record) => record.length > 1 || record[0] !== "").map((record) => record.length);
  } catch {
    // A quote that is still open where the sample ends: judge by the header alone.
    return [sample.split(/\r\n|\n|\r/, 1)[0]?.split(separator).length ?? 1];
  }
}

/** More cells in the header are better, but only if the rows have as many. */
function score(counts: readonly number[]): number {
  const [header = 1, ...rows] = counts;
  if (header < 2) return 0;
  const alike = rows.filter((count) => count === header).length;
  return (rows.length === 0 ? 1 : alike / rows.length) + header / 10_000;
}

/** The separator of a table and, in characters, where the table begins. A comma, when there is no telling. */
export function findSeparator(text: string): { separator: Separator; start: number } {
  const declared = DECLARED.exec(text);
  if (declared) return { separator: declared[1] as Separator, start: declared[0].length };
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: { separator: Separator; score: number } = { separator: ",", score: 0 };
  for (const separator of CANDIDATES) {
    const found = score(widths(sample, separator));
    if (found > best.score) best = { separator, score: found };
  }
  return { separator: best.separator, start: 0 };
}
