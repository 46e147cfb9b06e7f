import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { maskEmail, maskPhone } from "../../candidates/contact";
import { selectBuilt } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { Position } from "../../positions/entity";
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
  return seenOf(actor, grants, await unitsOfPositions(manager, grants));
}

const seenOf = (
  actor: StaffActor,
  grants: readonly StaffGrant[],
  unitOf: (positionId: string) => string | null,
): StaffGrant[] =>
  grants.filter(({ orgUnitId, positionId }) =>
    orgUnitId !== null
      ? canOver(actor, "org.read", { orgUnitId, positionId: null })
      : canOver(actor, "positions.read", { orgUnitId: unitOf(positionId ?? "") ?? "", positionId }),
  );

type PositionRef = Pick<Position, "id" | "title" | "orgUnitId">;

/** The positions that these grants name, for a page of people at once. */
async function findPositions(
  manager: EntityManager,
  grants: readonly StaffGrant[],
): Promise<Map<string, PositionRef>> {
  const ids = [...new Set(grants.flatMap(({ positionId }) => positionId ?? []))];
  if (ids.length === 0) return new Map();
  const builder = manager.createQueryBuilder(Position, "position").where("position.id IN (:...ids)", { ids });
  const found = await selectBuilt(builder, Position, ["id", "title", "orgUnitId"]);
  return new Map(found.map((position) => [position.id, position]));
}

const presentPosition = (tree: OrgTree, position: PositionRef | undefined) =>
  position ? { title: position.title, orgUnit: presentUnitRef(tree, position.orgUnitId) } : null;

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
  const positions = await findPositions(db.read, [...held.values()].flat());
  const unitOf = (positionId: string) => positions.get(positionId)?.orgUnitId ?? null;
  const views = [];
  for (const person of people) {
    const grants = held.get(person.id) ?? [];
    const manageable =
      canOver(actor, "staff.manage", { orgUnitId: person.orgUnitId, positionId: null }) &&
      grants.every((grant) => mayGive(tree, actor, grant, unitOf));
    const { email, phone } = openStaffContact(services, person);
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
      grants: seenOf(actor, grants, unitOf).map(({ id, role, orgUnitId, positionId }) => ({
        id,
        role,
        orgUnit: orgUnitId === null ? null : presentUnitRef(tree, orgUnitId),
        positionId,
        position: presentPosition(tree, positions.get(positionId ?? "")),
      })),
      manageable,
    });
  }
  return views;
}
