import { IsNull } from "typeorm";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import type { Services } from "../../services";
import { endDelegationsOf } from "../delegations/endDelegation";
import { Staff, StaffInvitation } from "../entity";
import { endSessionsOf } from "../login/sessions";
import { lockOrganisation } from "../organisation";
import { assertNotLastAdministrator } from "./administrators";
import { assertMayManage } from "./grants";

/** Shuts a person out at once: their sessions and open invitations end with it. What they did stays theirs. */
export async function suspendStaff(
  services: Pick<Services, "db" | "clock" | "events" | "platforms" | "queue">,
  actor: StaffActor,
  staffId: string,
): Promise<Staff> {
  const { db } = services;
  return db.write(async (tx) => {
    const tree = await lockOrganisation(db, tx);
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (!staff) throw notFound("staff.not_found");
    await assertMayManage(tx.manager, tree, actor, staffId);
    await assertNotLastAdministrator(tx.manager, staffId);
    return { ...staff, ...(await shutOut(services, tx, staffId)) };
  });
}

/** Suspends within a transaction that holds the organisation. */
export async function shutOut(
  services: Pick<Services, "clock" | "events" | "platforms" | "queue">,
  tx: Transaction,
  staffId: string,
): Promise<Pick<Staff, "state" | "updatedAt">> {
  const change = { state: "suspended" as const, updatedAt: services.clock.now() };
  await updateRows(tx, Staff, { id: staffId }, change);
  await endSessionsOf(services, tx, staffId);
  await tx.manager.delete(StaffInvitation, { staffId, usedAt: IsNull() });
  await endDelegationsOf(services, tx, staffId);
  return change;
}

/** Lets a suspended person in again; who had never logged in is invited as before. */
export async function reactivateStaff(
  { db, clock }: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  staffId: string,
): Promise<Staff> {
  return db.write(async (tx) => {
    const tree = await lockOrganisation(db, tx);
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (!staff) throw notFound("staff.not_found");
    await assertMayManage(tx.manager, tree, actor, staffId);
    if (staff.state !== "suspended") return staff;
    const known = staff.passwordHash !== null || staff.lastLoginAt !== null;
    const change = { state: known ? ("active" as const) : ("invited" as const), updatedAt: clock.now() };
    await updateRows(tx, Staff, { id: staffId }, change);
    return { ...staff, ...change };
  });
}
