import { z } from "zod";
import type { Trace } from "../channels";
import type { MessageFailure } from "../failures";
import type { SmsReply } from "./smsApi";

const detailsSchema = z.object({
  TotalCount: z.coerce.number(),
  SmsSendDetailDTOs: z.object({
    SmsSendDetailDTO: z.array(
      z.object({
        /** 1 waits for the carrier, 2 failed, 3 delivered. */
        SendStatus: z.coerce.number(),
        ErrCode: z.string().optional(),
        /** Beijing time, `2026-03-02 10:00:00`. */
        SendDate: z.string().optional(),
        OutId: z.string().optional(),
      }),
    ),
  }),
});
export type SmsDetail = z.output<typeof detailsSchema>["SmsSendDetailDTOs"]["SmsSendDetailDTO"][number];

/** One page of QuerySendDetails; null when the service did not give one. */
export function readDetails(reply: SmsReply): { total: number; details: SmsDetail[] } | null {
  if (reply.kind !== "answer" || reply.answer.Code !== "OK") return null;
  const { data } = detailsSchema.safeParse(reply.answer);
  return data ? { total: data.TotalCount, details: data.SmsSendDetailDTOs.SmsSendDetailDTO } : null;
}

/** Our clock and theirs may differ by so much. */
const SKEW_MS = 60_000;

/** Whether the record is of this attempt: an earlier one that failed has the same OutId. */
export function isOfAttempt({ SendDate }: SmsDetail, attemptedAt: Date): boolean {
  const sent = SendDate ? Date.parse(`${SendDate.replace(" ", "T")}+08:00`) : Number.NaN;
  return Number.isNaN(sent) || sent >= attemptedAt.getTime() - SKEW_MS;
}

/** What carriers' receipts mean; source: "error codes of delivery receipts", help.aliyun.com/zh/sms/developer-reference. */
const receipts: Readonly<Record<string, MessageFailure>> = {
  MOBILE_NOT_ON_SERVICE: "number_out_of_service",
  INVALID_NUMBER: "number_out_of_service",
  MOBILE_ACCOUNT_ABNORMAL: "number_abnormal",
  SP_NOT_BY_INTER_SMS: "number_abnormal",
  MOBILE_IN_BLACK: "recipient_refuses",
  USER_REJECT: "recipient_refuses",
  MOBILE_SEND_LIMIT: "number_limit",
  // As the service spells it.
  MOBLLE_TERMINAL_ERROR: "device_trouble",
  CONTENT_KEYWORD: "carrier_blocked",
  CONTENT_ERROR: "carrier_blocked",
  SIGNATURE_BLACKLIST: "carrier_blocked",
  NO_ROUTE: "carrier_blocked",
  IS_CLOSE: "carrier_blocked",
};
const receiptFailure = (code = ""): MessageFailure => receipts[code] ?? "not_delivered";

/** Records appear some time after the message was taken; only after so long does none mean that there was none. */
export const SETTLED_MS = 10 * 60_000;

/**
 * @param found the records that carry our message's OutId
 * @param complete whether every record of that number and day was seen
 */
export function traceOf(found: SmsDetail[], complete: boolean, ageMs: number): Trace {
  if (found.some(({ SendStatus }) => SendStatus === 3)) return { found: "delivered" };
  if (found.some(({ SendStatus }) => SendStatus === 1)) return { found: "accepted" };
  const [failed] = found;
  if (failed)
    return { found: "failed", failure: receiptFailure(failed.ErrCode), detail: failed.ErrCode ?? "" };
  return { found: complete && ageMs >= SETTLED_MS ? "absent" : "not_yet" };
}
