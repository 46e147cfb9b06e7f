import type { Middleware } from "koa";
import { linkBase } from "../server/invitations/links";
import type { Services } from "../server/services";
import type { ChatPlatforms } from "./platform";
import { createDingtalkPlatform } from "./transports/dingtalk/platform";
import { openLease } from "../server/leases/openLease";
import { type WecomPlatform, createWecomPlatform } from "./transports/wecom/platform";

/** Where WeCom is told to send what people write to the app and press on its cards. */
export const WECOM_CALLBACK_PATH = "/chat/wecom/callback";

export type OpenedChats = {
  platforms: ChatPlatforms;
  /** For createApp's `before`: what platforms send us by HTTP. */
  middleware: Middleware[];
};

function openDingtalk({ env, platforms, clock, log }: Services) {
  const { DINGTALK_CLIENT_ID: clientId, DINGTALK_CLIENT_SECRET: clientSecret } = env;
  const { DINGTALK_CARD_TEMPLATE_ID: templateId, DINGTALK_CORP_ID: corpId } = env;
  if (!platforms.dingtalk || !clientId || !clientSecret || !templateId || !corpId) return null;
  return createDingtalkPlatform({
    client: platforms.dingtalk,
    app: { clientId, clientSecret },
    apiBase: env.DINGTALK_API_URL,
    corpId,
    templateId,
    clock,
    log,
  });
}

function openWecom(services: Services, { withBot }: { withBot: boolean }): WecomPlatform | null {
  const { env, platforms, clock, log } = services;
  const { WECOM_CALLBACK_TOKEN: token, WECOM_CALLBACK_AES_KEY: encodingAesKey } = env;
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_BOT_URL: wsUrl } = env;
  if (!platforms.wecom) return null;
  return createWecomPlatform({
    client: platforms.wecom,
    callback: token && encodingAesKey ? { path: WECOM_CALLBACK_PATH, token, encodingAesKey } : null,
    bot:
      withBot && botId && secret ? { account: { botId, secret, wsUrl }, lease: openLease(services) } : null,
    home: linkBase(env).origin,
    clock,
    log,
  });
}

/** The chat platforms that are configured; nothing of them runs before `start`. */
export function openChatPlatforms(services: Services): OpenedChats {
  const dingtalk = openDingtalk(services);
  const wecom = openWecom(services, { withBot: true });
  return {
    platforms: { ...(dingtalk ? { dingtalk } : {}), ...(wecom ? { wecom } : {}) },
    middleware: wecom?.middleware ? [wecom.middleware] : [],
  };
}

/**
 * Those that send to the API what people write and press: for a process that has it and is not the bot's. A message is
 * written down for whoever is; a press is answered there and then, which takes only calls of ours.
 */
export function openCallbacks(services: Services): OpenedChats {
  const wecom = openWecom(services, { withBot: false });
  if (!wecom?.middleware) return { platforms: {}, middleware: [] };
  return { platforms: { wecom }, middleware: [wecom.middleware] };
}

/** A worker hears nothing: what it has to say goes through the platforms' REST APIs. */
export const openNoChats = (): OpenedChats => ({ platforms: {}, middleware: [] });
