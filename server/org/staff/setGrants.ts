import { In } from "typeorm";
import type { z } from "zod";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import type { Services } from "../../services";
import { Staff, StaffGrant } from "../entity";
import { lockOrganisation } from "../organisation";
import { assertNotLastAdministrator, isAdministration } from "./administrators";
import { grantsFrom, insertGrants } from "./createStaff";
import { assertMayGive, assertMayTake, grantKey, grantsOf } from "./grants";
import { seenGrants } from "./presentStaff";
import type { setGrantsBody } from "./schema";

/**
 * Replaces what a person may do. What is new and what goes must both be the actor's to give; grants of places that
 * the actor does not see stay as they are.
 */
export async function setGrants(
  services: Pick<Services, "db" | "clock" | "org">,
  actor: StaffActor,
  staffId: string,
  input: z.output<typeof setGrantsBody>,
): Promise<Staff> {
  const { db, clock } = services;
  const now = clock.now();
  return db.write(async (tx) => {
    const tree = await lockOrganisation(db, tx);
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (!staff) throw notFound("staff.not_found");
    const held = await grantsOf(tx.manager, staffId);
    const wanted = grantsFrom(input.grants);
    const wantedKeys = new Set(wanted.map(grantKey));
    const heldKeys = new Set(held.map(grantKey));
    const added = wanted.filter((grant) => !heldKeys.has(grantKey(grant)));
    const gone = (await seenGrants(tx.manager, actor, held)).filter(
      (grant) => !wantedKeys.has(grantKey(grant)),
    );
    await assertMayGive(tx.manager, tree, actor, added);
    await assertMayTake(tx.manager, tree, actor, gone);
    if (gone.some(isAdministration)) await assertNotLastAdministrator(tx.manager, staffId);
    if (gone.length > 0) await tx.manager.delete(StaffGrant, { id: In(gone.map(({ id }) => id)) });
    await insertGrants(tx, staffId, added, now);
    await updateRows(tx, Staff, { id: staffId }, { updatedAt: now });
    return staff;
  });
}
