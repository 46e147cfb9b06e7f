import { readInstant } from "../db/codecs";
import type { Database } from "../db/database";
import { queryRows } from "../db/statements";
import type { Staff, StaffGrant, StaffSession } from "./entity";
import type { Grant } from "./permissions";

export type SessionRow = Pick<StaffSession, "id" | "expiresAt" | "lastSeenAt"> &
  Pick<Staff, "name" | "state" | "orgUnitId"> & {
    staffId: string;
    grants: Grant[];
    hasSecondFactor: boolean;
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
  role: "g.role",
  grantUnitId: "g.orgUnitId",
  positionId: "g.positionId",
};
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

export const SESSION_SQL = `SELECT ${NAMES.map((name) => `${COLUMNS[name]} AS ${name}`).join(", ")}
  FROM staff_sessions s
  JOIN staff p ON p.id = s.staffId
  LEFT JOIN staff_grants g ON g.staffId = p.id
  WHERE s.tokenHash = ?
  ORDER BY g.id`;

/** Session, person and grants at once: every request of the console asks for them. */
export async function findSession(
  { read }: Pick<Database, "read">,
  tokenHash: string,
): Promise<SessionRow | null> {
  const rows = await queryRows(read, SESSION_SQL, [tokenHash], NAMES);
  const [first] = rows;
  if (!first) return null;
  const of = <T>(row: unknown[], name: keyof typeof COLUMNS) => row[NAMES.indexOf(name)] as T;
  return {
    id: of(first, "id"),
    staffId: of(first, "staffId"),
    name: of(first, "name"),
    state: of(first, "state"),
    orgUnitId: of(first, "orgUnitId"),
    expiresAt: readInstant(of(first, "expiresAt")) as Date,
    lastSeenAt: readInstant(of(first, "lastSeenAt")) as Date,
    hasSecondFactor: of(first, "totpEnabledAt") !== null,
    grants: rows.flatMap((row) => {
      const role = of<StaffGrant["role"] | null>(row, "role");
      return role === null
        ? []
        : [{ role, orgUnitId: of(row, "grantUnitId"), positionId: of(row, "positionId") } as Grant];
    }),
  };
}
