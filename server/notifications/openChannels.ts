import type { Clock } from "../clock";
import type { Database } from "../db/database";
import type { Env } from "../env";
import { linkBase } from "../invitations/links";
import type { FieldCipher } from "../security/cipher";
import { createAliyunSmsChannel } from "./aliyun/smsChannel";
import type { Channel, Channels } from "./channels";
import type { MessagePurpose } from "./entity";
import { createSandboxChannel } from "./sandboxChannel";
import { createSmtpChannel } from "./smtp/smtpChannel";

type Needed = { db: Database; clock: Clock; cipher: FieldCipher };

/** Real gateways where they are configured, the sandbox inbox elsewhere. */
export function openChannels(env: Env, needed: Needed): Channels {
  return { sms: openSms(env, needed), email: openEmail(env, needed) };
}

function openEmail(env: Env, { clock, ...inbox }: Needed): Channel {
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (!url || !from) return createSandboxChannel("email", { clock, ...inbox });
  return createSmtpChannel({ url, from, origin: linkBase(env).origin, clock });
}

function openSms(env: Env, { clock, ...inbox }: Needed): Channel {
  const { ALIYUN_ACCESS_KEY_ID: accessKeyId, ALIYUN_ACCESS_KEY_SECRET: accessKeySecret } = env;
  const { ALIYUN_SMS_SIGN_NAME: signName, ALIYUN_SMS_ENDPOINT: endpoint } = env;
  if (!accessKeyId || !accessKeySecret || !signName) return createSandboxChannel("sms", { clock, ...inbox });
  const templates: Record<MessagePurpose, string | undefined> = {
    invitation: env.ALIYUN_SMS_TEMPLATE_INVITATION,
    reminder: env.ALIYUN_SMS_TEMPLATE_REMINDER,
    code: env.ALIYUN_SMS_TEMPLATE_CODE,
    staff_invitation: env.ALIYUN_SMS_TEMPLATE_STAFF_INVITATION,
    staff_reset: env.ALIYUN_SMS_TEMPLATE_STAFF_RESET,
    second_round: env.ALIYUN_SMS_TEMPLATE_SECOND_ROUND,
    second_round_agreed: env.ALIYUN_SMS_TEMPLATE_SECOND_ROUND_AGREED,
    second_round_off: env.ALIYUN_SMS_TEMPLATE_SECOND_ROUND_OFF,
    thank_you: env.ALIYUN_SMS_TEMPLATE_THANK_YOU,
    offer: env.ALIYUN_SMS_TEMPLATE_OFFER,
    offer_off: env.ALIYUN_SMS_TEMPLATE_OFFER_OFF,
    feedback_ready: env.ALIYUN_SMS_TEMPLATE_FEEDBACK_READY,
    review_answered: env.ALIYUN_SMS_TEMPLATE_REVIEW_ANSWERED,
    notice: env.ALIYUN_SMS_TEMPLATE_NOTICE,
  };
  return createAliyunSmsChannel({
    endpoint,
    key: { accessKeyId, accessKeySecret },
    signName,
    templates,
    clock,
  });
}
