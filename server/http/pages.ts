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

const INTERVIEW = /^\/console\/(interviews\/[0-9a-f-]{36})(\/report)?$/;

/**
 * Cards lead to the console, and are opened on phones too: there the same thing is a page for phones. Null for
 * everything else, such as a phone's own browser, where somebody asked for the console.
 */
export function phonePage(path: string, userAgent: string): string | null {
  if (!/DingTalk|wxwork/i.test(userAgent) || !/Mobile|iPhone|Android/i.test(userAgent)) return null;
  if (path === "/console/progress") return "/m/progress";
  const interview = INTERVIEW.exec(path);
  return interview ? `/m/${interview[1]}` : null;
}

/** The built pages: hashed assets for ever, shells never cached so that a new version is seen at once. */
export function servePages(folder: string) {
  return async (ctx: Context, next: Next) => {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
    if (ctx.path === "/") return ctx.redirect("/console");
    if (ctx.path.startsWith("/assets/")) {
      await send(ctx, ctx.path, { root: folder, maxage: YEAR_MS, immutable: true, brotli: true, gzip: true });
      return;
    }
    const phone = phonePage(ctx.path, ctx.get("User-Agent"));
    if (phone) {
      ctx.set("Cache-Control", "no-store");
      return ctx.redirect(phone);
    }
    const shell = shells.find(([pattern]) => pattern.test(ctx.path));
    if (!shell) return next();
    await send(ctx, shell[1], { root: folder, brotli: true, gzip: true });
    ctx.set("Cache-Control", "no-cache");
    // The link's secret stays out of other sites' logs.
    ctx.set("Referrer-Policy", "no-referrer");
  };
}
