import { randomUUID } from "node:crypto";
import type { Context, Next } from "koa";
import type { Logger } from "../logger";

const ACCEPTED_ID = /^[\w-]{8,64}$/;

/** Names every request, so that an error a person reads out can be found. */
export async function requestId(ctx: Context, next: Next) {
  const given = ctx.get("x-request-id");
  const id = ACCEPTED_ID.test(given) ? given : randomUUID();
  ctx.state["requestId"] = id;
  ctx.set("X-Request-Id", id);
  await next();
}

/** One line for each request. Paths carry secrets (links, signatures), so the line names the route instead. */
export function requestLog(base: Logger) {
  // The line is made of what stands here and of nothing a caller sends; walking it for secrets costs more than writing it.
  const log = base.child({}, { redact: [] });
  return async (ctx: Context, next: Next) => {
    const start = performance.now();
    await next();
    const matched: unknown = ctx["_matchedRoute"];
    log.info(
      {
        requestId: ctx.state["requestId"] as string,
        method: ctx.method,
        route: typeof matched === "string" ? matched : "page",
        status: ctx.status,
        ms: Math.round(performance.now() - start),
      },
      "request",
    );
  };
}
