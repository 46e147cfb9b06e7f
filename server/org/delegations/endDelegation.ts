import { IsNull } from "typeorm";
import type { Transaction } from "../../db/database";
import { updateRows } from "../../db/rows";
import { notFound } from "../../http/errors";
import type { Services } from "../../services";
import { StaffDelegation } from "../entity";

/** They are back: nobody stands in any more. One that has ended stays ended. */
export async function endDelegation(
  { db, clock }: Pick<Services, "db" | "clock">,
  staffId: string,
  id: string,
): Promise<void> {
  await db.write(async (tx) => {
    const known = await tx.manager.findOneBy(StaffDelegation, { id, staffId });
    if (!known) throw notFound("delegation.not_found");
    await updateRows(tx, StaffDelegation, { id, endedAt: IsNull() }, { endedAt: clock.now() });
  });
}

/** Somebody is shut out: nobody decides for them, and they for nobody, also once they are let in again. */
export async function endDelegationsOf(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  staffId: string,
): Promise<void> {
  const endedAt = clock.now();
  await updateRows(tx, StaffDelegation, { staffId, endedAt: IsNull() }, { endedAt });
  await updateRows(tx, StaffDelegation, { delegateId: staffId, endedAt: IsNull() }, { endedAt });
}
