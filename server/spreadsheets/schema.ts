import { z } from "zod";

const localizedText = z.object({ zh: z.string(), en: z.string() });

export const rowProblemSchema = z.object({
  /** Row number as Excel shows it. */
  line: z.int(),
  column: z.string().nullable(),
  title: z.string().nullable(),
  code: z.string(),
  message: localizedText,
});

/** How a route answers with a preview; `record` is what a row becomes. */
export const previewSchema = <S extends z.ZodType>(record: S) =>
  z.object({
    head: z.object({
      format: z.enum(["csv", "xlsx"]),
      encoding: z.string().nullable(),
      sheet: z.string().nullable(),
      columns: z.array(z.object({ name: z.string(), letters: z.string(), title: z.string() })),
    }),
    notes: z.array(z.object({ code: z.string(), message: localizedText })),
    counts: z.object({ total: z.int(), valid: z.int(), invalid: z.int() }),
    rows: z.array(z.object({ line: z.int(), record })),
    problems: z.array(rowProblemSchema),
  });
