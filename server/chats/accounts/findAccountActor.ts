import type { EntityManager } from "typeorm";
import { selectOne } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { findActor } from "../../org/findActor";
import type { Services } from "../../services";
import { ChatAccount, type Platform } from "../entity";
import { userKeyOf } from "../userIds";

export type AccountActor = {
  /** Null where nobody has heard of this user. */
  account: ChatAccount | null;
  /** Null for everybody who is not active staff of ours, and for accounts that have left the company. */
  actor: (StaffActor & { staffId: string }) | null;
};

/** Who sent a message or pressed a button: an account, and whom of our staff it belongs to, with their own grants. */
export async function findAccountActor(
  services: Pick<Services, "db" | "org" | "env" | "clock">,
  platform: Platform,
  userId: string,
): Promise<AccountActor> {
  const account = await findAccount(services.db.read, platform, userId);
  if (!account?.staffId || account.leftAt) return { account, actor: null };
  return { account, actor: await findActor(services, services.db.read, account.staffId) };
}

/** The account of this user, if it was heard of. */
export async function findAccount(
  manager: EntityManager,
  platform: Platform,
  userId: string,
): Promise<ChatAccount | null> {
  const account = await selectOne(manager, ChatAccount, { platform, userKey: userKeyOf(userId) });
  // DingTalk tells ids in large letters from those in small ones: the same but for those is somebody else.
  return platform === "dingtalk" && account?.userId !== userId ? null : account;
}
