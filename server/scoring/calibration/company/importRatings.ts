import { invalid } from "../../../http/errors";
import { previewRecords } from "../../../spreadsheets/previewRecords";
import { readRecords } from "../../../spreadsheets/readRecords";
import type { SpreadsheetFile } from "../../../spreadsheets/readTable";
import { type RatedDimension, type RatingRecord, ratingColumns } from "./ratings";

const MIB = 1024 * 1024;
export const RATINGS_BYTES = 10 * MIB;
/** Each different answer is judged by the engine, at some milliseconds each. */
export const RATING_ROWS = 3_000;
const LIMITS = { fileBytes: RATINGS_BYTES, rows: RATING_ROWS, columns: 60, unpackedBytes: 100 * MIB };

/** What an upload holds, without taking it in. @throws AppError spreadsheet.* */
export const previewRatings = (file: SpreadsheetFile, dimensions: readonly RatedDimension[]) =>
  previewRecords(file, ratingColumns(dimensions), { limits: LIMITS });

/** The rows that are right. @throws AppError spreadsheet.*; calibration.no_ratings where there are none */
export async function readRatings(
  file: SpreadsheetFile,
  dimensions: readonly RatedDimension[],
): Promise<RatingRecord[]> {
  const records: RatingRecord[] = [];
  const read = await readRecords(file, ratingColumns(dimensions), { limits: LIMITS });
  for await (const { record } of read.rows) if (record) records.push(record);
  if (records.length === 0) throw invalid("calibration.no_ratings");
  return records;
}
