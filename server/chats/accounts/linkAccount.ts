import { IsNull, Not } from "typeorm";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { conflict, notFound } from "../../http/errors";
import { Staff } from "../../org/entity";
import { endSessionsOf } from "../../org/login/sessions";
import { lockOrganisation } from "../../org/organisation";
import { canOver } from "../../org/permissions";
import { assertMayManage } from "../../org/staff/grants";
import type { Services } from "../../services";
import { ChatAccount } from "../entity";

/**
 * A person says whose account it is, or that it is nobody's; the contacts do not change that any more. Whoever can say
 * it can let somebody in as that person, so it takes what changing that person's own way in takes.
 * @throws 404 `staff.not_found` outside the actor's scope; 403 `staff.beyond`; 409 `chat_account.left`; 409
 * `chat_account.taken` where the person has another account on the platform
 */
export async function linkAccount(
  services: Pick<Services, "db" | "clock" | "events">,
  actor: StaffActor,
  accountId: string,
  staffId: string | null,
): Promise<ChatAccount> {
  const { db, clock } = services;
  return db.write(async (tx) => {
    const tree = await lockOrganisation(db, tx);
    const account = await findForUpdate(db, tx, ChatAccount, { id: accountId });
    if (!account) throw notFound("chat_account.not_found");
    if (account.leftAt) throw conflict("chat_account.left");
    for (const id of new Set([account.staffId, staffId])) {
      if (id === null) continue;
      const staff = await tx.manager.findOneBy(Staff, { id });
      const seen = staff && canOver(actor, "staff.manage", { orgUnitId: staff.orgUnitId, positionId: null });
      if (!seen) throw notFound("staff.not_found");
      await assertMayManage(tx.manager, tree, actor, id);
    }
    if (staffId !== null) {
      const others = { id: Not(accountId), platform: account.platform, staffId, leftAt: IsNull() };
      if (await tx.manager.existsBy(ChatAccount, others)) throw conflict("chat_account.taken");
    }
    // They may be logged in by an account that is not theirs.
    if (account.staffId !== null && account.staffId !== staffId) {
      await endSessionsOf(services, tx, account.staffId);
    }
    const change = { staffId, linkedBy: "person" as const, updatedAt: clock.now() };
    await updateRows(tx, ChatAccount, { id: accountId }, change);
    return { ...account, ...change };
  });
}
