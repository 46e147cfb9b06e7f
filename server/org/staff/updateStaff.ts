import type { z } from "zod";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import type { Services } from "../../services";
import { sealStaffContact } from "../contact";
import { Staff } from "../entity";
import { lockOrganisation } from "../organisation";
import { unitInUse } from "../units/changeTree";
import { assertNotLastAdministrator } from "./administrators";
import { assertEmailFree } from "./createStaff";
import { endStaffLinks } from "../login/staffLinks";
import { assertMayManage } from "./grants";
import type { updateStaffBody } from "./schema";

/** Changes who a person is and where they belong; what they may do is `setGrants`. */
export async function updateStaff(
  services: Pick<Services, "db" | "clock" | "cipher" | "blindIndex">,
  actor: StaffActor,
  staffId: string,
  input: z.output<typeof updateStaffBody>,
): Promise<Staff> {
  const { db, clock } = services;
  return db.write(async (tx) => {
    const tree = await lockOrganisation(db, tx);
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (!staff) throw notFound("staff.not_found");
    await assertMayManage(tx.manager, tree, actor, staffId);
    if (staff.orgUnitId !== input.orgUnitId) {
      unitInUse(tree, input.orgUnitId);
      await assertNotLastAdministrator(tx.manager, staffId);
    }
    const change = {
      name: input.name,
      ...sealStaffContact(services, staffId, input),
      orgUnitId: input.orgUnitId,
      updatedAt: clock.now(),
    };
    await assertEmailFree(tx, actor, change.emailIndex, staffId);
    await updateRows(tx, Staff, { id: staffId }, change);
    // What went to the old address must not let its reader in.
    if (change.emailIndex !== staff.emailIndex) await endStaffLinks(services, tx, staffId);
    return { ...staff, ...change };
  });
}
