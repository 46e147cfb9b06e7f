import { IsNull } from "typeorm";
import type { Transaction } from "../../db/database";
import { updateRows } from "../../db/rows";
import { notFound } from "../../http/errors";
import type { Services } from "../../services";
import { StaffDelegation } from "../entity";
import { tellDelegation } from "./tellDelegation";

type Needed = Pick<Services, "clock" | "platforms" | "queue">;

/** They are back: nobody stands in any more. One that has ended stays ended. */
export async function endDelegation(
  services: Needed & Pick<Services, "db">,
  staffId: string,
  id: string,
): Promise<void> {
  await services.db.write(async (tx) => {
    const known = await tx.manager.findOneBy(StaffDelegation, { id, staffId });
    if (!known) throw notFound("delegation.not_found");
    await end(services, tx, known);
  });
}

/** Somebody is shut out: nobody decides for them, and they for nobody, also once they are let in again. */
export async function endDelegationsOf(services: Needed, tx: Transaction, staffId: string): Promise<void> {
  const open = { endedAt: IsNull() };
  const theirs = [
    { staffId, ...open },
    { delegateId: staffId, ...open },
  ];
  for (const delegation of await tx.manager.findBy(StaffDelegation, theirs))
    await end(services, tx, delegation);
}

async function end(services: Needed, tx: Transaction, { id }: StaffDelegation): Promise<void> {
  const now = services.clock.now();
  const ended = await updateRows(tx, StaffDelegation, { id, endedAt: IsNull() }, { endedAt: now });
  if (ended > 0) await tellDelegation(services, tx, { id }, "ended", now);
}
