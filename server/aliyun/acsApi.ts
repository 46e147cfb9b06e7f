import { randomUUID } from "node:crypto";
import { create, isAxiosError } from "axios";
import type { Clock } from "../clock";
import { type AcsKey, canonicalQuery, signRequest } from "./signRequest";

const LARGEST_ANSWER = 1_000_000;

export type AcsReply =
  /** JSON came back. `status` is HTTP's; `at` is what the service's own clock said, where it did. */
  | { kind: "answer"; status: number; body: unknown; at: Date | null }
  /** The request surely never arrived. */
  | { kind: "unreached"; reason: string }
  /** The request may have arrived: no answer, or one that is not the service's. */
  | { kind: "silent"; reason: string };

export type AcsApi = (
  action: string,
  query: Record<string, string>,
  options?: { method?: "GET" | "POST"; signal?: AbortSignal },
) => Promise<AcsReply>;

/** No connection was made, or the certificate was not believed: nothing of the request was sent. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/**
 * Calls of one of Alibaba Cloud's services (RPC style, parameters in the query, signature version 3). Never throws, and
 * nothing of what it gives back holds the key.
 */
export function createAcsApi({
  endpoint,
  key,
  version,
  clock,
  timeoutMs,
}: {
  endpoint: string;
  key: AcsKey;
  /** Of the service's API: `2017-05-25`. */
  version: string;
  clock: Clock;
  timeoutMs: number;
}): AcsApi {
  const base = new URL(endpoint);
  const client = create({
    timeout: timeoutMs,
    maxRedirects: 0,
    maxContentLength: LARGEST_ANSWER,
    responseType: "text",
    // As text, so that a gateway's HTML page is told from the service's JSON here.
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });

  return async function call(action, query, { method = "POST", signal } = {}) {
    const { host, ...headers } = signRequest(
      {
        method,
        host: base.host,
        path: "/",
        query,
        action,
        version,
        body: "",
        at: clock.now(),
        nonce: randomUUID(),
      },
      key,
    );
    try {
      const answer = await client.request<string>({
        method,
        url: `${base.origin}/?${canonicalQuery(query)}`,
        headers: { ...headers, host, accept: "application/json" },
        ...(method === "POST" ? { data: "" } : {}),
        ...(signal ? { signal } : {}),
      });
      const { status, data } = answer;
      const body = parseJson(data);
      const at = Date.parse(String(answer.headers["date"] ?? ""));
      return body === undefined
        ? { kind: "silent", reason: `HTTP ${status} without an answer` }
        : { kind: "answer", status, body, at: Number.isNaN(at) ? null : new Date(at) };
    } catch (error) {
      // An axios error carries the whole request: only its code leaves here.
      const code = isAxiosError(error) ? (error.code ?? "no answer") : "no answer";
      return neverSent.test(code) ? { kind: "unreached", reason: code } : { kind: "silent", reason: code };
    }
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
