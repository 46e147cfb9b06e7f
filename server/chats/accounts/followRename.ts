import { IsNull, Not } from "typeorm";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { Services } from "../../services";
import { ChatAccount } from "../entity";

/**
 * Whoever is gone under one user id and there under another, with the same number (or mailbox, where neither has a
 * number) and the same name, has not left: their id was changed, as WeCom allows, and no event told of it. Whose account
 * it was goes with them. Only onto one new account that is nobody's yet, and of which no person has said so.
 * @returns whether it was so; then the old account is over
 */
export async function followRename(
  { db, clock }: Pick<Services, "db" | "clock">,
  tx: Transaction,
  accountId: string,
): Promise<boolean> {
  const gone = await findForUpdate(db, tx, ChatAccount, { id: accountId });
  if (!gone || gone.leftAt) return false;
  const { platform, name, mobileIndex, emailIndex, emailProved, staffId, linkedBy } = gone;
  const mailbox = emailIndex && emailProved && { emailIndex, emailProved, mobileIndex: IsNull() };
  const contact = mobileIndex ? { mobileIndex } : mailbox;
  if (!contact) return false;
  const [renamed, ...more] = await tx.manager.findBy(ChatAccount, {
    ...contact,
    id: Not(accountId),
    platform,
    leftAt: IsNull(),
  });
  if (!renamed || more.length > 0 || renamed.name !== name) return false;
  if (renamed.staffId !== null || renamed.linkedBy !== null) return false;
  const now = clock.now();
  await updateRows(tx, ChatAccount, { id: accountId }, { leftAt: now, updatedAt: now });
  await updateRows(tx, ChatAccount, { id: renamed.id }, { staffId, linkedBy, updatedAt: now });
  return true;
}
