import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isAxiosError } from "axios";
import { z } from "zod";
import type { Clock } from "../../clock";
import { createTextClient } from "../textClient";
import type { TokenCache } from "../tokenCache";
import { isUnsent } from "../unsent";
import { DingtalkError } from "./errors";
import { type Effect, type Reply, readReply } from "./readReply";

export type DingtalkBases = {
  /** The new API. */
  api: string;
  /** The old one, under `/topapi`. */
  oapi: string;
  /** Where browsers log in. */
  login: string;
};
export const dingtalkBases: DingtalkBases = {
  api: "https://api.dingtalk.com",
  oapi: "https://oapi.dingtalk.com",
  login: "https://login.dingtalk.com",
};

export type DingtalkApp = { clientId: string; clientSecret: string };

export type DingtalkHttpOptions = {
  app: DingtalkApp;
  bases?: DingtalkBases;
  tokens: TokenCache;
  clock: Clock;
  timeoutMs?: number;
};

export type Call = {
  host: "api" | "oapi";
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** With its query, if any. */
  path: string;
  body?: unknown;
  effect: Effect;
  /** By which the platform knows a deed again that it has done already. */
  clientToken?: string;
  /** Whose token goes along: the app's unless another is given; null for none. */
  token?: { user: string } | null;
};

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 5_000_000;

/**
 * For deeds, a connection of their own: on a kept one that the other side has closed meanwhile nobody can say whether
 * the request arrived.
 */
const fresh = {
  httpAgent: new HttpAgent({ keepAlive: false }),
  httpsAgent: new HttpsAgent({ keepAlive: false }),
};

const tokenSchema = z.object({ accessToken: z.string().min(1), expireIn: z.number().positive() });

/** Calls of DingTalk's API under the app's token, which is renewed once when it is refused. */
export function createDingtalkHttp(options: DingtalkHttpOptions) {
  const { app, bases = dingtalkBases, tokens, clock, timeoutMs = TIMEOUT_MS } = options;
  const tokenKey = `dingtalk:${app.clientId}:access`;
  const client = createTextClient({ timeoutMs, largestAnswer: LARGEST_ANSWER });

  async function exchange(url: string, headers: Record<string, string>, call: Call): Promise<Reply> {
    try {
      const bare = call.method === "GET" || call.method === "DELETE";
      const data = bare ? undefined : JSON.stringify(call.body ?? {});
      const {
        status,
        data: text,
        headers: got,
      } = await client.request<string>({
        url,
        method: call.method,
        data,
        ...(call.effect === "acts" ? fresh : {}),
        headers: {
          accept: "application/json",
          "content-type": "application/json",
          ...(call.clientToken === undefined ? {} : { "x-client-token": call.clientToken }),
          ...headers,
        },
      });
      const retryAfter: unknown = got["retry-after"];
      return { status, text, retryAfter: typeof retryAfter === "string" ? retryAfter : null };
    } catch (error) {
      // An axios error carries the whole request with its token: only its code leaves here.
      const code = isAxiosError(error) ? (error.code ?? "no answer") : "no answer";
      throw new DingtalkError(isUnsent(code) || call.effect === "asks" ? "later" : "unclear", code);
    }
  }

  function address(call: Call, token: string | null): [url: string, headers: Record<string, string>] {
    const url = `${bases[call.host]}${call.path}`;
    if (token === null) return [url, {}];
    if (call.host === "api") return [url, { "x-acs-dingtalk-access-token": token }];
    return [`${url}${url.includes("?") ? "&" : "?"}access_token=${encodeURIComponent(token)}`, {}];
  }

  async function fetchToken() {
    const call: Call = {
      host: "api",
      method: "POST",
      path: "/v1.0/oauth2/accessToken",
      body: { appKey: app.clientId, appSecret: app.clientSecret },
      effect: "asks",
      token: null,
    };
    const { accessToken, expireIn } = await ask(call, tokenSchema);
    return { value: accessToken, lifetimeMs: expireIn * 1_000 };
  }

  /**
   * @returns the answer as `schema` reads it
   * @throws DingtalkError, the only error that leaves here
   */
  async function ask<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
    const ofApp = call.token === undefined;
    for (let tries = 1; ; tries += 1) {
      const token = ofApp ? await tokens.find(tokenKey, fetchToken) : (call.token?.user ?? null);
      const reply = await exchange(...address(call, token), call);
      const read = readReply(reply, call.effect, clock.now());
      if (read.ok) {
        const { data, success } = schema.safeParse(read.body);
        if (success) return data;
        throw new DingtalkError(call.effect === "acts" ? "unclear" : "refused", "answer.unexpected");
      }
      if (!read.badToken || !ofApp || token === null || tries > 1) throw read.error;
      await tokens.drop(tokenKey, token);
    }
  }

  return { ask, bases, tokens, clock, app };
}
export type DingtalkHttp = ReturnType<typeof createDingtalkHttp>;
