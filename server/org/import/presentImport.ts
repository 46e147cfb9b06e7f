import type { z } from "zod";
import type { Locale } from "../../http/messages";
import type { Services } from "../../services";
import { fill } from "../../spreadsheets/localized";
import { noteTexts } from "../../spreadsheets/notes";
import { presentUnitRef } from "../staff/presentStaff";
import { type ImportRow, type RowOutcome, type StaffRecord, type UnitRecord, openContent } from "./content";
import type { OrgImport } from "./entity";
import type { orgImportSchema } from "./schema";

/** Rows shown of each outcome. */
const SHOWN = 200;

/** A row is told by what it says of itself, as it stands in the file where it could not be read. */
function labelOf({ record, cells }: ImportRow<UnitRecord | StaffRecord>): string {
  if (record === null) return cells.filter(Boolean).slice(0, 3).join(" · ");
  return "email" in record ? `${record.name} · ${record.email}` : `${record.code} · ${record.name}`;
}

export function presentImport(
  services: Pick<Services, "cipher" | "org">,
  row: OrgImport,
  locale: Locale,
): z.input<typeof orgImportSchema> {
  const { id, kind, orgUnitId, fileName, state, digest, createdAt, appliedAt } = row;
  const { notes, rows, preview, missing } = openContent<UnitRecord | StaffRecord>(services, row);
  const counts: Record<RowOutcome, number> = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  const shown = [];
  for (const [index, one] of rows.entries()) {
    const { outcome = "refused", changes = [], problems = [] } = preview[index] ?? {};
    counts[outcome] += 1;
    if (counts[outcome] > SHOWN) continue;
    shown.push({
      line: one.line,
      label: labelOf(one),
      outcome,
      changes,
      problems: problems.map(({ title, code, message }) => ({ title, code, message: message[locale] })),
    });
  }
  return {
    id,
    kind,
    orgUnit: presentUnitRef(services.org.tree(), orgUnitId),
    fileName,
    state,
    digest,
    createdAt: createdAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
    notes: notes.map(({ code, params }) => fill(noteTexts[code], params)[locale === "zh" ? 0 : 1]),
    counts,
    rows: shown,
    missing,
  };
}
