import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { Services } from "../../services";
import { ChatAccount, type Platform } from "../entity";
import { userKeyOf } from "../userIds";

/**
 * Somebody has another user id now, as WeCom allows once: it is the same account, of the same person. Nothing where
 * either is not as that needs it.
 */
export async function moveAccount(
  { db, clock }: Pick<Services, "db" | "clock">,
  platform: Platform,
  from: string,
  to: string,
): Promise<void> {
  await db.write(async (tx) => {
    const account = await findForUpdate(db, tx, ChatAccount, { platform, userKey: userKeyOf(from) });
    if (!account || account.leftAt) return;
    const userKey = userKeyOf(to);
    if (await tx.manager.existsBy(ChatAccount, { platform, userKey })) return;
    await updateRows(tx, ChatAccount, { id: account.id }, { userId: to, userKey, updatedAt: clock.now() });
  });
}
