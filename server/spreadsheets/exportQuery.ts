import { z } from "zod";

/** As what a list is saved; `csv` is UTF-8. */
export const sheetFormat = z.enum(["csv", "csv-gbk", "xlsx"]).default("csv");
export type SheetFormat = z.output<typeof sheetFormat>;

/** The columns that a list shows, separated by commas, in whatever order; all of them unless told. */
export const chosenColumns = <const T extends readonly [string, ...string[]]>(known: T) =>
  z
    .string()
    .max(400)
    .transform((value) => value.split(",").filter(Boolean))
    .pipe(z.array(z.enum(known)))
    .default([...known]);
