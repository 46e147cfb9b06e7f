import { isAxiosError } from "axios";
import { z } from "zod";
import { isUnsent } from "../unsent";
import { failureOf, isStaleToken } from "./errcodes";
import { createTextClient } from "../textClient";
import type { TokenCache } from "../tokenCache";
import { createKeptToken } from "./keptToken";
import { type WecomReply, done, failed, readAs } from "./reply";

export type WecomApiOptions = {
  /** `https://qyapi.weixin.qq.com/cgi-bin`, or where the sandbox listens. */
  baseUrl: string;
  corpId: string;
  secret: string;
  /** Tells the apps of one corporation apart in the cache. */
  agentId: number;
  tokens: TokenCache;
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
const FILE_TIMEOUT_MS = 60_000;
const RETRY_MS = 5_000;

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
  const { corpId, secret, agentId, tokens, timeoutMs = TIMEOUT_MS } = options;
  const base = options.baseUrl.replace(/\/+$/, "");
  const client = createTextClient({ timeoutMs, largestAnswer: LARGEST_ANSWER });

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
      return isUnsent(code) ? retry(code) : silent(code);
    }
  }

  const accessToken = createKeptToken({
    tokens,
    key: `wecom:${corpId}:${agentId}:access`,
    load: async () => {
      const query = { corpid: corpId, corpsecret: secret };
      const reply = await request({ method: "GET", path: "/gettoken", query });
      if (!reply.ok) return reply;
      const read = readAs(tokenSchema, reply.value);
      if (!read.ok) return retry("gettoken gave no token");
      return done({ value: read.value.access_token, expiresInSeconds: read.value.expires_in });
    },
  });

  /** @returns the bytes of a file; WeCom's word where it sends none */
  async function fetchFile(url: string, query: Query, maxBytes: number): Promise<WecomReply<Buffer>> {
    try {
      const { status, data, headers } = await client.get<Buffer>(url, {
        params: query,
        responseType: "arraybuffer",
        maxContentLength: maxBytes,
        timeout: FILE_TIMEOUT_MS,
      });
      const spoken = String(headers["content-type"]).includes("json") ? parseObject(data.toString()) : null;
      const { errcode = 0 } = statusSchema.safeParse(spoken).data ?? {};
      if (errcode !== 0) return failed(failureOf(errcode));
      if (status === 200) return done(data);
      const detail = `HTTP ${status}`;
      return status >= 500 || status === 429
        ? retry(detail)
        : failed({ kind: "permanent", reason: "used_up", errcode: 0, detail });
    } catch (error) {
      const code = isAxiosError(error) ? (error.code ?? "no answer") : "no answer";
      // The one case in which axios gives up by itself on an answer that came.
      return code === "ERR_BAD_RESPONSE"
        ? failed({ kind: "permanent", reason: "too_large", errcode: 0, detail: "more bytes than allowed" })
        : retry(code);
    }
  }

  async function withToken<T>(
    send: (query: { access_token: string }) => Promise<WecomReply<T>>,
  ): Promise<WecomReply<T>> {
    const token = await accessToken.get();
    if (!token.ok) return token;
    const reply = await send({ access_token: token.value });
    const { failure } = reply.ok ? { failure: null } : reply;
    const stale = failure?.kind === "retry" && failure.errcode !== null && isStaleToken(failure.errcode);
    if (!stale) return reply;
    const fresh = await accessToken.replace(token.value);
    return fresh.ok ? send({ access_token: fresh.value }) : fresh;
  }
  const call = (spec: Call) => withToken((token) => request({ ...spec, query: { ...spec.query, ...token } }));

  return {
    /** Asks; may be repeated. */
    get: (path: string, query?: Query) => call({ method: "GET", path, ...(query ? { query } : {}) }),
    /** Asks, with a body; may be repeated. */
    ask: (path: string, body: object) => call({ method: "POST", path, body }),
    /** Does something: when nobody says whether it was done, the failure is `unclear`. */
    act: (path: string, body: object) => call({ method: "POST", path, body, acts: true }),
    /** A file of WeCom's. */
    file: (path: string, query: Query, maxBytes: number) =>
      withToken((token) => fetchFile(`${base}${path}`, { ...query, ...token }, maxBytes)),
    /** A file by the address that came in a message: no token goes along. */
    fileAt: (url: string, maxBytes: number) => fetchFile(url, {}, maxBytes),
    base,
  };
}
export type WecomApi = ReturnType<typeof createWecomApi>;
