import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import type { ContactPerson } from "../../platforms/contactSource";
import type { Services } from "../../services";
import { ChatAccount, type Platform } from "../entity";
import { userKeyOf } from "../userIds";
import { matchStaff } from "./matchStaff";

type Needed = Pick<Services, "db" | "clock" | "blindIndex">;

/** The row, and what became of it just now. */
export type Kept = ChatAccount & { isNew: boolean; isLinked: boolean };

const NAME_LENGTH = 255;

/**
 * Writes an account down as the contacts tell of it, and finds out whose it is, where nobody has said so by hand.
 * @param told what is not told (a mobile that the platform keeps to itself) leaves what is known
 * @param orgUnitId our unit of their department; undefined leaves what is known
 */
export async function keepAccount(
  { db, clock, blindIndex }: Needed,
  tx: Transaction,
  platform: Platform,
  told: Pick<ContactPerson, "userId" | "name"> &
    Partial<Pick<ContactPerson, "mobile" | "email" | "emailProved">>,
  orgUnitId?: string | null,
): Promise<Kept> {
  const userKey = userKeyOf(told.userId);
  const now = clock.now();
  const known = await findForUpdate(db, tx, ChatAccount, { platform, userKey });
  const mobileIndex = told.mobile ? blindIndex.phone(told.mobile) : null;
  const emailIndex = told.email ? blindIndex.email(told.email) : null;
  const kept =
    known && isSomebodyElse(known, { userId: told.userId, mobileIndex, emailIndex }) ? null : known;
  const account: ChatAccount = {
    id: known?.id ?? newId(),
    platform,
    userId: told.userId,
    userKey,
    name: told.name.slice(0, NAME_LENGTH),
    mobileIndex: mobileIndex ?? kept?.mobileIndex ?? null,
    emailIndex: emailIndex ?? kept?.emailIndex ?? null,
    emailProved: (emailIndex ? told.emailProved : kept?.emailProved) ?? false,
    staffId: kept?.staffId ?? null,
    linkedBy: kept?.linkedBy ?? null,
    orgUnitId: orgUnitId === undefined ? (kept?.orgUnitId ?? null) : orgUnitId,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    leftAt: null,
  };
  if (account.staffId === null && account.linkedBy !== "person") {
    account.staffId = await matchStaff(tx.manager, account);
    account.linkedBy = account.staffId === null ? null : "contacts";
  }
  if (!known) await insertRow(tx, ChatAccount, account);
  else if (differs(known, account)) await updateRows(tx, ChatAccount, { id: known.id }, account);
  return {
    ...account,
    isNew: !known,
    isLinked: account.staffId !== null && account.staffId !== known?.staffId,
  };
}

const same = (left: string | null, right: string | null) => left !== null && left === right;
/** The id of somebody who left was given to another; or one that DingTalk tells from it by its large letters. */
function isSomebodyElse(
  before: ChatAccount,
  { userId, mobileIndex, emailIndex }: Pick<ChatAccount, "userId" | "mobileIndex" | "emailIndex">,
): boolean {
  if (before.platform === "dingtalk" && before.userId !== userId) return true;
  if (before.leftAt === null) return false;
  return !same(before.mobileIndex, mobileIndex) && !same(before.emailIndex, emailIndex);
}

const TOLD = [
  "userId",
  "name",
  "mobileIndex",
  "emailIndex",
  "emailProved",
  "staffId",
  "linkedBy",
  "orgUnitId",
  "leftAt",
] as const;
/** A night in which nothing happened writes nothing. */
const differs = (before: ChatAccount, now: ChatAccount) => TOLD.some((field) => before[field] !== now[field]);
