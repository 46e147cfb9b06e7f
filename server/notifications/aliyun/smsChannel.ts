import type { Clock } from "../../clock";
import { normalizePhone } from "../../security/blindIndex";
import type { Channel, SentMessage } from "../channels";
import type { MessagePurpose } from "../entity";
import type { AcsKey } from "../../aliyun/signRequest";
import { createSmsApi } from "./smsApi";
import { smsOutcome } from "./smsOutcome";
import { SETTLED_MS, type SmsDetail, isOfAttempt, readDetails, traceOf } from "./smsTrace";

export type AliyunSmsOptions = {
  endpoint: string;
  key: AcsKey;
  signName: string;
  /** The registered template of each purpose that may go by SMS. */
  templates: Readonly<Partial<Record<MessagePurpose, string>>>;
  clock: Clock;
  timeoutMs?: number;
};

const TIMEOUT_MS = 10_000;
/** The carriers' limit for one variable. */
const PARAM_LENGTH = 35;
const PAGE_SIZE = 50;
const MOST_PAGES = 4;
const HOUR_MS = 3_600_000;
/** The service keeps its days by Beijing time, which has no summer time. */
const BEIJING_MS = 8 * HOUR_MS;

const dayOf = (ms: number) => new Date(ms + BEIJING_MS).toISOString().slice(0, 10).replaceAll("-", "");

/** 11 digits for mainland China, country code and number elsewhere; null for what cannot be one. */
export function smsNumber(phone: string): string | null {
  const normal = normalizePhone(phone);
  const mainland = /^\+86(1\d{10})$/.exec(normal)?.[1];
  if (mainland) return mainland;
  return /^\+(?!86)\d{7,15}$/.test(normal) ? normal.slice(1) : null;
}

/** A variable takes no line breaks and no brackets, which would pass for a signature. */
const paramValue = (value: string) =>
  [...value.replaceAll(/[\p{Cc}【】]+/gu, " ").trim()].slice(0, PARAM_LENGTH).join("");

/** Delivers by Alibaba Cloud SMS: SendSms, and QuerySendDetails for what became of it. OutId is the message's id. */
export function createAliyunSmsChannel(options: AliyunSmsOptions): Channel {
  const { signName, templates, clock } = options;
  const call = createSmsApi({ ...options, timeoutMs: options.timeoutMs ?? TIMEOUT_MS });

  /** The attempt's records, by OutId; `complete` unless the service left some out. */
  async function findRecords({ id, attemptedAt, reference }: SentMessage, number: string) {
    const found: SmsDetail[] = [];
    // Of a number that gets many messages this asks for the one.
    const only: Record<string, string> = reference ? { BizId: reference } : {};
    // Just before midnight here may be after midnight there.
    const days = new Set([dayOf(attemptedAt.getTime()), dayOf(attemptedAt.getTime() + SETTLED_MS)]);
    for (const SendDate of days) {
      let seen = 0;
      for (let page = 1; ; page += 1) {
        const pages = { PageSize: `${PAGE_SIZE}`, CurrentPage: `${page}` };
        const query = { PhoneNumber: number, SendDate, ...only, ...pages };
        const answered = readDetails(await call("QuerySendDetails", query));
        if (!answered) return { found, complete: false };
        const ours = answered.details.filter(
          (detail) => detail.OutId === id && isOfAttempt(detail, attemptedAt),
        );
        found.push(...ours);
        seen += answered.details.length;
        if (seen >= answered.total) break;
        // It is known to count records that it does not show: then nothing follows from not finding one.
        if (answered.details.length === 0 || page === MOST_PAGES) return { found, complete: false };
      }
    }
    return { found, complete: true };
  }

  return {
    name: "aliyun",
    givesReceipts: true,
    async send({ id, purpose, to, params }) {
      const template = templates[purpose];
      if (!template) return { result: "refused", failure: "no_template", detail: purpose };
      const number = smsNumber(to);
      if (!number) return { result: "refused", failure: "address_illegal", detail: "not a telephone number" };
      const values = Object.entries(params).map(([name, value]) => [name, paramValue(value)] as const);
      const reply = await call("SendSms", {
        PhoneNumbers: number,
        SignName: signName,
        TemplateCode: template,
        TemplateParam: JSON.stringify(Object.fromEntries(values)),
        OutId: id,
      });
      return smsOutcome(reply);
    },
    async trace(message) {
      const number = smsNumber(message.to);
      if (!number) return { found: "absent" };
      const { found, complete } = await findRecords(message, number);
      return traceOf(found, complete, clock.now().getTime() - message.attemptedAt.getTime());
    },
    close: async () => undefined,
  };
}
