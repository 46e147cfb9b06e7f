import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { type Env, isLoopback } from "../env";
import type { FieldCipher } from "../security/cipher";
import { type DingtalkClient, createDingtalkClient } from "./dingtalk/client";
import { type TokenCache, createTokenCache } from "./tokenCache";
import { type WecomClient, createWecomClient } from "./wecom/client";

/** The chat platforms that are configured. */
export type Platforms = { dingtalk: DingtalkClient | null; wecom: WecomClient | null };

type Needed = { db: Database; clock: Clock; cipher: FieldCipher };

export function openPlatforms(env: Env, { clock, ...kept }: Needed): Platforms {
  const common = { tokens: createTokenCache({ clock, ...kept }), clock };
  return { dingtalk: openDingtalk(env, common), wecom: openWecom(env, common) };
}

type Common = { tokens: TokenCache; clock: Clock };

function openDingtalk(env: Env, common: Common): DingtalkClient | null {
  const { DINGTALK_CLIENT_ID: clientId, DINGTALK_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) return null;
  return createDingtalkClient({
    app: { clientId, clientSecret },
    bases: { api: env.DINGTALK_API_URL, oapi: env.DINGTALK_OAPI_URL, login: env.DINGTALK_LOGIN_URL },
    robotCode: env.DINGTALK_ROBOT_CODE ?? clientId,
    agentId: env.DINGTALK_AGENT_ID ?? null,
    ...common,
  });
}

function openWecom(env: Env, common: Common): WecomClient | null {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = env;
  if (!corpId || agentId === undefined || !secret) return null;
  return createWecomClient({
    baseUrl: env.WECOM_API_URL,
    corpId,
    agentId,
    secret,
    loginPlaces: { inClient: env.WECOM_OAUTH_URL, inBrowser: env.WECOM_LOGIN_URL },
    ...common,
  });
}

/** For an operator's eyes: which platforms are served, and whether by themselves or by the sandbox on this machine. */
export function namePlatforms({ dingtalk, wecom }: Platforms, env: Env): string {
  const names = [
    ...(dingtalk ? [named("dingtalk", env.DINGTALK_API_URL)] : []),
    ...(wecom ? [named("wecom", env.WECOM_API_URL)] : []),
  ];
  return names.length === 0 ? "none" : names.join("+");
}
const named = (platform: string, url: string) =>
  isLoopback(new URL(url).hostname) ? `${platform}:sandbox` : platform;
