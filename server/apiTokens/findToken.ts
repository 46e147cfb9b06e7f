import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { hashToken } from "../security/tokens";
import type { Services } from "../services";
import { ApiToken } from "./entity";

/** Tells these tokens from others, for people and for scanners of leaked secrets. */
export const TOKEN_MARK = "zmt_";
/** How exactly "last used" is known: writing it down at each request would make every read a write. */
const USED_EVERY_MS = 5 * 60_000;

/**
 * The other system that comes with this token; null for one that has ended, or whose unit is archived. It is asked of
 * the database at each request, so that revoking holds at once and in every process.
 */
export async function actorOfToken(
  { db, clock, org }: Pick<Services, "db" | "clock" | "org">,
  bearer: string,
): Promise<StaffActor | null> {
  if (!bearer.startsWith(TOKEN_MARK)) return null;
  const hash = hashToken(bearer);
  const now = clock.now();
  const current = await selectOne(db.read, ApiToken, { tokenHash: hash });
  const previous = current ? null : await selectOne(db.read, ApiToken, { previousHash: hash });
  if (previous && (previous.previousUntil === null || previous.previousUntil <= now)) return null;
  const token = current ?? previous;
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now)) return null;
  const unit = org.tree().get(token.orgUnitId);
  if (!unit || unit.archivedAt) return null;
  const { id, name, orgUnitId, scopes, expiresAt, lastUsedAt } = token;
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() >= USED_EVERY_MS)
    await db.write((tx) => updateRows(tx, ApiToken, { id }, { lastUsedAt: now }));
  return {
    kind: "staff",
    sessionId: null,
    staffId: null,
    apiTokenId: id,
    name: `API · ${name}`,
    role: "auditor",
    orgUnitId,
    // It has no role anywhere: it can pass nothing on, and decide nothing.
    grants: [],
    ability: org.abilityWithin(orgUnitId, scopes),
    expiresAt,
    enrolFirst: false,
  };
}
