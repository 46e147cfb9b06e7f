import { type EntityManager, In, IsNull } from "typeorm";
import type { Services } from "../../services";
import { ChatAccount, type Platform } from "../entity";

export type StaffAccount = Pick<ChatAccount, "id" | "platform" | "userId"> & { staffId: string };

/** On which platforms these members of staff can be written to: one account of each platform at most. */
export async function accountsOfStaff(
  manager: EntityManager,
  staffIds: readonly string[],
): Promise<StaffAccount[]> {
  if (staffIds.length === 0) return [];
  const found = await manager.find(ChatAccount, {
    where: { staffId: In([...new Set(staffIds)]), leftAt: IsNull() },
    order: { id: "ASC" },
  });
  const first = new Map<string, StaffAccount>();
  for (const { id, platform, userId, staffId } of found) {
    const key = `${platform}:${staffId}`;
    if (staffId !== null && !first.has(key)) first.set(key, { id, platform, userId, staffId });
  }
  return [...first.values()];
}

/**
 * Whether somebody with this telephone number can be written to on the platform: the one account that the company's
 * contacts name with exactly this number. Two with the same number are none.
 */
export async function findAccountByPhone(
  { db, blindIndex }: Pick<Services, "db" | "blindIndex">,
  platform: Platform,
  phone: string,
): Promise<ChatAccount | null> {
  const mobileIndex = blindIndex.phone(phone);
  return mobileIndex === null ? null : findAccountByPhoneIndex(db.read, platform, mobileIndex);
}

/** The same for a number that is known by its blind index alone (`candidates.phoneIndex`). */
export async function findAccountByPhoneIndex(
  manager: EntityManager,
  platform: Platform,
  mobileIndex: string,
): Promise<ChatAccount | null> {
  const where = { mobileIndex, platform, leftAt: IsNull() };
  const found = await manager.find(ChatAccount, { where, take: 2 });
  return found.length === 1 ? (found[0] ?? null) : null;
}
