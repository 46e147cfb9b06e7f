import type { Context, Next } from "koa";
import send from "koa-send";

const YEAR_MS = 365 * 24 * 3_600_000;
/** One shell for every address below it: the page finds its own way from there. */
const shells: [RegExp, string][] = [
  [/^\/i\/[^/]+$/, "candidate/index.html"],
  [/^\/apply\/[^/]+$/, "apply/index.html"],
  [/^\/preview\/[^/]+$/, "candidate/preview.html"],
  [/^\/console(\/.*)?$/, "console/index.html"],
  [/^\/m(\/.*)?$/, "manager/index.html"],
  [/^\/sandbox(\/inbox)?$/, "sandbox/index.html"],
];

/** The built pages: hashed assets for ever, shells never cached so that a new version is seen at once. */
export function servePages(folder: string) {
  return async (ctx: Context, next: Next) => {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
    if (ctx.path === "/") return ctx.redirect("/console");
    if (ctx.path.startsWith("/assets/")) {
      await send(ctx, ctx.path, { root: folder, maxage: YEAR_MS, immutable: true, brotli: true, gzip: true });
      return;
    }
    const shell = shells.find(([pattern]) => pattern.test(ctx.path));
    if (!shell) return next();
    await send(ctx, shell[1], { root: folder, brotli: true, gzip: true });
    ctx.set("Cache-Control", "no-cache");
    // The link's secret stays out of other sites' logs.
    ctx.set("Referrer-Policy", "no-referrer");
  };
}
