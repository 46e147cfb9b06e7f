import type { Context } from "koa";
import type { Env } from "../../env";
import { createToken, hashCode, safeEqual } from "../../security/tokens";
import type { Services } from "../../services";

/**
 * A login by a platform leaves our pages and comes back with a code that anybody might have put there. What comes back
 * must name the same secret that this browser was given when it left, for ten minutes and once.
 */
const COOKIE = "zm_chat_state";
const LIVES_MS = 10 * 60_000;
const LONGEST_NEXT = 500;

/** Whom the platform is asked about: somebody who works here, or the one whom an invitation is for. */
export type LoginAs = "staff" | "candidate";

type Needed = Pick<Services, "clock" | "codeKey" | "env">;

const cookieOptions = (env: Pick<Env, "PUBLIC_URL">) =>
  ({
    httpOnly: true,
    // The way back begins on the platform's page: a strict cookie would not come along.
    sameSite: "lax",
    secure: env.PUBLIC_URL !== undefined,
    overwrite: true,
  }) as const;

const sign = (codeKey: Buffer, platform: string, parts: readonly string[]) =>
  hashCode(codeKey, `chat-state:${platform}`, parts.join("."));

/** A page of ours, and nothing else: the way back must not lead to somebody else's site. */
export function ownPath(next: string | undefined, otherwise = "/console"): string {
  if (next === undefined || next.length > LONGEST_NEXT) return otherwise;
  // Browsers take a backslash for a slash, and leave out tabs and line ends.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) || next.startsWith("/api/")) return otherwise;
  return next;
}

/** Gives the browser its secret. @returns the `state` that goes to the platform */
export function beginLogin(
  { clock, codeKey, env }: Needed,
  ctx: Context,
  { platform, next, as }: { platform: string; next: string; as: LoginAs },
): string {
  const state = createToken();
  const expires = String(clock.now().getTime() + LIVES_MS);
  const parts = [state, expires, Buffer.from(next).toString("base64url"), as];
  const value = [...parts, sign(codeKey, platform, parts)].join(".");
  ctx.cookies.set(COOKIE, value, { ...cookieOptions(env), maxAge: LIVES_MS });
  return state;
}

/** Where this browser wanted to go when it left with this `state`; null where it did not. Works once. */
export function endLogin(
  { clock, codeKey, env }: Needed,
  ctx: Context,
  { platform, state }: { platform: string; state: string },
): { next: string; as: LoginAs } | null {
  const brought = (ctx.cookies.get(COOKIE) ?? "").split(".");
  const [given = "", expires = "", next = "", as = "", signature = ""] = brought;
  ctx.cookies.set(COOKIE, null, cookieOptions(env));
  const signed = safeEqual(signature, sign(codeKey, platform, [given, expires, next, as]));
  if (!signed || !safeEqual(given, state) || Number(expires) <= clock.now().getTime()) return null;
  const path = ownPath(Buffer.from(next, "base64url").toString("utf8"));
  return { next: path, as: as === "candidate" ? "candidate" : "staff" };
}
