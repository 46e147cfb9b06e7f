import { create, isAxiosError } from "axios";
import { z } from "zod";
import type { Clock } from "../../clock";
import { failureOf, isStaleToken } from "./errcodes";
import { type TokenCache, createKeptValue } from "./keptValue";
import { type WecomReply, done, failed, readAs } from "./reply";

export type WecomApiOptions = {
  /** `https://qyapi.weixin.qq.com/cgi-bin`, or where the sandbox listens. */
  baseUrl: string;
  corpId: string;
  secret: string;
  /** Tells the apps of one corporation apart in the cache. */
  agentId: number;
  tokens: TokenCache;
  clock: Clock;
  timeoutMs?: number;
};

type Query = Readonly<Record<string, string | number>>;
type Call = {
  method: "GET" | "POST";
  path: string;
  query?: Query;
  body?: object;
  /** Something is done by it: without an answer nobody knows whether it was. */
  acts?: boolean;
};

const TIMEOUT_MS = 10_000;
/** A page of ten thousand user ids is about a megabyte. */
const LARGEST_ANSWER = 8_000_000;
const RETRY_MS = 5_000;

/** No connection was made, or the certificate was not believed: nothing of the request was sent. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

const statusSchema = z.looseObject({ errcode: z.number().int().default(0) });
const tokenSchema = z.looseObject({
  access_token: z.string().min(1).max(1_000),
  expires_in: z.number().positive(),
});

const retry = (detail: string) =>
  failed({ kind: "retry", reason: "unreachable", errcode: null, waitMs: RETRY_MS, detail });

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** WeCom's HTTP interface: tokens, errors and bounds; what the calls mean stands in the files beside. */
export function createWecomApi(options: WecomApiOptions) {
  const { corpId, secret, agentId, tokens, clock, timeoutMs = TIMEOUT_MS } = options;
  const base = options.baseUrl.replace(/\/+$/, "");
  const client = create({
    timeout: timeoutMs,
    maxRedirects: 0,
    maxContentLength: LARGEST_ANSWER,
    responseType: "text",
    // As text, so that a proxy's HTML page is told from WeCom's JSON here.
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });

  /** Tokens stand in the address, so nothing of axios's errors but their code may leave here. */
  async function request({ method, path, query = {}, body, acts }: Call): Promise<WecomReply<unknown>> {
    const silent = (detail: string) => (acts ? failed({ kind: "unclear", detail }) : retry(detail));
    try {
      const { status, data } = await client.request<string>({
        method,
        url: `${base}${path}`,
        params: query,
        ...(body ? { data: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
      });
      const answer = parseObject(data);
      const read = statusSchema.safeParse(answer);
      if (!read.success) return silent(`HTTP ${status} without an answer`);
      const { errcode } = read.data;
      return errcode === 0 ? done(answer) : failed(failureOf(errcode));
    } catch (error) {
      const code = isAxiosError(error) ? (error.code ?? "no answer") : "no answer";
      return neverSent.test(code) ? retry(code) : silent(code);
    }
  }

  const accessToken = createKeptValue({
    cache: tokens,
    key: `wecom:${corpId}:${agentId}:access`,
    clock,
    load: async () => {
      const query = { corpid: corpId, corpsecret: secret };
      const reply = await request({ method: "GET", path: "/gettoken", query });
      if (!reply.ok) return reply;
      const read = readAs(tokenSchema, reply.value);
      if (!read.ok) return retry("gettoken gave no token");
      return done({ value: read.value.access_token, expiresInSeconds: read.value.expires_in });
    },
  });

  async function call(spec: Call): Promise<WecomReply<unknown>> {
    const token = await accessToken.get();
    if (!token.ok) return token;
    const withToken = (value: string) => request({ ...spec, query: { ...spec.query, access_token: value } });
    const reply = await withToken(token.value);
    const { failure } = reply.ok ? { failure: null } : reply;
    const stale = failure?.kind === "retry" && failure.errcode !== null && isStaleToken(failure.errcode);
    if (!stale) return reply;
    const fresh = await accessToken.replace(token.value);
    return fresh.ok ? withToken(fresh.value) : fresh;
  }

  return {
    /** Asks; may be repeated. */
    get: (path: string, query?: Query) => call({ method: "GET", path, ...(query ? { query } : {}) }),
    /** Asks, with a body; may be repeated. */
    ask: (path: string, body: object) => call({ method: "POST", path, body }),
    /** Does something: when nobody says whether it was done, the failure is `unclear`. */
    act: (path: string, body: object) => call({ method: "POST", path, body, acts: true }),
  };
}
export type WecomApi = ReturnType<typeof createWecomApi>;
