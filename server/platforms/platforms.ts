import type { Clock } from "../clock";
import type { Database } from "../db/database";
import type { Env } from "../env";
import type { FieldCipher } from "../security/cipher";
import { type DingtalkClient, createDingtalkClient } from "./dingtalk/client";
import { createTokenCache } from "./tokenCache";
import { type WecomClient, createWecomClient } from "./wecom/client";
import { createMemoryTokens } from "./wecom/keptValue";

/** The chat platforms that are configured. */
export type Platforms = { dingtalk: DingtalkClient | null; wecom: WecomClient | null };

type Needed = { db: Database; clock: Clock; cipher: FieldCipher };

export const openPlatforms = (env: Env, needed: Needed): Platforms => ({
  dingtalk: openDingtalk(env, needed),
  wecom: openWecom(env, needed),
});

function openDingtalk(env: Env, { clock, ...kept }: Needed): DingtalkClient | null {
  const { DINGTALK_CLIENT_ID: clientId, DINGTALK_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) return null;
  return createDingtalkClient({
    app: { clientId, clientSecret },
    bases: { api: env.DINGTALK_API_URL, oapi: env.DINGTALK_OAPI_URL, login: env.DINGTALK_LOGIN_URL },
    robotCode: env.DINGTALK_ROBOT_CODE ?? clientId,
    agentId: env.DINGTALK_AGENT_ID ?? null,
    tokens: createTokenCache({ clock, ...kept }),
    clock,
  });
}

function openWecom(env: Env, { clock }: Needed): WecomClient | null {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = env;
  if (!corpId || agentId === undefined || !secret) return null;
  return createWecomClient({
    baseUrl: env.WECOM_API_URL,
    corpId,
    agentId,
    secret,
    loginPlaces: { inClient: env.WECOM_OAUTH_URL, inBrowser: env.WECOM_LOGIN_URL },
    tokens: createMemoryTokens(),
    clock,
  });
}
