import type { Context } from "koa";
import { createToken, hashCode, safeEqual } from "../../security/tokens";
import type { Services } from "../../services";

/**
 * A browser in which somebody has logged in keeps a token that says so (OWASP's "device cookies"). It opens nothing;
 * it gives the person a counter of their own, so that whoever guesses at their password elsewhere cannot slow them
 * down. It is for one person and one deployment's key.
 */
const COOKIE = "zm_device";
const LIVES_MS = 180 * 24 * 3_600_000;

type Needs = Pick<Services, "codeKey" | "env">;

const sign = ({ codeKey }: Pick<Needs, "codeKey">, staffId: string, nonce: string) =>
  hashCode(codeKey, `device:${staffId}`, nonce);

/** The device's own name where this person has logged in from it before. */
export function trustedDevice(
  services: Pick<Needs, "codeKey">,
  ctx: Context,
  staffId: string,
): string | null {
  const [nonce = "", signature = ""] = (ctx.cookies.get(COOKIE) ?? "").split(".");
  return safeEqual(signature, sign(services, staffId, nonce)) ? nonce : null;
}

export function trustDevice(services: Needs, ctx: Context, staffId: string): void {
  const nonce = trustedDevice(services, ctx, staffId) ?? createToken();
  ctx.cookies.set(COOKIE, `${nonce}.${sign(services, staffId, nonce)}`, {
    httpOnly: true,
    sameSite: "strict",
    secure: services.env.PUBLIC_URL !== undefined,
    maxAge: LIVES_MS,
    overwrite: true,
  });
}
