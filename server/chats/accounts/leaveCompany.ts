import { IsNull } from "typeorm";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { Staff } from "../../org/entity";
import { endSessionsOf } from "../../org/login/sessions";
import { isLastAdministrator } from "../../org/staff/administrators";
import { shutOut } from "../../org/staff/suspendStaff";
import type { Services } from "../../services";
import { ChatAccount } from "../entity";
import { followRename } from "./followRename";

export type Left = {
  left: boolean;
  suspended: boolean;
  /** Their name, where the company would have nobody left to administer it: they are still let in by password. */
  lastAdministrator: string | null;
};
const NOTHING: Left = { left: false, suspended: false, lastAdministrator: null };

/**
 * Somebody is no longer in the company's contacts: their sessions end and the account opens nothing any more. Whose
 * account it was is shut out, unless they have another one in the company, are there under another id, or are its last
 * administrator.
 * The caller holds the organisation (`lockOrganisation`).
 */
export async function leaveCompany(
  services: Pick<Services, "db" | "clock" | "events" | "platforms" | "queue">,
  tx: Transaction,
  accountId: string,
): Promise<Left> {
  const { db, clock } = services;
  if (await followRename(services, tx, accountId)) return NOTHING;
  const account = await findForUpdate(db, tx, ChatAccount, { id: accountId });
  if (!account || account.leftAt) return NOTHING;
  const now = clock.now();
  await updateRows(tx, ChatAccount, { id: accountId }, { leftAt: now, updatedAt: now });
  const { staffId } = account;
  const gone: Left = { ...NOTHING, left: true };
  if (staffId === null) return gone;
  const staff = await findForUpdate(db, tx, Staff, { id: staffId });
  if (!staff || staff.state === "suspended") return gone;
  await endSessionsOf(services, tx, staffId);
  if (await tx.manager.existsBy(ChatAccount, { staffId, leftAt: IsNull() })) return gone;
  if (await isLastAdministrator(tx.manager, staffId)) return { ...gone, lastAdministrator: staff.name };
  await shutOut(services, tx, staffId);
  return { ...gone, suspended: true };
}
