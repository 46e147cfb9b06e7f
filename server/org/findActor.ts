import type { EntityManager } from "typeorm";
import { selectEqual, selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import type { Services } from "../services";
import { findAbsent } from "./delegations/findDelegations";
import { Staff, StaffGrant } from "./entity";
import type { Grant } from "./permissions";
import { staffActor } from "./staffActor";

/** Staff with what they may do at this moment, who are not logged in here; null for whoever is not active. */
export async function findActor(
  services: Pick<Services, "org" | "env" | "clock">,
  manager: EntityManager,
  staffId: string,
): Promise<(StaffActor & { staffId: string }) | null> {
  const staff = await selectOne(manager, Staff, { id: staffId });
  if (!staff) return null;
  const held = await selectEqual(manager, StaffGrant, { staffId });
  const grants = held
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ role, orgUnitId, positionId }): Grant => ({ role, orgUnitId, positionId }));
  const hasSecondFactor = staff.totpEnabledAt !== null;
  const absent = await findAbsent(manager, staffId, services.clock.now());
  return staffActor(services, { ...staff, staffId, grants, hasSecondFactor }, null, absent);
}
