import { In, IsNull } from "typeorm";
import { ChatAccount, type Platform } from "../../server/chats/entity";
import { Staff, StaffGrant } from "../../server/org/entity";
import { type Grant, type Owner, type Permission, canOver } from "../../server/org/permissions";
import type { Services } from "../../server/services";

/** A card carries no more faces of single people than this; whoever is beyond it opens the page. */
const MOST = 50;

/** Platform ids of those staff whose permission covers a record of this owner: who may see more than everybody. */
export async function findViewers(
  { db, org }: Pick<Services, "db" | "org">,
  platform: Platform,
  owner: Owner,
  wanted: Permission,
): Promise<string[]> {
  const units = org.tree().upwards(owner.orgUnitId);
  const holders = await db.read.find(StaffGrant, {
    where: [
      { orgUnitId: In(units) },
      ...(owner.positionId === null ? [] : [{ positionId: owner.positionId }]),
    ],
  });
  const grants = new Map<string, Grant[]>();
  for (const { staffId, role, orgUnitId, positionId } of holders)
    grants.set(staffId, [...(grants.get(staffId) ?? []), { role, orgUnitId, positionId }]);
  const may = [...grants].flatMap(([staffId, own]) =>
    canOver({ ability: org.abilityFor(own) }, wanted, owner) ? [staffId] : [],
  );
  if (may.length === 0) return [];
  const active = await db.read.find(Staff, { select: { id: true }, where: { id: In(may), state: "active" } });
  const accounts = await db.read.find(ChatAccount, {
    select: { id: true, userId: true },
    where: { platform, staffId: In(active.map(({ id }) => id)), leftAt: IsNull() },
    order: { createdAt: "ASC" },
    take: MOST,
  });
  return accounts.map(({ userId }) => userId);
}
