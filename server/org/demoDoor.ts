import type { Context } from "koa";
import type { Env } from "../env";

const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);
const LOOPBACK_ADDRESSES = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const FORWARDED = [
  "forwarded",
  "via",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
];

/** Why the demonstration login cannot open in this deployment at all; null where it can. */
export function demoClosedBy(env: Pick<Env, "PUBLIC_URL" | "loopbackOnly" | "HOST">): string | null {
  if (env.PUBLIC_URL) return "PUBLIC_URL";
  return env.loopbackOnly ? null : `HOST=${env.HOST}`;
}

/**
 * The demonstration door opens only to this machine's own browser: no proxy in between, no foreign Host (which a
 * rebound DNS name would send), nothing but a loopback peer.
 */
export function demoRefusal(
  env: Pick<Env, "PUBLIC_URL" | "loopbackOnly" | "HOST">,
  request: { headers: Context["headers"]; remoteAddress: string | undefined },
): string | null {
  const deployment = demoClosedBy(env);
  if (deployment) return deployment;
  const forwarded = FORWARDED.find((name) => request.headers[name] !== undefined);
  if (forwarded) return forwarded;
  const host = String(request.headers.host ?? "").replace(/:\d+$/, "");
  if (!LOOPBACK_NAMES.has(host)) return "Host";
  if (!LOOPBACK_ADDRESSES.has(request.remoteAddress ?? "")) return "remote address";
  return null;
}
