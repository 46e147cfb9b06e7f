import type { EntityManager } from "typeorm";
import { Staff, StaffDelegation, StaffGrant } from "../entity";
import type { Grant } from "../permissions";

/** Somebody who is away, for whom another may decide now. */
export type Absent = { staffId: string; name: string; grants: Grant[] };

/** More than so many are never stood in for, or asked, at once. */
const MOST = 20;

const inForce = (manager: EntityManager, now: Date) =>
  manager
    .createQueryBuilder(StaffDelegation, "delegation")
    .where("delegation.endedAt IS NULL AND delegation.startsAt <= :now AND delegation.endsAt > :now", { now })
    .orderBy("delegation.createdAt", "ASC")
    .limit(MOST);

/** For whom this person may decide now, with the grants that those have themselves: a delegate delegates nothing on. */
export async function findAbsent(manager: EntityManager, delegateId: string, now: Date): Promise<Absent[]> {
  const away = await inForce(manager, now)
    .andWhere("delegation.delegateId = :delegateId", { delegateId })
    .innerJoin(Staff, "person", "person.id = delegation.staffId AND person.state <> 'suspended'")
    .select(["delegation.staffId AS staffId", "person.name AS name"])
    .getRawMany<{ staffId: string; name: string }>();
  if (away.length === 0) return [];
  const grants = await manager
    .createQueryBuilder(StaffGrant, "granted")
    .where("granted.staffId IN (:...ids)", { ids: away.map(({ staffId }) => staffId) })
    .getMany();
  return away.map(({ staffId, name }) => ({
    staffId,
    name,
    grants: grants
      .filter((grant) => grant.staffId === staffId)
      .map(({ role, orgUnitId, positionId }) => ({ role, orgUnitId, positionId })),
  }));
}

/** Who decides now in place of each of these who is away; the rest are not in it. */
export async function findDelegates(
  manager: EntityManager,
  staffIds: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  if (staffIds.length === 0) return new Map();
  const rows = await inForce(manager, now)
    .andWhere("delegation.staffId IN (:...staffIds)", { staffIds })
    .innerJoin(Staff, "person", "person.id = delegation.delegateId AND person.state = 'active'")
    .select(["delegation.staffId AS staffId", "delegation.delegateId AS delegateId"])
    .getRawMany<{ staffId: string; delegateId: string }>();
  return new Map(rows.map(({ staffId, delegateId }) => [staffId, delegateId]));
}
