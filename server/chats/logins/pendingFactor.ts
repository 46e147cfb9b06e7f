import type { Context } from "koa";
import { hashCode, safeEqual } from "../../security/tokens";
import type { Services } from "../../services";

/**
 * Whoever has a second factor is asked for it after the platform has said who they are. The platform's code is spent
 * by then, so this browser keeps for five minutes that it was said; it opens nothing without the second factor.
 */
const COOKIE = "zm_chat_factor";
const LIVES_MS = 5 * 60_000;

type Needed = Pick<Services, "clock" | "codeKey" | "env">;

const sign = (codeKey: Buffer, staffId: string, expires: string) =>
  hashCode(codeKey, `chat-factor:${staffId}`, expires);

export function awaitFactor({ clock, codeKey, env }: Needed, ctx: Context, staffId: string): void {
  const expires = String(clock.now().getTime() + LIVES_MS);
  ctx.cookies.set(COOKIE, `${staffId}.${expires}.${sign(codeKey, staffId, expires)}`, {
    httpOnly: true,
    sameSite: "strict",
    secure: env.PUBLIC_URL !== undefined,
    maxAge: LIVES_MS,
    overwrite: true,
  });
}

/** Who is to give their second factor in this browser; null where nobody is. */
export function awaitedFactor({ clock, codeKey }: Needed, ctx: Context): string | null {
  const [staffId = "", expires = "", signature = ""] = (ctx.cookies.get(COOKIE) ?? "").split(".");
  if (!safeEqual(signature, sign(codeKey, staffId, expires))) return null;
  return Number(expires) > clock.now().getTime() ? staffId : null;
}

export const forgetFactor = (ctx: Context): void => void ctx.cookies.set(COOKIE, null);
