import { z } from "zod";
import { createAcsApi } from "../../aliyun/acsApi";
import type { AcsKey } from "../../aliyun/signRequest";
import type { Clock } from "../../clock";

const VERSION = "2017-05-25";

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

/** Calls of Alibaba Cloud's SMS service. */
export function createSmsApi(options: { endpoint: string; key: AcsKey; clock: Clock; timeoutMs: number }) {
  const call = createAcsApi({ ...options, version: VERSION });
  return async function callSms(action: string, query: Record<string, string>): Promise<SmsReply> {
    const reply = await call(action, query);
    if (reply.kind !== "answer") return reply;
    const { status, body } = reply;
    const answer = answerSchema.safeParse(body).data;
    return answer
      ? { kind: "answer", status, answer }
      : { kind: "silent", reason: `HTTP ${status} without an answer` };
  };
}
export type SmsApi = ReturnType<typeof createSmsApi>;
