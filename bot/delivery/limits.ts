import { createHash } from "node:crypto";
import type { Platform } from "../../server/chats/entity";
import type { ChatTarget } from "../platform";

/** Never more than `most` in any stretch of `perMs`: `burst` of them at once, the rest evenly. */
export type Limit = { most: number; perMs: number; burst: number };
/** One of a platform's limits, of the app or of one place. */
export type Use = { id: string; limit: Limit };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What the platforms let an app send, a third of it left to answers, which nobody makes wait. Beyond WeCom's limits
 * for a member messages are dropped without a word, so these are never tried out.
 * Source: PROTOCOLS.md §2 and §3.
 */
const limits: Record<Platform, { app: Limit; group: Limit[]; person: Limit[] }> = {
  dingtalk: {
    app: { most: 20, perMs: SECOND_MS, burst: 5 },
    group: [{ most: 14, perMs: MINUTE_MS, burst: 6 }],
    person: [{ most: 14, perMs: MINUTE_MS, burst: 6 }],
  },
  wecom: {
    app: { most: 8_000, perMs: MINUTE_MS, burst: 50 },
    // Groups are the AI bot's.
    group: [
      { most: 20, perMs: MINUTE_MS, burst: 8 },
      { most: 700, perMs: HOUR_MS, burst: 100 },
    ],
    person: [
      { most: 20, perMs: MINUTE_MS, burst: 8 },
      { most: 700, perMs: HOUR_MS, burst: 100 },
    ],
  },
};

const keyOf = (...parts: (string | number)[]) => createHash("sha256").update(parts.join("\n")).digest("hex");

export const appUse = (platform: Platform): Use => ({
  id: keyOf(platform, "app"),
  limit: limits[platform].app,
});

/** What one message there uses; a change of a card that is there uses the app's alone. */
export const placeUses = (platform: Platform, to: ChatTarget): Use[] =>
  limits[platform][to.kind].map((limit) => ({ id: keyOf(platform, to.kind, to.id, limit.perMs), limit }));

/** Between two of them, once the burst is used up, in milliseconds. */
export const spacing = ({ most, perMs, burst }: Limit): number => perMs / (most - burst);

/** How far ahead of the even pace one may be. */
const allowance = (limit: Limit) => (limit.burst - 1) * spacing(limit);

/** The earliest moment for the next one, where the last one left `freeAt`. */
export const allowedAt = (freeAt: number, limit: Limit, now: number): number =>
  Math.max(now, freeAt - allowance(limit));

/** What one more leaves. */
export const afterOne = (freeAt: number, limit: Limit, now: number): number =>
  Math.max(now, freeAt) + spacing(limit);

/** What has to stand there so that nothing is allowed before `until`. */
export const heldUntil = (until: number, limit: Limit): number => Math.floor(until + allowance(limit));
