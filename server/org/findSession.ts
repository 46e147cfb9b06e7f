import { readInstant } from "../db/codecs";
import type { Database, Dialect } from "../db/database";
import { queryRow } from "../db/statements";
import type { Staff, StaffGrant, StaffSession } from "./entity";
import type { Grant } from "./permissions";

export type SessionRow = Pick<StaffSession, "id" | "expiresAt" | "lastSeenAt"> &
  Pick<Staff, "name" | "state" | "orgUnitId"> & {
    staffId: string;
    grants: Grant[];
    hasSecondFactor: boolean;
    /** Whether anybody ever asked them to stand in and has not ended it; when it holds is not looked at here. */
    isDelegate: boolean;
  };

const COLUMNS = {
  id: "s.id",
  expiresAt: "s.expiresAt",
  lastSeenAt: "s.lastSeenAt",
  staffId: "p.id",
  name: "p.name",
  state: "p.state",
  orgUnitId: "p.orgUnitId",
  totpEnabledAt: "p.totpEnabledAt",
};
const NAMES = [...(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]), "grants", "delegations"] as const;
type Column = (typeof NAMES)[number];

function sessionSql(gather: string): string {
  const columns = Object.entries(COLUMNS).map(([name, column]) => `${column} AS ${name}`);
  return `SELECT ${columns.join(", ")}, (
    SELECT ${gather}(JSON_ARRAY(g.role, g.orgUnitId, g.positionId)) FROM staff_grants g WHERE g.staffId = p.id
  ) AS grants, (
    SELECT COUNT(*) FROM staff_delegations d WHERE d.delegateId = p.id AND d.endedAt IS NULL
  ) AS delegations
  FROM staff_sessions s JOIN staff p ON p.id = s.staffId WHERE s.tokenHash = ?`;
}
/** One row, whatever the number of grants: the binding hands out a single row twice as fast as a list of one. */
export const SESSION_SQL: Readonly<Record<Dialect, string>> = {
  sqlite: sessionSql("json_group_array"),
  mysql: sessionSql("JSON_ARRAYAGG"),
};

type StoredGrant = [StaffGrant["role"], orgUnitId: string | null, positionId: string | null];
/** MySQL's driver parses JSON by itself, MariaDB's column is text. */
const readGrants = (stored: unknown): Grant[] =>
  ((typeof stored === "string" ? JSON.parse(stored) : (stored ?? [])) as StoredGrant[]).map(
    ([role, orgUnitId, positionId]) => ({ role, orgUnitId, positionId }) as Grant,
  );

/** Session, person and grants at once: every request of the console asks for them. */
export async function findSession(
  { read, dialect }: Pick<Database, "read" | "dialect">,
  tokenHash: string,
): Promise<SessionRow | null> {
  const row = await queryRow(read, SESSION_SQL[dialect], [tokenHash], NAMES);
  if (!row) return null;
  const of = <T>(name: Column) => row[NAMES.indexOf(name)] as T;
  return {
    id: of("id"),
    staffId: of("staffId"),
    name: of("name"),
    state: of("state"),
    orgUnitId: of("orgUnitId"),
    expiresAt: readInstant(of("expiresAt")) as Date,
    lastSeenAt: readInstant(of("lastSeenAt")) as Date,
    hasSecondFactor: of("totpEnabledAt") !== null,
    grants: readGrants(of("grants")),
    isDelegate: Number(of("delegations")) > 0,
  };
}
