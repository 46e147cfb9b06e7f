import type { EntityManager } from "typeorm";
import type { Interview } from "../interviews/entity";
import { findDelegates } from "../org/delegations/findDelegations";
import { Staff, StaffGrant } from "../org/entity";
import type { StaffRole } from "../org/permissions";
import type { OrgTree } from "../org/tree";
import type { Services } from "../services";

/** Whose approval is asked; `onBehalfOf` is away, and the other stands in. */
export type Decider = { staffId: string; onBehalfOf: string | null };

/** More people than so many are not asked to decide on one interview. */
const MOST = 5;
const ASKED: readonly StaffRole[] = ["hiring_manager", "branch_manager", "branch_hr", "hq_hr", "hq_admin"];

type Asked = Pick<Interview, "orgUnitId" | "positionId">;
type Holder = Pick<StaffGrant, "staffId" | "role" | "orgUnitId" | "positionId">;

/**
 * Whose approval is asked for an interview: the nearest hiring managers (of the position, of the unit, of the units
 * above it within the branch), else the nearest branch managers, else the nearest HR. For those who are away, whoever
 * stands in for them. Nobody is asked who may not decide.
 */
export async function findDeciders(
  { db, org, clock }: Pick<Services, "db" | "org" | "clock">,
  interview: Asked,
  manager: EntityManager = db.read,
): Promise<Decider[]> {
  const tree = org.tree();
  const asked = nearest(tree, interview, await findHolders(manager, tree, interview)).slice(0, MOST);
  const delegates = await findDelegates(manager, asked, clock.now());
  const deciders = new Map<string, Decider>();
  for (const staffId of asked.filter((id) => !delegates.has(id)))
    deciders.set(staffId, { staffId, onBehalfOf: null });
  for (const staffId of asked) {
    const delegateId = delegates.get(staffId);
    if (delegateId !== undefined && !deciders.has(delegateId))
      deciders.set(delegateId, { staffId: delegateId, onBehalfOf: staffId });
  }
  return [...deciders.values()];
}

async function findHolders(
  manager: EntityManager,
  tree: OrgTree,
  { orgUnitId, positionId }: Asked,
): Promise<Holder[]> {
  const holders = (where: string, values: object) =>
    manager
      .createQueryBuilder(StaffGrant, "granted")
      .innerJoin(Staff, "person", "person.id = granted.staffId AND person.state = 'active'")
      .where(`${where} AND granted.role IN (:...roles)`, { ...values, roles: ASKED })
      .orderBy("granted.createdAt", "ASC")
      .addOrderBy("granted.id", "ASC")
      .getMany();
  return [
    ...(positionId === null ? [] : await holders("granted.positionId = :positionId", { positionId })),
    ...(await holders("granted.orgUnitId IN (:...units)", { units: tree.upwards(orgUnitId) })),
  ];
}

/** The people of the first role that anybody has, at its nearest place. */
function nearest(tree: OrgTree, { orgUnitId, positionId }: Asked, holders: readonly Holder[]): string[] {
  const upwards = tree.upwards(orgUnitId);
  const branch = tree.nearestBranch(orgUnitId).id;
  const withinBranch = upwards.slice(0, upwards.indexOf(branch) + 1);
  for (const role of ASKED) {
    const those = holders.filter((holder) => holder.role === role);
    const ofPosition = those.filter(
      (holder) => holder.positionId !== null && holder.positionId === positionId,
    );
    if (ofPosition.length > 0) return staffOf(ofPosition);
    for (const unitId of role === "hiring_manager" ? withinBranch : upwards) {
      const there = those.filter((holder) => holder.orgUnitId === unitId);
      if (there.length > 0) return staffOf(there);
    }
  }
  return [];
}

const staffOf = (holders: readonly Holder[]) => [...new Set(holders.map(({ staffId }) => staffId))];
