import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { maskEmail, maskPhone } from "../../candidates/contact";
import type { StaffActor } from "../../http/actors";
import type { Services } from "../../services";
import { openStaffContact } from "../contact";
import type { Staff, StaffGrant } from "../entity";
import { canOver, mayGive } from "../permissions";
import type { OrgTree } from "../tree";
import { findGrantsOf, unitsOfPositions } from "./grants";
import type { staffSchema, unitRefSchema } from "./schema";

export function presentUnitRef(tree: OrgTree, id: string): z.input<typeof unitRefSchema> {
  const { name } = tree.require(id);
  return { id, name, path: tree.path(id) };
}

/** Those of the grants whose place the actor may know of. */
export async function seenGrants(
  manager: EntityManager,
  actor: StaffActor,
  grants: readonly StaffGrant[],
): Promise<StaffGrant[]> {
  const unitOf = await unitsOfPositions(manager, grants);
  return grants.filter(({ orgUnitId, positionId }) =>
    orgUnitId !== null
      ? canOver(actor, "org.read", { orgUnitId, positionId: null })
      : canOver(actor, "positions.read", { orgUnitId: unitOf(positionId ?? "") ?? "", positionId }),
  );
}

/** People as this actor may see them, in the order given. */
export async function presentStaff(
  services: Pick<Services, "db" | "cipher" | "org">,
  actor: StaffActor,
  people: readonly Staff[],
): Promise<z.input<typeof staffSchema>[]> {
  const { db, org } = services;
  const tree = org.tree();
  const held = await findGrantsOf(
    db.read,
    people.map(({ id }) => id),
  );
  const unitOf = await unitsOfPositions(db.read, [...held.values()].flat());
  const views = [];
  for (const person of people) {
    const grants = held.get(person.id) ?? [];
    const manageable =
      canOver(actor, "staff.manage", { orgUnitId: person.orgUnitId, positionId: null }) &&
      grants.every((grant) => mayGive(tree, actor, grant, unitOf));
    const { email, phone } = openStaffContact(services, person);
    const seen = await seenGrants(db.read, actor, grants);
    views.push({
      id: person.id,
      name: person.name,
      email: manageable ? email : maskEmail(email),
      phone: manageable ? phone : phone && maskPhone(phone),
      orgUnit: presentUnitRef(tree, person.orgUnitId),
      state: person.state,
      secondFactor: person.totpEnabledAt !== null,
      lastLoginAt: person.lastLoginAt?.toISOString() ?? null,
      createdAt: person.createdAt.toISOString(),
      grants: seen.map(({ id, role, orgUnitId, positionId }) => ({
        id,
        role,
        orgUnit: orgUnitId === null ? null : presentUnitRef(tree, orgUnitId),
        positionId,
      })),
      manageable,
    });
  }
  return views;
}
