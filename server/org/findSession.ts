import type { Database } from "../db/database";
import { Staff, StaffGrant, StaffSession } from "./entity";
import type { Grant } from "./permissions";

export type SessionRow = Pick<StaffSession, "id" | "expiresAt" | "lastSeenAt"> &
  Pick<Staff, "name" | "state" | "orgUnitId"> & {
    staffId: string;
    grants: Grant[];
    hasSecondFactor: boolean;
  };

const SQL = `SELECT s.id, s.expiresAt, s.lastSeenAt, p.id AS staffId, p.name, p.state, p.orgUnitId,
    p.totpEnabledAt,
    g.role, g.orgUnitId AS grantUnitId, g.positionId
  FROM staff_sessions s
  JOIN staff p ON p.id = s.staffId
  LEFT JOIN staff_grants g ON g.staffId = p.id
  WHERE s.tokenHash = ?
  ORDER BY g.id`;

type Row = Pick<Staff, "name" | "state" | "orgUnitId"> & {
  id: string;
  staffId: string;
  expiresAt: unknown;
  lastSeenAt: unknown;
  totpEnabledAt: unknown;
  role: StaffGrant["role"] | null;
  grantUnitId: string | null;
  positionId: string | null;
};

/** Session, person and grants at once: every request of the console asks for them. */
export async function findSession(
  { read }: Pick<Database, "read">,
  tokenHash: string,
): Promise<SessionRow | null> {
  const rows: Row[] = await read.query(SQL, [tokenHash]);
  const [first] = rows;
  if (!first) return null;
  const { driver } = read.dataSource;
  const metadata = read.dataSource.getMetadata(StaffSession);
  const instant = (name: "expiresAt" | "lastSeenAt"): Date => {
    const column = metadata.findColumnWithPropertyName(name);
    if (!column) throw new Error(`staff_sessions has no ${name}`);
    return driver.prepareHydratedValue(first[name], column) as Date;
  };
  const { id, staffId, name, state, orgUnitId } = first;
  return {
    id,
    staffId,
    name,
    state,
    orgUnitId,
    expiresAt: instant("expiresAt"),
    lastSeenAt: instant("lastSeenAt"),
    hasSecondFactor: first.totpEnabledAt !== null,
    grants: rows.flatMap(({ role, grantUnitId, positionId }) =>
      role === null ? [] : [{ role, orgUnitId: grantUnitId, positionId }],
    ),
  };
}
