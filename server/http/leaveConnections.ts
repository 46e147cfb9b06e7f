import type { Context, Next } from "koa";
import type { Shutdown } from "../shutdown";

/** Before a process ends each answer is its connection's last, so that no proxy sends into a closing one. */
export const leaveConnections = (shutdown: Shutdown) => async (ctx: Context, next: Next) => {
  await next();
  if (shutdown.isDraining && !ctx.headerSent) ctx.set("Connection", "close");
};
