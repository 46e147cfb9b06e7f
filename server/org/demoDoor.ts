import type { Context } from "koa";
import { type Env, isLoopback } from "../env";

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

export type DemoDoor = Pick<
  Env,
  | "PUBLIC_URL"
  | "loopbackOnly"
  | "HOST"
  | "DINGTALK_CLIENT_ID"
  | "DINGTALK_API_URL"
  | "WECOM_CORP_ID"
  | "WECOM_API_URL"
  | "WECOM_BOT_ID"
  | "WECOM_BOT_URL"
>;

/** A platform on this machine is the sandbox's: its credentials open nothing, and its people are invented. */
const isOutside = (url: string) => !isLoopback(new URL(url).hostname);

/** Why the demonstration login cannot open in this deployment at all; null where it can. */
export function demoClosedBy(env: DemoDoor): string | null {
  if (env.PUBLIC_URL) return "PUBLIC_URL";
  if (!env.loopbackOnly) return `HOST=${env.HOST}`;
  if (env.DINGTALK_CLIENT_ID && isOutside(env.DINGTALK_API_URL)) return "DINGTALK_CLIENT_ID";
  if (env.WECOM_CORP_ID && isOutside(env.WECOM_API_URL)) return "WECOM_CORP_ID";
  if (env.WECOM_BOT_ID && isOutside(env.WECOM_BOT_URL)) return "WECOM_BOT_ID";
  return null;
}

/**
 * The demonstration door opens only to this machine's own browser: no proxy in between, no foreign Host (which a
 * rebound DNS name would send), nothing but a loopback peer.
 */
export function demoRefusal(
  env: DemoDoor,
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
