import type { Context, Next } from "koa";
import { type Metrics, secondsSince } from "./createMetrics";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Counts every request by its route's pattern; pages and what there is not are one route, "other". */
export function measureRequests({ requests, refusals }: Pick<Metrics, "requests" | "refusals">) {
  return async (ctx: Context, next: Next) => {
    const startedAt = performance.now();
    await next();
    const matched: unknown = ctx["_matchedRoute"];
    const route = typeof matched === "string" ? matched : "other";
    const method = METHODS.has(ctx.method) ? ctx.method : "other";
    requests.labels(method, route, String(ctx.status)).observe(secondsSince(startedAt));
    const code: unknown = ctx.state["errorCode"];
    if (typeof code === "string") refusals.inc({ code });
  };
}
