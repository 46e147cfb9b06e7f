import type { WecomFailure, WecomReason } from "./reply";

/** The token is no longer good: a new one, and once more. */
const staleToken = new Set([40014, 42001]);
export const isStaleToken = (errcode: number): boolean => staleToken.has(errcode);

const MINUTE_MS = 60_000;

/** Worth another try after so long. */
const passing = new Map<number, { reason: WecomReason; waitMs: number }>([
  [-1, { reason: "busy", waitMs: 1_000 }],
  // A limit on calls is counted by the minute, the hour or the day; a minute is the least.
  [45009, { reason: "rate_limited", waitMs: MINUTE_MS }],
  [45033, { reason: "rate_limited", waitMs: 1_000 }],
  [846607, { reason: "rate_limited", waitMs: MINUTE_MS }],
  // A token that is refused even when new: the servers of WeCom do not agree for a moment.
  [40014, { reason: "busy", waitMs: 5_000 }],
  [42001, { reason: "busy", waitMs: 5_000 }],
]);

const permanent = new Map<number, WecomReason>([
  [40001, "setup"],
  [40013, "setup"],
  [40056, "setup"],
  [41002, "setup"],
  [41004, "setup"],
  [48002, "setup"],
  [48004, "setup"],
  [50001, "setup"],
  [60011, "setup"],
  [60020, "setup"],
  [301002, "setup"],
  [853000, "setup"],
  [40003, "unknown_user"],
  [60111, "unknown_user"],
  [81013, "unknown_user"],
  [82001, "unknown_user"],
  [40029, "used_up"],
  [41008, "used_up"],
  [42003, "used_up"],
  [40008, "content"],
  [40058, "content"],
  [44004, "content"],
  [45002, "content"],
]);

/**
 * What an error code means for us. Codes that we do not know are permanent: to repeat them blindly would not help,
 * and the code stands in the detail.
 * Source: "Global error codes", developer.work.weixin.qq.com/document/path/90455.
 */
export function failureOf(errcode: number): WecomFailure {
  const detail = `errcode ${errcode}`;
  const wait = passing.get(errcode);
  if (wait) return { kind: "retry", errcode, detail, ...wait };
  return { kind: "permanent", reason: permanent.get(errcode) ?? "unknown", errcode, detail };
}
