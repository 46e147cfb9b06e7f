import type { Platform } from "./entity";

/** WeCom writes one id in large and small letters as it likes. */
export const userKeyOf = (userId: string): string => userId.toLowerCase();

/** Whether two ids are one person's: to DingTalk large and small letters are two. */
export const isSameUser = (platform: Platform, one: string, other: string): boolean =>
  platform === "wecom" ? userKeyOf(one) === userKeyOf(other) : one === other;
