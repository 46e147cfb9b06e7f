import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Middleware } from "koa";
import helmet from "koa-helmet";
import type { Env } from "../env";

/** DingTalk and WeCom open our pages in their own web views; nobody else may frame them. */
const CHAT_CLIENTS = ["https://*.dingtalk.com", "https://work.weixin.qq.com"];

/** @param mediaOrigin where recordings are put and played, when that is not here */
export function securityHeaders(env: Pick<Env, "PUBLIC_URL">, mediaOrigin: string | null): Middleware {
  const https = env.PUBLIC_URL !== undefined;
  const media = mediaOrigin === null ? [] : [mediaOrigin];
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // antd writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:", ...media],
        mediaSrc: ["'self'", "blob:", ...media],
        connectSrc: ["'self'", ...media],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...CHAT_CLIENTS],
      },
    },
    // frame-ancestors says it; the old header cannot name two hosts.
    frameguard: false,
    hsts: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "no-referrer" },
  });
  // They say the same to every request, so helmet is asked once.
  let headers: [name: string, value: string][] | null = null;
  return async ({ res }, next) => {
    headers ??= await headersOf(protect);
    // Koa's own way to set a header is a detour, and these are a dozen for every answer.
    for (const [name, value] of headers) res.setHeader(name, value);
    await next();
  };
}

async function headersOf(protect: ReturnType<typeof helmet>): Promise<[name: string, value: string][]> {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  await protect({ req, res } as Parameters<typeof protect>[0], () => Promise.resolve());
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]);
}
