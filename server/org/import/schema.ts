import { z } from "zod";
import { instant, uuid } from "../../http/schema";
import { staffRole } from "../permissions";
import { unitRefSchema } from "../staff/schema";

export const rowOutcome = z.enum(["new", "changed", "unchanged", "refused"]);

export const importRowSchema = z.object({
  /** As the spreadsheet numbers it. */
  line: z.int(),
  /** What the row is about: a code with a name, or a name with an address. */
  label: z.string(),
  outcome: rowOutcome,
  changes: z.array(
    z.object({
      field: z.enum(["name", "kind", "parent", "phone", "unit", "grant"]),
      from: z.string().nullable(),
      to: z.string().nullable(),
      role: staffRole.optional(),
    }),
  ),
  problems: z.array(z.object({ title: z.string().nullable(), code: z.string(), message: z.string() })),
});

export const orgImportSchema = z
  .object({
    id: uuid,
    kind: z.enum(["units", "staff"]),
    orgUnit: unitRefSchema,
    fileName: z.string(),
    state: z.enum(["ready", "applied"]),
    /** Confirming says which preview was seen. */
    digest: z.string(),
    createdAt: instant,
    appliedAt: instant.nullable(),
    notes: z.array(z.string()),
    counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
    /** The first of each outcome; the result file has them all. */
    rows: z.array(importRowSchema),
    /** In the unit and not in the file; nothing happens to them. Null while a row cannot be read. */
    missing: z.object({ count: z.int(), names: z.array(z.string()) }).nullable(),
  })
  .meta({ id: "OrgImport" });

export const confirmImportBody = z.strictObject({
  digest: z.string().length(64),
  invite: z.boolean().default(false),
});
