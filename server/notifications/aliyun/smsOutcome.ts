import type { SendOutcome } from "../channels";
import type { MessageFailure } from "../failures";
import type { SmsReply } from "./smsApi";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Meaning = { failure: MessageFailure; waitMs?: number };

/** What the service's codes mean; source: help.aliyun.com/document_detail/101346.html. With `waitMs` it may be tried again. */
const meanings: [pattern: RegExp, meaning: Meaning][] = [
  // One a minute, five an hour, ten a day to one number.
  [/^isv\.BUSINESS_LIMIT_CONTROL$/, { failure: "rate_limited", waitMs: MINUTE_MS }],
  [/^isv\.(DAY|MONTH)_LIMIT_CONTROL$/, { failure: "rate_limited", waitMs: HOUR_MS }],
  [/^(Throttling|isp\.GATEWAY_.*LIMIT)/, { failure: "rate_limited", waitMs: 5_000 }],
  [/^ServiceUnavailable/, { failure: "unreachable", waitMs: 5_000 }],
  [
    /^isv\.(MOBILE_NUMBER_ILLEGAL|MOBILE_COUNT_OVER_LIMIT|DOMESTIC_NUMBER_NOT_SUPPORTED)$/,
    { failure: "address_illegal" },
  ],
  [/^isv\.(AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE|ACCOUNT_|PRODUCT_UN)/, { failure: "gateway_account" }],
  [/^isv\.(SMS_SIGN|SIGN_|SMS_TEMPLATE|TEMPLATE_|EXTEND_CODE|DENY_IP)/, { failure: "gateway_setup" }],
  [
    /^(isp\.RAM_|InvalidAccessKey|Signature|IncompleteSignature|InvalidTimeStamp|Forbidden|NoPermission)/,
    { failure: "gateway_setup" },
  ],
  [/^isv\.(SMS_CONTENT|BLACK_KEY|PARAM_|INVALID_)/, { failure: "content_refused" }],
];

export function smsOutcome(reply: SmsReply): SendOutcome {
  if (reply.kind === "unreached") return { result: "later", failure: "unreachable", detail: reply.reason };
  if (reply.kind === "silent") return { result: "unclear", detail: reply.reason };
  const { Code: code, BizId: reference = null } = reply.answer;
  if (code === "OK") return { result: "accepted", reference };
  const meaning = meanings.find(([pattern]) => pattern.test(code))?.[1];
  // The service fell over while it worked on it, and may have passed it on.
  if (!meaning && (reply.status >= 500 || code === "isp.SYSTEM_ERROR" || code.startsWith("InternalError"))) {
    return { result: "unclear", detail: code };
  }
  const { failure, waitMs }: Meaning = meaning ?? { failure: "refused" };
  return waitMs === undefined
    ? { result: "refused", failure, detail: code }
    : { result: "later", failure, detail: code, waitMs };
}
