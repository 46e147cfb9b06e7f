import { AppError, unauthorized } from "../../http/errors";
import { ownOrigin } from "../../http/ownOrigin";
import { type Route, everybody, route } from "../../http/route";
import { assertOwnPage, letIn } from "../../org/login/letIn";
import { takeSecondFactor } from "../../org/login/takeSecondFactor";
import { chatLogin } from "../../platforms/chatLogin";
import type { Services } from "../../services";
import { signPage } from "./jsSignature";
import { type ChatCode, identify, staffOfIdentity } from "./logInByAccount";
import { beginLogin, endLogin, ownPath } from "./loginState";
import { keepIdentity } from "./keptIdentity";
import { awaitFactor, awaitedFactor, forgetFactor } from "./pendingFactor";
import * as schema from "./schema";
import type { Context } from "koa";

/** A whole office shares an address, and begins its day in one minute. */
const LOGINS = { points: 120, seconds: 60 };
const LOGIN_PAGE = "/console/login";
const loginPage = (params: Record<string, string>) => `${LOGIN_PAGE}?${new URLSearchParams(params)}`;
const callbackPath = (platform: string) => `/api/v1/session/chat/${platform}/callback`;

/** Ways in by a chat platform's account, and what our pages inside the chat clients need to know. */
export function chatLoginRoutes(services: Services): Route[] {
  const { env, platforms } = services;

  /** Logs somebody in by a platform's code; `secondFactor` where that is still to come. */
  async function enter(ctx: Context, ip: string, given: ChatCode): Promise<{ secondFactor: boolean }> {
    const staff = await staffOfIdentity(services, given.platform, await identify(services, given, ip));
    if (staff.totpEnabledAt) {
      awaitFactor(services, ctx, staff.id);
      return { secondFactor: true };
    }
    await letIn(services, ctx, staff.id);
    return { secondFactor: false };
  }

  return [
    route({
      method: "get",
      path: "/session/chat/:platform/start",
      summary: "Go to the platform to log in, and come back to a page of ours",
      access: everybody,
      rateLimit: LOGINS,
      params: schema.platformParams,
      query: schema.startQuery,
      handle: async ({ ctx, params: { platform }, query: { mode, next, as } }) => {
        const login = chatLogin(platforms, platform);
        if (!login) throw new AppError("chat_login.not_configured", 404);
        const state = beginLogin(services, ctx, { platform, next: ownPath(next), as });
        const redirectUri = `${ownOrigin(env, ctx)}${callbackPath(platform)}`;
        ctx.set("Cache-Control", "no-store");
        ctx.redirect(login.authorizeUrl({ mode, redirectUri, state }));
      },
    }),
    route({
      method: "get",
      path: "/session/chat/:platform/callback",
      summary: "The way back from the platform: logs in and goes on, or to the login page with the reason",
      access: everybody,
      rateLimit: LOGINS,
      params: schema.platformParams,
      query: schema.callbackQuery,
      handle: async ({ ctx, ip, params: { platform }, query }) => {
        ctx.set("Cache-Control", "no-store");
        const left = endLogin(services, ctx, { platform, state: query.state });
        const code = query[chatLogin(platforms, platform)?.codeParam ?? "code"] ?? query.code;
        const next = left?.next ?? "/console";
        const back = (chat: string) =>
          left?.as === "candidate" ? `${next}?${new URLSearchParams({ chat })}` : loginPage({ chat, next });
        try {
          if (!left || !code) throw unauthorized("chat_login.code");
          if (left.as === "candidate") {
            const identity = await identify(services, { platform, code, from: "redirect" }, ip);
            keepIdentity(services, ctx, { platform, ...identity });
            return ctx.redirect(back(platform));
          }
          const { secondFactor } = await enter(ctx, ip, { platform, code, from: "redirect" });
          return ctx.redirect(secondFactor ? back("second-factor") : next);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          // A person stands before this: a page says it in their language, and offers the other ways in.
          return ctx.redirect(back(error.code));
        }
      },
    }),
    route({
      method: "post",
      path: "/session/chat",
      summary: "Log in by a code that the platform's JS-SDK or the mini-program gave",
      access: everybody,
      rateLimit: LOGINS,
      body: schema.codeBody,
      response: schema.loggedInSchema,
      handle: ({ ctx, ip, body }) => {
        assertOwnPage(ctx);
        return enter(ctx, ip, { ...body, from: "client" });
      },
    }),
    route({
      method: "post",
      path: "/session/chat/second-factor",
      summary: "The second factor after a platform's login",
      access: everybody,
      rateLimit: LOGINS,
      body: schema.factorBody,
      status: 204,
      handle: async ({ ctx, body }) => {
        assertOwnPage(ctx);
        const staffId = awaitedFactor(services, ctx);
        if (!staffId) throw unauthorized("chat_login.code");
        await takeSecondFactor(services, staffId, body.code);
        forgetFactor(ctx);
        await letIn(services, ctx, staffId);
      },
    }),
    route({
      method: "get",
      path: "/chat/hosts",
      summary: "Which chat platforms are configured, as pages inside their clients need it",
      access: everybody,
      response: schema.hostsSchema,
      handle: async () => ({
        dingtalk: platforms.dingtalk && {
          corpId: env.DINGTALK_CORP_ID ?? "",
          clientId: env.DINGTALK_CLIENT_ID ?? "",
          agentId: env.DINGTALK_AGENT_ID ?? null,
        },
        wecom: platforms.wecom && {
          corpId: platforms.wecom.corpId,
          agentId: String(platforms.wecom.agentId),
        },
      }),
    }),
    route({
      method: "get",
      path: "/chat/js-signature",
      summary: "What the platform's JS-SDK needs to be used on a page of ours",
      access: everybody,
      rateLimit: LOGINS,
      query: schema.signatureQuery,
      response: schema.signatureSchema,
      handle: ({ ctx, query }) => signPage(services, query, ownOrigin(env, ctx)),
    }),
  ];
}
