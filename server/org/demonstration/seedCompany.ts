import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow, updateRows } from "../../db/rows";
import type { Services } from "../../services";
import { OrgUnit, Staff } from "../entity";
import { lockOrganisation } from "../organisation";
import type { StaffRole } from "../permissions";
import { insertGrants, staffRow } from "../staff/createStaff";
import { type OrgTree, ROOT_UNIT } from "../tree";
import { DEMO_PEOPLE, DEMO_UNITS, type DemoPerson, type DemoUnit } from "./company";

type Seeding = Pick<Services, "db" | "clock" | "cipher" | "blindIndex" | "events" | "org">;

async function plantUnits(
  tx: Transaction,
  parentId: string,
  units: readonly DemoUnit[],
  now: Date,
): Promise<void> {
  for (const [index, { code, kind, name, units: below = [] }] of units.entries()) {
    const id = newId();
    const row = { id, parentId, kind, name, code, sortOrder: index * 10, archivedAt: null };
    await insertRow(tx, OrgUnit, { ...row, createdAt: now, updatedAt: now });
    await plantUnits(tx, id, below, now);
  }
}

async function takeIn(
  services: Seeding,
  tx: Transaction,
  tree: OrgTree,
  { name, email, unit, role }: DemoPerson,
): Promise<void> {
  const { blindIndex } = services;
  const known = await tx.manager.existsBy(Staff, { emailIndex: blindIndex.email(email) ?? "" });
  // A company that has units of its own gets people, no branches; theirs are then not there.
  const home = unit === null ? tree.root : tree.findByCode(unit);
  if (known || !home) return;
  const staff = staffRow(services, { name, email, phone: null, orgUnitId: home.id, state: "active" });
  await insertRow(tx, Staff, staff);
  await insertGrants(tx, staff.id, [{ role, orgUnitId: home.id, positionId: null }], staff.createdAt);
}

/** Fills a company that has only its root with the demonstration's branches and people; adds who is missing. */
export async function seedCompany(services: Seeding): Promise<void> {
  const { db, clock, events, org } = services;
  await db.write(async (tx) => {
    const bare = (await lockOrganisation(db, tx)).size === 1;
    if (bare) {
      await plantUnits(tx, ROOT_UNIT, DEMO_UNITS, clock.now());
      await updateRows(tx, OrgUnit, { id: ROOT_UNIT }, { updatedAt: clock.now() });
      await events.publish(tx, "org.changed", ROOT_UNIT, {});
    }
    const tree = await lockOrganisation(db, tx);
    for (const person of DEMO_PEOPLE) await takeIn(services, tx, tree, person);
  });
  await org.renew();
}

/** The demonstration's person of a role; the company is seeded where they are not there yet. */
export async function findDemoStaff(services: Seeding, role: StaffRole): Promise<Staff | null> {
  const { db, blindIndex } = services;
  const person = DEMO_PEOPLE.find((candidate) => candidate.door && candidate.role === role);
  const emailIndex = blindIndex.email(person?.email ?? "") ?? "";
  const find = () => db.read.findOneBy(Staff, { emailIndex });
  const known = await find();
  if (known) return known;
  await seedCompany(services);
  return find();
}
