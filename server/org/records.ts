import type { EntityManager } from "typeorm";
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
  (table: string, columns: string) =>
  async (manager: EntityManager, id: string): Promise<Owner | null> => {
    const rows: { orgUnitId: string; positionId?: string | null }[] = await manager.query(
      `SELECT ${columns} FROM ${table} WHERE id = ?`,
      [id],
    );
    const [row] = rows;
    return row ? { orgUnitId: row.orgUnitId, positionId: row.positionId ?? null } : null;
  };

const ofUnit = (table: string) => ownerIn(table, "orgUnitId");

/** Every kind of record that a route may name, and how its owner is found. */
export const records = {
  interview: { find: ownerIn("interviews", "orgUnitId, positionId"), missing: "interview.not_found" },
  plan: { find: ofUnit("plans"), missing: "plan.not_found" },
  staff: { find: ofUnit("staff"), missing: "staff.not_found" },
  orgUnit: { find: ownerIn("org_units", "id AS orgUnitId"), missing: "org_unit.not_found" },
} as const satisfies Record<string, RecordSpec>;

export type RecordKind = keyof typeof records;

export const findOwner = (manager: EntityManager, kind: RecordKind, id: string): Promise<Owner | null> =>
  records[kind].find(manager, id);

export const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(records, kind);
