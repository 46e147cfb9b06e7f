import helmet from "koa-helmet";
import type { Env } from "../env";

/** DingTalk and WeCom open our pages in their own web views; nobody else may frame them. */
const CHAT_CLIENTS = ["https://*.dingtalk.com", "https://work.weixin.qq.com"];

export function securityHeaders(env: Pick<Env, "PUBLIC_URL">) {
  const https = env.PUBLIC_URL !== undefined;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // antd writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        mediaSrc: ["'self'", "blob:"],
        connectSrc: ["'self'"],
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
}
