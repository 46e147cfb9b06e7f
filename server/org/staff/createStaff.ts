import type { z } from "zod";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { conflict } from "../../http/errors";
import type { Services } from "../../services";
import { sealStaffContact } from "../contact";
import { Staff, StaffGrant } from "../entity";
import { lockOrganisation } from "../organisation";
import { type Grant, canOver } from "../permissions";
import { unitInUse } from "../units/changeTree";
import { assertMayGive, grantKey } from "./grants";
import type { createStaffBody, grantBody } from "./schema";

/** The grants of a request, each once. */
export function grantsFrom(bodies: readonly z.output<typeof grantBody>[]): Grant[] {
  const grants = bodies.map((body) => ({ orgUnitId: null, positionId: null, ...body }));
  return [...new Map(grants.map((grant) => [grantKey(grant), grant])).values()];
}

export async function insertGrants(
  tx: Transaction,
  staffId: string,
  grants: readonly Grant[],
  createdAt: Date,
): Promise<void> {
  for (const { role, orgUnitId, positionId } of grants) {
    await insertRow(tx, StaffGrant, { id: newId(), staffId, role, orgUnitId, positionId, createdAt });
  }
}

/**
 * An address belongs to one person of the company, since they log in by it. So much cannot be hidden from those who
 * may take people in; who has it, and where, is told only to those who may see that person.
 * @throws 409 `staff.email_taken` with the holder's name, 409 `staff.email_unavailable` where the actor may not know them
 */
export async function assertEmailFree(
  tx: Transaction,
  actor: StaffActor,
  emailIndex: string,
  staffId?: string,
): Promise<void> {
  const holder = await tx.manager.findOneBy(Staff, { emailIndex });
  if (!holder || holder.id === staffId) return;
  const seen = canOver(actor, "staff.read", { orgUnitId: holder.orgUnitId, positionId: null });
  throw seen
    ? conflict("staff.email_taken", { params: { name: holder.name } })
    : conflict("staff.email_unavailable");
}

/** A person as they are before anything happened to them. */
export function staffRow(
  services: Pick<Services, "clock" | "cipher" | "blindIndex">,
  given: Pick<Staff, "name" | "orgUnitId" | "state"> & { email: string; phone: string | null },
): Staff {
  const { name, orgUnitId, state } = given;
  const id = newId();
  const now = services.clock.now();
  return {
    id,
    name,
    ...sealStaffContact(services, id, given),
    orgUnitId,
    state,
    passwordHash: null,
    totpSealed: null,
    totpEnabledAt: null,
    totpPendingSealed: null,
    totpLastStep: null,
    lastLoginAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Takes a person in. They cannot log in before they have set a password by their invitation, or come through a
 * platform.
 */
export async function createStaff(
  services: Pick<Services, "db" | "clock" | "cipher" | "blindIndex">,
  actor: StaffActor,
  input: z.output<typeof createStaffBody>,
): Promise<Staff> {
  const grants = grantsFrom(input.grants);
  const staff = staffRow(services, { ...input, state: "invited" });
  await services.db.write(async (tx) => {
    const tree = await lockOrganisation(services.db, tx);
    unitInUse(tree, input.orgUnitId);
    await assertMayGive(tx.manager, tree, actor, grants);
    await assertEmailFree(tx, actor, staff.emailIndex);
    await insertRow(tx, Staff, staff);
    await insertGrants(tx, staff.id, grants, staff.createdAt);
  });
  return staff;
}
