import type { EntityManager } from "typeorm";
import { conflict } from "../../http/errors";
import { Staff, StaffGrant } from "../entity";
import type { Grant } from "../permissions";
import { ROOT_UNIT } from "../tree";

export const isAdministration = ({ role, orgUnitId }: Grant) =>
  role === "hq_admin" && orgUnitId === ROOT_UNIT;

/** Those who may do everything everywhere and can log in. */
async function administrators(manager: EntityManager): Promise<string[]> {
  const found = await manager
    .createQueryBuilder(StaffGrant, "held")
    .innerJoin(Staff, "staff", "staff.id = held.staffId AND staff.state = :active", { active: "active" })
    .select("held.staffId", "staffId")
    .where("held.role = :role AND held.orgUnitId = :root", { role: "hq_admin", root: ROOT_UNIT })
    .getRawMany<{ staffId: string }>();
  return found.map(({ staffId }) => staffId);
}

/**
 * Whether the company would have nobody left to administer it. The caller holds the organisation (lockOrganisation),
 * so that two of the last two cannot go at once.
 */
export async function isLastAdministrator(manager: EntityManager, staffId: string): Promise<boolean> {
  const found = await administrators(manager);
  return found.includes(staffId) && found.every((id) => id === staffId);
}

/**
 * A company that nobody may administer cannot be mended from within.
 * @throws 409 `staff.last_administrator` where this person is the only one
 */
export async function assertNotLastAdministrator(manager: EntityManager, staffId: string): Promise<void> {
  if (await isLastAdministrator(manager, staffId)) throw conflict("staff.last_administrator");
}
