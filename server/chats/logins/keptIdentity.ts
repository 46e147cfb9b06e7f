import type { Context } from "koa";
import { hashCode, safeEqual } from "../../security/tokens";
import type { ChatIdentity } from "../../platforms/chatLogin";
import type { Services } from "../../services";
import type { Platform } from "../entity";

/**
 * Who a platform has said somebody is, kept in their browser for five minutes until the page of an invitation asks.
 * By itself it opens nothing.
 */
const COOKIE = "zm_chat_identity";
const LIVES_MS = 5 * 60_000;

type Needed = Pick<Services, "clock" | "codeKey" | "env">;
export type KeptIdentity = ChatIdentity & { platform: Platform };

const sign = (codeKey: Buffer, text: string) => hashCode(codeKey, "chat-identity", text);

export function keepIdentity({ clock, codeKey, env }: Needed, ctx: Context, identity: KeptIdentity): void {
  const { platform, userId, name } = identity;
  const said = JSON.stringify([platform, userId, name, clock.now().getTime() + LIVES_MS]);
  const text = Buffer.from(said).toString("base64url");
  ctx.cookies.set(COOKIE, `${text}.${sign(codeKey, text)}`, {
    httpOnly: true,
    sameSite: "strict",
    secure: env.PUBLIC_URL !== undefined,
    maxAge: LIVES_MS,
    overwrite: true,
  });
}

/** Once: whoever wants it again asks the platform again. */
export function takeIdentity({ clock, codeKey }: Needed, ctx: Context): KeptIdentity | null {
  const [text = "", signature = ""] = (ctx.cookies.get(COOKIE) ?? "").split(".");
  ctx.cookies.set(COOKIE, null);
  if (!safeEqual(signature, sign(codeKey, text))) return null;
  type Said = [platform: Platform, userId: string, name: string | null, until: number];
  const [platform, userId, name, until] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Said;
  return until > clock.now().getTime() ? { platform, userId, name } : null;
}
