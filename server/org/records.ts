import type { EntityManager } from "typeorm";
import { queryRows } from "../db/statements";
import type { MessageKey } from "../http/messages";
import type { Owner } from "./permissions";

type RecordSpec = {
  /** To whom the record belongs; null where there is none. */
  find(manager: EntityManager, id: string): Promise<Owner | null>;
  /** What a caller hears who may not know of it. */
  missing: MessageKey;
};

/** Reads only the columns that decide: a record may be big, and its handler reads it again. */
const ownerIn =
  (table: string, ...columns: [unit: string, position?: string]) =>
  async (manager: EntityManager, id: string): Promise<Owner | null> => {
    const sql = `SELECT ${columns.join(", ")} FROM ${table} WHERE id = ?`;
    const [row] = (await queryRows(manager, sql, [id], columns as string[])) as [string, string?][];
    return row ? { orgUnitId: row[0], positionId: row[1] ?? null } : null;
  };

const ofUnit = (table: string) => ownerIn(table, "orgUnitId");

/** Every kind of record that a route may name, and how its owner is found. */
export const records = {
  interview: { find: ownerIn("interviews", "orgUnitId", "positionId"), missing: "interview.not_found" },
  plan: { find: ofUnit("plans"), missing: "plan.not_found" },
  staff: { find: ofUnit("staff"), missing: "staff.not_found" },
  orgUnit: { find: ownerIn("org_units", "id"), missing: "org_unit.not_found" },
} as const satisfies Record<string, RecordSpec>;

export type RecordKind = keyof typeof records;

export const findOwner = (manager: EntityManager, kind: RecordKind, id: string): Promise<Owner | null> =>
  records[kind].find(manager, id);

export const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(records, kind);
