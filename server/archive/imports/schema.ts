import { z } from "zod";
import { instant, pageOf, uuid } from "../../http/schema";
import { unitRefSchema } from "../../org/staff/schema";
import { archiveEventType } from "../../pipeline/candidacyEvents";
import { IMPORT_STATES } from "../../spreadsheets/imports/states";
import { previewSchema } from "../../spreadsheets/schema";
import { IMPORT_MODES } from "../entity";

export const createImportBody = z.strictObject({
  /** Whose people, with those of the units below; the importer's home unless told. */
  orgUnitId: uuid.optional(),
  mode: z.enum(IMPORT_MODES).default("valid"),
});

/** What a row says, as the preview shows it. */
const previewedRow = z.object({
  name: z.string(),
  type: archiveEventType,
  on: z.iso.date(),
  /** In words of the file: a title, a period with its score. */
  what: z.string(),
  /** On record already; it will not be written again. */
  known: z.boolean(),
});
/** `valid` counts what is known already too. */
const workPreview = previewSchema(previewedRow);
export const workPreviewSchema = workPreview.extend({
  counts: workPreview.shape.counts.extend({ known: z.int() }),
});
export type WorkPreview = z.infer<typeof workPreviewSchema>;

export const archiveImportSummarySchema = z
  .object({
    id: uuid,
    orgUnit: unitRefSchema,
    author: z.string(),
    state: z.enum(IMPORT_STATES),
    mode: z.enum(IMPORT_MODES),
    fileName: z.string(),
    progress: z.object({ done: z.int(), total: z.int() }),
    counts: z.object({
      written: z.int(),
      /** On record before. */
      known: z.int(),
      refused: z.int(),
    }),
    hasResult: z.boolean(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "ArchiveImport" });
export const archiveImportPageSchema = pageOf(archiveImportSummarySchema);
export const archiveImportSchema = archiveImportSummarySchema.extend({
  preview: workPreviewSchema.nullable(),
});
export type ArchiveImportView = z.infer<typeof archiveImportSchema>;
