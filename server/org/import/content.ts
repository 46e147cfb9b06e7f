import { createHash } from "node:crypto";
import type { Services } from "../../services";
import type { RowProblem } from "../../spreadsheets/checkRow";
import type { RecordOf } from "../../spreadsheets/columns";
import type { Note } from "../../spreadsheets/types";
import type { StaffRole } from "../permissions";
import type { staffColumns, unitColumns } from "./columns";
import type { OrgImport } from "./entity";

export type UnitRecord = RecordOf<(typeof unitColumns)["columns"]>;
export type StaffRecord = RecordOf<(typeof staffColumns)["columns"]>;

export type RowOutcome = "new" | "changed" | "unchanged" | "refused";
export type RowChange = {
  field: "name" | "kind" | "parent" | "phone" | "unit" | "grant";
  from: string | null;
  to: string | null;
  /** Of a grant; `from` is where it held, `to` where it will. */
  role?: StaffRole;
};
/** What is shown of a row: its outcome, what changes, or what is wrong with it. */
export type PreviewRow = {
  outcome: RowOutcome;
  changes: RowChange[];
  problems: RowProblem[];
};

/** A row of the file: only the columns that were known. */
export type ImportRow<R> = { line: number; cells: string[]; record: R | null; problems: RowProblem[] };

/** What an import holds between preview and result. `preview` stands beside `rows`. */
export type ImportContent<R = UnitRecord | StaffRecord> = {
  header: string[];
  notes: Note[];
  rows: ImportRow<R>[];
  preview: PreviewRow[];
  /** Null where a row could not be read: it might name them. */
  missing: { count: number; names: string[] } | null;
};

const contextOf = (id: string) => `org_imports.content:${id}`;

export const sealContent = (
  { cipher }: Pick<Services, "cipher">,
  id: string,
  content: ImportContent,
): string => cipher.encrypt(JSON.stringify(content), contextOf(id));

export const openContent = <R = UnitRecord | StaffRecord>(
  { cipher }: Pick<Services, "cipher">,
  { id, contentSealed }: Pick<OrgImport, "id" | "contentSealed">,
): ImportContent<R> => JSON.parse(cipher.decrypt(contentSealed, contextOf(id))) as ImportContent<R>;

/** The same for two previews that say the same of every row. */
export const digestOf = (preview: readonly PreviewRow[]): string =>
  createHash("sha256").update(JSON.stringify(preview)).digest("hex");
