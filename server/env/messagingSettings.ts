import { z } from "zod";
import { aliyunKey, type aliyunSettings } from "./aliyunSettings";
import { type Outside, isPrivate } from "./values";

const templateCode = z.string().regex(/^SMS_\w{1,40}$/, "looks like SMS_123456789");

/** SMS by Alibaba's templates, e-mail by SMTP; a sandbox inbox without them. */
export const messagingSettings = {
  /** Percent-encoded user and password; no options: TLS is not a matter of the URL. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .regex(/^[^?#]*$/, "has no ? or #")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>"\p{Cc}]{1,80}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u, "is not `name <address>`")
    .optional(),
  ALIYUN_SMS_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, "must be https")
    .default("https://dysmsapi.aliyuncs.com"),
  ALIYUN_SMS_SIGN_NAME: z.string().min(2).max(40).optional(),
  ALIYUN_SMS_TEMPLATE_INVITATION: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_REMINDER: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_CODE: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_STAFF_INVITATION: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_STAFF_RESET: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_SECOND_ROUND: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_SECOND_ROUND_AGREED: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_SECOND_ROUND_OFF: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_THANK_YOU: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_OFFER: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_OFFER_OFF: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_FEEDBACK_READY: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_REVIEW_ANSWERED: templateCode.optional(),
  ALIYUN_SMS_TEMPLATE_NOTICE: templateCode.optional(),
};

export const messagingServices = [
  { service: "E-mail", needed: ["SMTP_URL", "MAIL_FROM"], optional: [] },
  {
    service: "SMS",
    needed: [
      "ALIYUN_SMS_SIGN_NAME",
      "ALIYUN_SMS_TEMPLATE_INVITATION",
      "ALIYUN_SMS_TEMPLATE_REMINDER",
      "ALIYUN_SMS_TEMPLATE_CODE",
    ],
    optional: [
      "ALIYUN_SMS_TEMPLATE_STAFF_INVITATION",
      "ALIYUN_SMS_TEMPLATE_STAFF_RESET",
      "ALIYUN_SMS_TEMPLATE_SECOND_ROUND",
      "ALIYUN_SMS_TEMPLATE_SECOND_ROUND_AGREED",
      "ALIYUN_SMS_TEMPLATE_SECOND_ROUND_OFF",
      "ALIYUN_SMS_TEMPLATE_THANK_YOU",
      "ALIYUN_SMS_TEMPLATE_OFFER",
      "ALIYUN_SMS_TEMPLATE_OFFER_OFF",
      "ALIYUN_SMS_TEMPLATE_FEEDBACK_READY",
      "ALIYUN_SMS_TEMPLATE_REVIEW_ANSWERED",
      "ALIYUN_SMS_TEMPLATE_NOTICE",
    ],
    shared: aliyunKey,
  },
] as const satisfies readonly Outside<keyof typeof messagingSettings | keyof typeof aliyunSettings>[];
