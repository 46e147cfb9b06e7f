import type { EntityManager } from "typeorm";
import { selectEqual, selectOne } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { findAbsent } from "../../org/delegations/findDelegations";
import { Staff, StaffGrant } from "../../org/entity";
import type { Grant } from "../../org/permissions";
import { staffActor } from "../../org/staffActor";
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
  const { staffId } = account;
  const staff = await selectOne(services.db.read, Staff, { id: staffId });
  if (!staff) return { account, actor: null };
  const held = await selectEqual(services.db.read, StaffGrant, { staffId });
  const grants = held
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(({ role, orgUnitId, positionId }): Grant => ({ role, orgUnitId, positionId }));
  const hasSecondFactor = staff.totpEnabledAt !== null;
  const absent = await findAbsent(services.db.read, staffId, services.clock.now());
  const person = { ...staff, staffId, grants, hasSecondFactor };
  return { account, actor: staffActor(services, person, null, absent) };
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
