import { type AcsApi, createAcsApi } from "../../aliyun/acsApi";
import type { Clock } from "../../clock";
import type { Env } from "../../env";
import type { SpokenLanguage } from "../types";
import { type TokenSource, createTokenSource } from "./tokens";

const TIMEOUT_MS = 10_000;

/** What speech and voice share of one account of NLS. */
export type NlsAccount = {
  url: string;
  /** The project of each language that there is one for. */
  appkeys: { readonly zh: string } & Readonly<Partial<Record<SpokenLanguage, string>>>;
  tokens: TokenSource;
  /** CreateToken, for whoever wants to know why there is none. */
  askToken: AcsApi;
  /** Recognition of recorded files, API version 2018-08-17. */
  files: AcsApi;
  concurrency: number;
  pace: number;
};

/** Null where NLS is not configured. Asks nobody anything. */
export function openNlsAccount(env: Env, clock: Clock): NlsAccount | null {
  const accessKeyId = env.NLS_ACCESS_KEY_ID ?? env.ALIYUN_ACCESS_KEY_ID;
  const accessKeySecret = env.NLS_ACCESS_KEY_SECRET ?? env.ALIYUN_ACCESS_KEY_SECRET;
  if (!env.NLS_APPKEY || !accessKeyId || !accessKeySecret) return null;
  const api = (endpoint: string, version: string) =>
    createAcsApi({
      endpoint,
      version,
      key: { accessKeyId, accessKeySecret },
      clock,
      timeoutMs: TIMEOUT_MS,
    });
  const askToken = api(env.NLS_TOKEN_URL, "2019-02-28");
  return {
    url: env.NLS_URL,
    appkeys: { zh: env.NLS_APPKEY, ...(env.NLS_APPKEY_EN ? { en: env.NLS_APPKEY_EN } : {}) },
    tokens: createTokenSource({ call: askToken, clock }),
    askToken,
    files: api(env.NLS_FILE_URL, "2018-08-17"),
    concurrency: env.NLS_CONCURRENCY,
    pace: env.NLS_PACE,
  };
}
