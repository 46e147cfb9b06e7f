import { z } from "zod";
import { instant, pageOf, uuid } from "../../http/schema";
import { unitRefSchema } from "../../org/staff/schema";
import { IMPORT_STATES } from "../../spreadsheets/imports/states";
import { previewSchema } from "../../spreadsheets/schema";
import { candidateSource, tagList } from "../schema";

export const createImportBody = z.strictObject({
  /** Whose pool the people enter; the importer's home unless told. */
  orgUnitId: uuid.optional(),
  /** Where they come from, unless their row says it. */
  source: candidateSource.default("import"),
  sourceDetail: z.string().trim().max(120).nullable().default(null),
  /** For all of them, besides those of their row. */
  tags: tagList.default([]),
});

/** What a row becomes, as the preview shows it. */
export const importedRowSchema = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  source: candidateSource.nullable(),
  sourceDetail: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
});
export const importPreviewSchema = previewSchema(importedRowSchema);
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importSummarySchema = z
  .object({
    id: uuid,
    orgUnit: unitRefSchema,
    author: z.string(),
    state: z.enum(IMPORT_STATES),
    fileName: z.string(),
    source: candidateSource,
    sourceDetail: z.string().nullable(),
    tags: z.array(z.string()),
    progress: z.object({ done: z.int(), total: z.int() }),
    counts: z.object({
      created: z.int(),
      /** Known already; something that was missing was added. */
      updated: z.int(),
      unchanged: z.int(),
      refused: z.int(),
    }),
    /** A file can be downloaded that says what became, or would become, of each row. */
    hasResult: z.boolean(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "CandidateImport" });
export type ImportSummary = z.infer<typeof importSummarySchema>;
export const importPageSchema = pageOf(importSummarySchema);
export const importSchema = importSummarySchema.extend({ preview: importPreviewSchema.nullable() });
export type ImportView = z.infer<typeof importSchema>;
