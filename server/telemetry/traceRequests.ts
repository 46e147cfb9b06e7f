import type { Context, Next } from "koa";
import type { Tracing } from "../tracing/tracing";

/** What is followed: the API, and what platforms send us by HTTP. Pages, health and figures would only be noise. */
const FOLLOWED = /^\/(api|chat)\//;

/** Each request is a span by its route's pattern; a `traceparent` that came with it is gone on with. */
export function traceRequests(tracing: Tracing) {
  return async (ctx: Context, next: Next) => {
    if (!tracing.on || !FOLLOWED.test(ctx.path)) return next();
    const requestId = ctx.state["requestId"] as string;
    await tracing.enter(
      ctx.method,
      {
        kind: "server",
        parent: ctx.get("traceparent") || null,
        attributes: { "http.request.method": ctx.method, "zhimian.request_id": requestId },
        fields: { requestId },
      },
      async (span) => {
        await next();
        const matched: unknown = ctx["_matchedRoute"];
        const route = typeof matched === "string" ? matched : "other";
        span.rename(`${ctx.method} ${route}`);
        span.set({ "http.route": route, "http.response.status_code": ctx.status });
        if (ctx.status >= 500) span.fail();
      },
    );
  };
}
