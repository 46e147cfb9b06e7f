import { selectOne } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { Staff, StaffGrant } from "../../org/entity";
import type { Services } from "../../services";
import { ChatAccount, type Platform } from "../entity";

export type AccountActor = {
  account: ChatAccount | null;
  /** Null for an account of nobody, of somebody who left, and of staff who may not work here. */
  actor: (StaffActor & { staffId: string }) | null;
};

/** Who stands behind a platform's user id, and what they may do: the same as in the console. */
export async function findAccountActor(
  { db, org }: Pick<Services, "db" | "org" | "env">,
  platform: Platform,
  userId: string,
): Promise<AccountActor> {
  const account = await selectOne(db.read, ChatAccount, { platform, userKey: userId.toLowerCase() });
  if (!account?.staffId || account.leftAt) return { account, actor: null };
  const staff = await selectOne(db.read, Staff, { id: account.staffId });
  const grants = await db.read.findBy(StaffGrant, { staffId: account.staffId });
  const [grant] = grants;
  if (staff?.state !== "active" || !grant) return { account, actor: null };
  const actor = {
    kind: "staff" as const,
    sessionId: null,
    staffId: staff.id,
    name: staff.name,
    role: grant.role,
    orgUnitId: staff.orgUnitId,
    grants,
    ability: org.abilityFor(grants),
    expiresAt: null,
    enrolFirst: false,
  };
  return { account, actor };
}
