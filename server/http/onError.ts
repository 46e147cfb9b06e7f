import type { Context, Next } from "koa";
import { EntityNotFoundError } from "typeorm";
import { isDatabaseAway } from "../db/failures";
import { tellOutage } from "../db/tellOutage";
import type { Logger } from "../logger";
import { AppError } from "./errors";
import { type Locale, localize } from "./messages";

export const localeOf = (ctx: Context): Locale => (ctx.acceptsLanguages("zh", "en") === "en" ? "en" : "zh");

/** A server that starts again is back within seconds. */
const DATABASE_BACK_SECONDS = 5;

/** Koa and its parsers name client errors by status; everything else is ours to hide. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) {
    return new AppError("database.away", 503, { retryAfterSeconds: DATABASE_BACK_SECONDS, cause: error });
  }
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : 500;
  if (status === 413) return new AppError("request.too_large", 413, { cause: error });
  if (status === 415) return new AppError("request.media_type", 415, { cause: error });
  if (status === 400) return new AppError("request.not_json", 400, { cause: error });
  if (error instanceof EntityNotFoundError) return new AppError("request.not_found", 404, { cause: error });
  return new AppError("internal", 500, { cause: error });
}

/** The one place where an error becomes an answer: never a stack, SQL or personal data. */
export function onError(log: Logger) {
  return async (ctx: Context, next: Next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw new AppError("request.not_found", 404);
    } catch (caught) {
      const error = asAppError(caught);
      if (error.status >= 500 && !tellOutage(log, caught))
        log.error({ err: caught, requestId: ctx.state["requestId"] }, "request failed");
      if (ctx.headerSent || !ctx.writable) return;
      const { params, details, retryAfterSeconds } = error.options;
      ctx.state["errorCode"] = error.code;
      ctx.status = error.status;
      ctx.type = "json";
      if (retryAfterSeconds !== undefined) ctx.set("Retry-After", String(retryAfterSeconds));
      ctx.body = {
        error: {
          code: error.code,
          message: localize(error.code, localeOf(ctx), params),
          requestId: ctx.state["requestId"],
          ...(details ? { details } : {}),
        },
      };
    }
  };
}
