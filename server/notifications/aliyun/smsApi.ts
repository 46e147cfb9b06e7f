import { randomUUID } from "node:crypto";
import { create, isAxiosError } from "axios";
import { z } from "zod";
import type { Clock } from "../../clock";
import { type AcsKey, canonicalQuery, signRequest } from "./signRequest";

const VERSION = "2017-05-25";
const LARGEST_ANSWER = 1_000_000;

const answerSchema = z.looseObject({
  Code: z.string(),
  Message: z.string().optional(),
  BizId: z.string().optional(),
});
export type SmsAnswer = z.output<typeof answerSchema>;

export type SmsReply =
  /** The service answered in its own words. `status` is HTTP's. */
  | { kind: "answer"; status: number; answer: SmsAnswer }
  /** The request surely never arrived. */
  | { kind: "unreached"; reason: string }
  /** The request may have arrived: no answer, or one that is not the service's. */
  | { kind: "silent"; reason: string };

/** No connection was made, or the certificate was not believed: nothing of the request was sent. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/** Calls of Alibaba Cloud's SMS service (RPC style, parameters in the query, signature version 3). */
export function createSmsApi({
  endpoint,
  key,
  clock,
  timeoutMs,
}: {
  endpoint: string;
  key: AcsKey;
  clock: Clock;
  timeoutMs: number;
}) {
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

  return async function call(action: string, query: Record<string, string>): Promise<SmsReply> {
    const { host, ...headers } = signRequest(
      {
        method: "POST",
        host: base.host,
        path: "/",
        query,
        action,
        version: VERSION,
        body: "",
        at: clock.now(),
        nonce: randomUUID(),
      },
      key,
    );
    try {
      const { status, data } = await client.post<string>(`${base.origin}/?${canonicalQuery(query)}`, "", {
        headers: { ...headers, host, accept: "application/json" },
      });
      const answer = parseAnswer(data);
      return answer
        ? { kind: "answer", status, answer }
        : { kind: "silent", reason: `HTTP ${status} without an answer` };
    } catch (error) {
      // An axios error carries the whole request: only its code leaves here.
      const code = isAxiosError(error) ? (error.code ?? "no answer") : "no answer";
      return neverSent.test(code) ? { kind: "unreached", reason: code } : { kind: "silent", reason: code };
    }
  };
}
export type SmsApi = ReturnType<typeof createSmsApi>;

function parseAnswer(text: string): SmsAnswer | null {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
