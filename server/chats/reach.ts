import { type EntityManager, In, IsNull, Not } from "typeorm";
import type { Services } from "../services";
import { ChatAccount, type Platform } from "./entity";

/** With the one to be preferred first: nobody is written to on two. */
export const PLATFORMS = ["dingtalk", "wecom"] as const satisfies Platform[];
export const isPlatform = (channel: string): channel is Platform =>
  PLATFORMS.some((platform) => platform === channel);

export const openPlatforms = ({ platforms }: Pick<Services, "platforms">): Platform[] =>
  PLATFORMS.filter((platform) => platforms[platform] !== null);

/** The platforms' user ids of one person. */
export type Accounts = Partial<Record<Platform, string>>;

/**
 * On which of the platforms people can be written to, by the blind index of their telephone number: on those whose
 * contacts name exactly one member with it. Outside candidates are members of none.
 */
export async function reachByPhone(
  manager: EntityManager,
  platforms: readonly Platform[],
  phoneIndexes: readonly string[],
): Promise<Map<string, Accounts>> {
  const reached = new Map<string, Accounts>();
  if (platforms.length === 0 || phoneIndexes.length === 0) return reached;
  const accounts = await manager.find(ChatAccount, {
    where: { mobileIndex: In([...new Set(phoneIndexes)]), platform: In([...platforms]), leftAt: IsNull() },
    select: { platform: true, userId: true, mobileIndex: true },
  });
  const twice = new Set<string>();
  for (const { platform, userId, mobileIndex } of accounts) {
    const own = reached.get(mobileIndex ?? "") ?? {};
    const key = `${platform}:${mobileIndex}`;
    if (own[platform] !== undefined) twice.add(key);
    reached.set(mobileIndex ?? "", { ...own, [platform]: userId });
  }
  for (const key of twice) {
    const [platform, index] = key.split(":") as [Platform, string];
    delete reached.get(index)?.[platform];
  }
  return reached;
}

/** Members who have left, by number and user id, as `number id`: whoever was known under both is still known by them. */
export async function goneByPhone(
  manager: EntityManager,
  platform: Platform,
  phoneIndexes: readonly string[],
): Promise<Set<string>> {
  if (phoneIndexes.length === 0) return new Set();
  const accounts = await manager.find(ChatAccount, {
    where: { mobileIndex: In([...phoneIndexes]), platform, leftAt: Not(IsNull()) },
    select: { userId: true, mobileIndex: true },
  });
  return new Set(accounts.map(({ mobileIndex, userId }) => `${mobileIndex} ${userId}`));
}

/** Those of these people who have no account on any platform that is set up here. */
export async function withoutChat(
  services: Pick<Services, "platforms">,
  manager: EntityManager,
  staffIds: readonly string[],
): Promise<string[]> {
  const open = openPlatforms(services);
  const accounts = open.length > 0 ? await accountsOfStaff(manager, staffIds) : [];
  const reached = new Set(
    accounts.filter(({ platform }) => open.includes(platform)).map(({ staffId }) => staffId),
  );
  return staffIds.filter((id) => !reached.has(id));
}

type StaffAccount = Pick<ChatAccount, "id" | "platform" | "userId"> & { staffId: string };

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
