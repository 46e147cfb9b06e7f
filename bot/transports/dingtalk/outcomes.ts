import type { SendOutcome } from "../../../server/notifications/channels";
import type { MessageFailure } from "../../../server/notifications/failures";
import { DingtalkError } from "../../../server/platforms/dingtalk/errors";

const failures: [pattern: RegExp, failure: MessageFailure][] = [
  [
    /^(Forbidden\.AccessDenied|InvalidAuthentication|invalidClientId|400[01]|robot\.|param\.templateNotExist)/,
    "gateway_setup",
  ],
  [/^(param\.contentUnsafe|card\.value_too_long)/, "content_refused"],
  [/^(card\.not_delivered|invalidParameter\.openConversationId|staffId\.)/, "address_unknown"],
];
const rates = /QpsLimit|^900|^130101$|^(send|too)\.|Throttling|^http\.429$/;

/** What a failed call of DingTalk's API comes to. */
export function outcomeOf({ kind, code, waitMs, requestId }: DingtalkError): SendOutcome {
  const detail = requestId === null ? code : `${code} (${requestId})`;
  if (kind === "unclear") return { result: "unclear", detail };
  if (kind === "later") {
    const failure = rates.test(code) ? "rate_limited" : "unreachable";
    return { result: "later", failure, detail, ...(waitMs === null ? {} : { waitMs }) };
  }
  const failure = failures.find(([pattern]) => pattern.test(code))?.[1] ?? "refused";
  return { result: "refused", failure, detail };
}
