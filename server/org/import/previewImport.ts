import { newId } from "../../clock";
import { insertRow } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import type { Services } from "../../services";
import type { SpreadsheetFile } from "../../spreadsheets/readTable";
import { staffColumns, unitColumns } from "./columns";
import { type ImportContent, digestOf, sealContent } from "./content";
import { type ImportKind, OrgImport } from "./entity";
import { planImport } from "./planImport";
import { readFile } from "./readFile";

/** Reads a spreadsheet and says what taking it in below the unit would do. Nothing of the company changes. */
export async function previewImport(
  services: Pick<Services, "db" | "clock" | "cipher" | "blindIndex" | "org">,
  actor: StaffActor,
  {
    kind,
    orgUnitId,
    file,
  }: { kind: ImportKind; orgUnitId: string; file: SpreadsheetFile & { fileName: string } },
): Promise<OrgImport> {
  const { db, clock, org } = services;
  const read = kind === "units" ? await readFile(file, unitColumns) : await readFile(file, staffColumns);
  const { rows } = read;
  const { preview, missing } = await planImport(services, db.read, org.tree(), actor, {
    kind,
    orgUnitId,
    rows,
  });
  const content: ImportContent = { ...read, preview, missing };
  const id = newId();
  const row: OrgImport = {
    id,
    kind,
    orgUnitId,
    fileName: file.fileName,
    state: "ready",
    digest: digestOf(preview),
    contentSealed: sealContent(services, id, content),
    createdAt: clock.now(),
    appliedAt: null,
  };
  await db.write((tx) => insertRow(tx, OrgImport, row));
  return row;
}
