import { IsNull } from "typeorm";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow, updateRows } from "../../db/rows";
import type { Services } from "../../services";
import { sealStaffContact } from "../contact";
import { OrgUnit, Staff, StaffGrant } from "../entity";
import type { Grant } from "../permissions";
import { insertGrants, staffRow } from "../staff/createStaff";
import { ROOT_UNIT } from "../tree";
import { type OrgWanted, type SourcePerson, type SyncPlan, isNewUnit } from "./types";

type Needs = Pick<Services, "clock" | "cipher" | "blindIndex" | "events">;

/** Siblings stand in the order of the source; room is left between them. */
const ORDER_STEP = 10;
const MAX_ORDER = 100_000;

/**
 * Does what a plan says, in a transaction that holds the organisation (`lockOrganisation`) and made the plan from what
 * it found there. The caller renews the tree after the commit.
 * @returns the people who were taken in, in the order of the source; nobody is invited by this
 */
export async function applySync(
  services: Needs,
  tx: Transaction,
  plan: SyncPlan,
  wanted: OrgWanted,
): Promise<Staff[]> {
  const ids = await applyUnits(services, tx, plan);
  const idOf = (id: string) => ids.get(id) ?? id;
  const taken: Staff[] = [];
  for (const [index, outcome] of plan.people.entries()) {
    const row = wanted.people[index] as SourcePerson;
    const placed = (grants: readonly Grant[]) =>
      grants.map((grant) => ({
        ...grant,
        orgUnitId: grant.orgUnitId === null ? null : idOf(grant.orgUnitId),
      }));
    if (outcome.outcome === "new") {
      const { name, email, phone } = row;
      const orgUnitId = idOf(outcome.orgUnitId);
      const staff = staffRow(services, { name, email, phone, orgUnitId, state: "invited" });
      await insertRow(tx, Staff, staff);
      await insertGrants(tx, staff.id, placed([outcome.grant]), staff.createdAt);
      taken.push(staff);
    } else if (outcome.outcome === "changed") {
      const { person, orgUnitId, given, taken: gone } = outcome;
      await changePerson(services, tx, person.id, { ...row, orgUnitId: idOf(orgUnitId) });
      for (const { role, orgUnitId: unit, positionId } of gone) {
        const which = { orgUnitId: unit ?? IsNull(), positionId: positionId ?? IsNull() };
        await tx.manager.delete(StaffGrant, { staffId: person.id, role, ...which });
      }
      await insertGrants(tx, person.id, placed(given), services.clock.now());
    }
  }
  return taken;
}

async function applyUnits(
  { clock, events }: Needs,
  tx: Transaction,
  { units, unitOrder }: SyncPlan,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const now = clock.now();
  let changed = false;
  for (const index of unitOrder) {
    const outcome = units[index];
    if (outcome?.outcome !== "new" && outcome?.outcome !== "changed") continue;
    changed = true;
    const { unit } = outcome;
    const { kind, name, code } = unit;
    const parentId = unit.parentId === null ? null : (ids.get(unit.parentId) ?? unit.parentId);
    if (!isNewUnit(unit.id)) {
      await updateRows(tx, OrgUnit, { id: unit.id }, { parentId, kind, name, updatedAt: now });
      continue;
    }
    const id = newId();
    ids.set(unit.id, id);
    const sortOrder = Math.min((index + 1) * ORDER_STEP, MAX_ORDER);
    const row = { id, parentId, kind, name, code, sortOrder, archivedAt: null };
    await insertRow(tx, OrgUnit, { ...row, createdAt: now, updatedAt: now });
  }
  if (changed) await events.publish(tx, "org.changed", ROOT_UNIT, {});
  return ids;
}

async function changePerson(
  services: Needs,
  tx: Transaction,
  id: string,
  { name, email, phone, orgUnitId }: SourcePerson & { orgUnitId: string },
): Promise<void> {
  const contact = phone === null ? {} : sealStaffContact(services, id, { email, phone });
  await updateRows(tx, Staff, { id }, { name, ...contact, orgUnitId, updatedAt: services.clock.now() });
}
