import { type EntityManager, In } from "typeorm";
import type { StaffActor } from "../../http/actors";
import { forbidden, notFound } from "../../http/errors";
import { StaffGrant } from "../entity";
import { type Grant, abilityOf, canOver, mayGive } from "../permissions";
import { findOwner } from "../records";
import type { OrgTree } from "../tree";

export const grantsOf = (manager: EntityManager, staffId: string): Promise<StaffGrant[]> =>
  manager.find(StaffGrant, { where: { staffId }, order: { id: "ASC" } });

export const grantKey = ({ role, orgUnitId, positionId }: Grant) => [role, orgUnitId, positionId].join();

/** The units of the positions that these grants name; a position that nobody knows is not among them. */
export async function unitsOfPositions(
  manager: EntityManager,
  grants: readonly Grant[],
): Promise<(positionId: string) => string | null> {
  const units = new Map<string, string>();
  for (const id of new Set(grants.flatMap(({ positionId }) => positionId ?? []))) {
    const owner = await findOwner(manager, "position", id);
    if (owner) units.set(id, owner.orgUnitId);
  }
  return (id) => units.get(id) ?? null;
}

/** The actor as the database has them now: what they gave away a moment ago they cannot give again. */
async function abilityNow(manager: EntityManager, tree: OrgTree, actor: StaffActor) {
  const own = actor.staffId === null ? actor.grants : await grantsOf(manager, actor.staffId);
  return { ability: abilityOf(tree, own) };
}

/**
 * Nobody gives, or takes, what reaches further than their own.
 * @throws 404 where the place of a grant is not the actor's to see, 403 `grant.wider` where it is, but the role in
 * it is more than the actor has
 */
export async function assertMayGive(
  manager: EntityManager,
  tree: OrgTree,
  actor: StaffActor,
  grants: readonly Grant[],
): Promise<void> {
  const own = await abilityNow(manager, tree, actor);
  const unitOf = await unitsOfPositions(manager, grants);
  for (const grant of grants) {
    const { orgUnitId, positionId } = grant;
    const unitId = orgUnitId ?? unitOf(positionId ?? "");
    const unit = unitId === null ? null : tree.get(unitId);
    const owner = { orgUnitId: unitId ?? "", positionId };
    if (!unit || unit.archivedAt || !(canOver(own, "org.read", owner) || canOver(own, "staff.read", owner))) {
      throw notFound(positionId === null ? "org_unit.not_found" : "position.not_found");
    }
    if (!mayGive(tree, own, grant, unitOf)) throw forbidden("grant.wider");
  }
}

/**
 * Unlike giving, taking away works in archived units too.
 * @throws 403 `grant.wider`
 */
export async function assertMayTake(
  manager: EntityManager,
  tree: OrgTree,
  actor: StaffActor,
  grants: readonly Grant[],
): Promise<void> {
  if (!(await coversAll(manager, tree, actor, grants))) throw forbidden("grant.wider");
}

/**
 * Whoever changes how a person is reached, or whether they may come in, could come in as them: only those may whose
 * own grants cover all of that person's.
 * @throws 403 `staff.beyond`
 */
export async function assertMayManage(
  manager: EntityManager,
  tree: OrgTree,
  actor: StaffActor,
  staffId: string,
): Promise<void> {
  const grants = await grantsOf(manager, staffId);
  if (!(await coversAll(manager, tree, actor, grants))) throw forbidden("staff.beyond");
}

async function coversAll(
  manager: EntityManager,
  tree: OrgTree,
  actor: StaffActor,
  grants: readonly Grant[],
): Promise<boolean> {
  const own = await abilityNow(manager, tree, actor);
  const unitOf = await unitsOfPositions(manager, grants);
  return grants.every((grant) => mayGive(tree, own, grant, unitOf));
}

/** Grants of several people at once, for a page of the list. */
export async function findGrantsOf(manager: EntityManager, staffIds: string[]) {
  const found = await manager.find(StaffGrant, { where: { staffId: In(staffIds) }, order: { id: "ASC" } });
  const grants = new Map<string, StaffGrant[]>();
  for (const grant of found) grants.set(grant.staffId, [...(grants.get(grant.staffId) ?? []), grant]);
  return grants;
}
