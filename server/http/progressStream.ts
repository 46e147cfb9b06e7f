import { PassThrough } from "node:stream";
import type { Context } from "koa";
import { tellOutage } from "../db/tellOutage";
import type { Logger } from "../logger";
import { AppError } from "./errors";
import { localize } from "./messages";
import { localeOf } from "./onError";

/** At most as often a line is written. */
const EVERY_MS = 200;
/** A proxy takes a silent answer for a dead one. */
const ALIVE_MS = 15_000;

export type Progress = { done: number; total: number };

/**
 * Answers with lines of JSON while `work` is done: `{"progress":{done,total}}` now and then (`{}` says that
 * it goes on), and `{"result":…}` or `{"error":{code,message,requestId}}` at the end. The work goes on to its end
 * though nobody may read that any more.
 */
export function streamProgress(
  ctx: Context,
  log: Logger,
  work: (tell: (progress: Progress) => void) => Promise<unknown>,
): void {
  const lines = new PassThrough();
  const write = (line: object) => void lines.write(`${JSON.stringify(line)}\n`);
  let told = 0;
  const tell = (progress: Progress) => {
    const now = Date.now();
    if (now - told < EVERY_MS && progress.done < progress.total) return;
    told = now;
    write({ progress });
  };
  ctx.status = 200;
  ctx.type = "application/x-ndjson";
  ctx.set("Cache-Control", "no-store");
  ctx.set("X-Accel-Buffering", "no");
  ctx.body = lines;
  const [locale, requestId] = [localeOf(ctx), ctx.state["requestId"] as string];
  const alive = setInterval(() => write({}), ALIVE_MS).unref();
  work(tell)
    .then((result) => write({ result }))
    .catch((caught: unknown) => {
      const known = caught instanceof AppError ? caught : null;
      if ((!known || known.status >= 500) && !tellOutage(log, caught))
        log.error({ err: caught, requestId }, "streamed work failed");
      const code = known?.code ?? "internal";
      write({ error: { code, message: localize(code, locale, known?.options.params), requestId } });
    })
    .finally(() => {
      clearInterval(alive);
      lines.end();
    });
}
