import { In, Not } from "typeorm";
import type { Services } from "../../services";
import { Staff } from "../entity";
import { lockOrganisation } from "../organisation";
import type { StaffRole } from "../permissions";
import { shutOut } from "../staff/suspendStaff";
import { DEMO_PEOPLE, type DemoPerson } from "./company";

type Needs = Pick<Services, "db" | "clock" | "blindIndex" | "events" | "org" | "platforms" | "queue">;

const indexOf = ({ blindIndex }: Pick<Services, "blindIndex">, { email }: DemoPerson) =>
  blindIndex.email(email) ?? "";

/**
 * The demonstration's people have no password, only the demonstration door. Where that is closed, nobody can be them:
 * they are suspended, so that lists of staff do not show people who are not there as if they were. The last
 * administrator goes too, since a deployment that is open to others is administered by its token until it has its own.
 */
export async function closeDemonstration(services: Needs): Promise<void> {
  const { db } = services;
  const invented = { emailIndex: In(DEMO_PEOPLE.map((person) => indexOf(services, person))) };
  const open = { ...invented, state: Not("suspended" as const) };
  if (!(await db.read.existsBy(Staff, open))) return;
  await db.write(async (tx) => {
    await lockOrganisation(db, tx);
    for (const { id, passwordHash } of await tx.manager.findBy(Staff, open)) {
      // Somebody took this account for their own.
      if (passwordHash === null) await shutOut(services, tx, id);
    }
  });
}

/** Lets the demonstration's people in again where a company has no others: it is still a demonstration. */
export async function reopenDemonstration(services: Needs): Promise<void> {
  const { db, clock } = services;
  const indexes = DEMO_PEOPLE.map((person) => indexOf(services, person));
  if (!(await db.read.existsBy(Staff, { emailIndex: In(indexes), state: "suspended" }))) return;
  await db.write(async (tx) => {
    await lockOrganisation(db, tx);
    if (await tx.manager.existsBy(Staff, { emailIndex: Not(In(indexes)) })) return;
    const change = { state: "active" as const, updatedAt: clock.now() };
    await tx.manager.update(Staff, { emailIndex: In(indexes), state: "suspended" }, change);
  });
}

/** The roles that the door leads to: those whose person is there, or would be, having a home in this company. */
export async function demoRoles(services: Needs): Promise<StaffRole[]> {
  const { db, org } = services;
  const tree = org.tree();
  const bare = tree.size === 1;
  const people = DEMO_PEOPLE.filter(({ door }) => door);
  const indexes = new Map(people.map((person) => [indexOf(services, person), person]));
  const known = await db.read.find(Staff, {
    where: { emailIndex: In([...indexes.keys()]) },
    select: { emailIndex: true, state: true },
  });
  const states = new Map(known.map(({ emailIndex, state }) => [emailIndex, state]));
  return [...indexes].flatMap(([index, { role, unit }]) => {
    const state = states.get(index);
    const comes = bare || unit === null || tree.findByCode(unit) !== null;
    return state === "active" || (state === undefined && comes) ? [role] : [];
  });
}
