import type { Context } from "koa";
import { type Env, isLoopback } from "../env";

/**
 * Where our pages are: what the deployment says of itself. On a machine of one's own it is where the browser found
 * us; elsewhere a Host header is anybody's word.
 */
export function ownOrigin(
  { PUBLIC_URL, HOST, PORT }: Pick<Env, "PUBLIC_URL" | "HOST" | "PORT">,
  ctx: Pick<Context, "host" | "hostname">,
): string {
  if (PUBLIC_URL) return new URL(PUBLIC_URL).origin;
  return isLoopback(ctx.hostname) ? `http://${ctx.host}` : `http://${HOST}:${PORT}`;
}
