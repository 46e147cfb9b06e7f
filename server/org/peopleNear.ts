import { type EntityManager, In } from "typeorm";
import { selectColumns } from "../db/statements";
import type { Services } from "../services";
import { Staff, StaffGrant } from "./entity";
import type { Owner, StaffRole } from "./permissions";

export type Person = Pick<Staff, "id" | "name">;

/** Whom one turns to in matters of hiring. */
export const HR_ROLES = ["branch_hr", "hq_hr"] as const satisfies StaffRole[];
/** As many as are told of anything. */
const MOST = 12;

/**
 * Active people with one of these roles where a record belongs: those of its position first, then of its unit, then
 * of each unit above it. Levels without anybody are left out.
 */
export async function findPeopleNear(
  manager: EntityManager,
  { org }: Pick<Services, "org">,
  { orgUnitId, positionId }: Owner,
  roles: readonly StaffRole[],
): Promise<Person[][]> {
  const units = org.tree().upwards(orgUnitId);
  const byRole = { role: In([...roles]) };
  const grants = await manager.find(StaffGrant, {
    where: [{ ...byRole, orgUnitId: In(units) }, ...(positionId ? [{ ...byRole, positionId }] : [])],
    order: { createdAt: "ASC", id: "ASC" },
    take: 300,
  });
  const ids = [...new Set(grants.map(({ staffId }) => staffId))];
  const known = await selectColumns(manager, Staff, ["id", "name", "state"], { id: ids });
  const people = new Map(known.filter(({ state }) => state === "active").map((one) => [one.id, one]));
  const levels = [
    grants.filter((grant) => positionId !== null && grant.positionId === positionId),
    ...units.map((unit) => grants.filter((grant) => grant.orgUnitId === unit)),
  ];
  return levels
    .map((level) => {
      const found = new Map(level.flatMap(({ staffId }) => [[staffId, people.get(staffId)]] as const));
      return [...found.values()]
        .flatMap((one) => (one ? [{ id: one.id, name: one.name }] : []))
        .slice(0, MOST);
    })
    .filter((level) => level.length > 0);
}
