import type { Context } from "koa";
import { AppError } from "../../../http/errors";

/** Aborted when whoever asked is gone. */
export function whileWaiting(ctx: Context): AbortSignal {
  const controller = new AbortController();
  ctx.res.once("close", () => {
    if (!ctx.res.writableFinished) controller.abort(new AppError("scorer.ended", 503));
  });
  return controller.signal;
}
