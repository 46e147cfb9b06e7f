import { z } from "zod";
import { DingtalkError } from "./errors";

/** What came back over the wire; `retryAfter` is the header's text. */
export type Reply = { status: number; text: string; retryAfter: string | null };
export type Effect =
  /** A question: if its answer is lost it may be asked again. */
  | "asks"
  /** A deed: if its answer is lost nobody knows whether it was done. */
  | "acts";

export type Read =
  | { ok: true; body: unknown }
  /** The token is not valid (any more): nothing was done. */
  | { ok: false; badToken: true; error: DingtalkError }
  | { ok: false; badToken: false; error: DingtalkError };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const LONGEST_WAIT = 24 * HOUR;

/** The platform's codes for "not now": what was asked has not been done. */
const laterCodes: [pattern: RegExp, waitMs: number][] = [
  [/^Forbidden\.AccessDenied\.QpsLimit/, SECOND],
  // The month's quota of calls: an hour from now somebody may have bought more.
  [/^90020$/, HOUR],
  [/^9000[2-9]$|^9001\d$/, SECOND],
  [/^(send\.too\.fast|too\.many\.(group|people))$/, 10 * SECOND],
  // A robot's group, 20 a minute.
  [/^130101$/, 10 * MINUTE],
  [/^(system\.busy|Throttling.*)$/, 2 * SECOND],
];
const tokenCodes = /^(InvalidAuthentication|40001|40014|42001)$/;
/** They fell over in the middle of it. */
const brokenCodes = /^(-1|systemError|system\.error|InternalError|ServiceUnavailable|unknownError)$/;

const bodySchema = z.looseObject({
  // api.dingtalk.com, with an HTTP status of its own.
  code: z.string().optional(),
  requestid: z.string().optional(),
  // oapi.dingtalk.com, always under status 200; `errcode` 88 hides the real one in `sub_code`.
  errcode: z.number().optional(),
  sub_code: z.union([z.string(), z.number()]).optional(),
  request_id: z.string().optional(),
});

/** Milliseconds to wait, from seconds or a date. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - now.getTime();
  return Number.isNaN(wait) ? null : Math.min(LONGEST_WAIT, Math.max(0, wait));
}

/** The body of a JSON object, or null: an error page, an empty answer, half of one. */
function parseBody(text: string): z.output<typeof bodySchema> | null {
  try {
    return bodySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Whoever calls too often from one address gets pages without a code for five minutes. */
const PAGE_WAIT = 5 * MINUTE;

const fail = (error: DingtalkError): Read => ({ ok: false, badToken: false, error });

/** Tells apart what an answer means for the call. */
export function readReply(reply: Reply, effect: Effect, now: Date): Read {
  const body = parseBody(reply.text);
  const lost = effect === "acts" ? "unclear" : "later";
  const asked = retryAfterMs(reply.retryAfter, now);
  if (!body) {
    if (reply.status === 429) return fail(new DingtalkError("later", "http.429", { waitMs: asked }));
    return fail(new DingtalkError(lost, `http.${reply.status}`, { waitMs: asked ?? PAGE_WAIT }));
  }

  const requestId = body.requestid ?? body.request_id ?? null;
  const oapiCode = body.errcode ? String(body.sub_code ?? body.errcode) : null;
  const fine = reply.status >= 200 && reply.status < 300 && !oapiCode;
  if (fine) return { ok: true, body };

  const code = oapiCode ?? body.code ?? `http.${reply.status}`;
  if (tokenCodes.test(code) || reply.status === 401) {
    return { ok: false, badToken: true, error: new DingtalkError("refused", code, { requestId }) };
  }
  const later = laterCodes.find(([pattern]) => pattern.test(code));
  if (later || reply.status === 429) {
    return fail(new DingtalkError("later", code, { waitMs: asked ?? later?.[1] ?? null, requestId }));
  }
  if (reply.status >= 500 || brokenCodes.test(code)) {
    return fail(new DingtalkError(lost, code, { waitMs: asked, requestId }));
  }
  return fail(new DingtalkError("refused", code, { requestId }));
}
