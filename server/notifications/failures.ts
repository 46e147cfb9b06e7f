import type { Locale } from "../http/messages";

/** Why a message did not arrive, in words for the recruiter who has to do something about it. */
const failures = {
  address_illegal: [
    "联系方式格式不对，请更正后重新发送。",
    "The address or number is not a valid one. Correct it and send again.",
  ],
  address_unknown: [
    "收件邮箱或号码不存在，请向候选人核对。",
    "There is no such mailbox or number. Check it with the candidate.",
  ],
  mailbox_full: [
    "对方邮箱已满，请换一种方式联系。",
    "The mailbox is full. Use another way to reach the candidate.",
  ],
  policy_refused: [
    "对方的邮件系统按自己的规则拒收了这封邮件（例如当作垃圾邮件）。",
    "The recipient's mail system refused the message by its own rules, for example as spam.",
  ],
  content_refused: [
    "内容被通道拒收，请管理员检查模板和文字。",
    "The gateway refused the content. An administrator should check template and text.",
  ],
  sender_refused: [
    "通道不接受我们的发件人，请管理员检查发件设置。",
    "The gateway refuses our sender. An administrator should check the sender settings.",
  ],
  gateway_account: [
    "短信或邮件账户欠费或停用，请管理员处理后重新发送。",
    "The gateway account is out of credit or closed. An administrator should settle it, then send again.",
  ],
  gateway_setup: [
    "短信或邮件通道的配置有误，请管理员检查。",
    "The gateway is set up wrongly. An administrator should check its configuration.",
  ],
  no_template: [
    "没有为这类消息配置短信模板，请管理员配置或改用邮件。",
    "No SMS template is configured for this kind of message. Configure one or use e-mail.",
  ],
  rate_limited: [
    "发送过于频繁，通道多次推迟后仍未接受，请稍后重新发送。",
    "Too many messages: the gateway kept putting this one off. Send it again later.",
  ],
  put_off: [
    "对方系统多次推迟接收，请稍后重新发送。",
    "The recipient's system kept putting the message off. Send it again later.",
  ],
  unreachable: [
    "多次尝试都连不上发送通道，请稍后重新发送。",
    "The gateway could not be reached after several tries. Send it again later.",
  ],
  number_out_of_service: [
    "未送达：号码停机、关机、空号，或不在服务区。请核对号码，或换一种方式联系。",
    "Not delivered: the number is switched off, out of service, or does not exist. Check it, or use another way.",
  ],
  number_abnormal: [
    "未送达：号码账户异常（欠费、刚刚携号转网等）。请换一种方式联系。",
    "Not delivered: something is wrong with the number's account (arrears, lately moved to another carrier). Use another way.",
  ],
  recipient_refuses: [
    "未送达：对方退订了短信，或号码在运营商的黑名单里。重发也不会收到，请换一种方式联系。",
    "Not delivered: the recipient opted out of messages, or the carrier blocks them. Sending again will not help: use another way.",
  ],
  number_limit: [
    "未送达：这个号码今天收到的短信已达上限。请明天再发，或换一种方式联系。",
    "Not delivered: this number has had as many messages as it may get for now. Send again tomorrow, or use another way.",
  ],
  device_trouble: [
    "未送达：对方手机没有收下（存储已满、SIM 卡故障等）。请稍后重发，或换一种方式联系。",
    "Not delivered: the phone did not take it (storage full, trouble with the SIM). Send again later, or use another way.",
  ],
  carrier_blocked: [
    "未送达：内容被运营商拦截，或没有可用的短信线路。请管理员检查模板和签名；这期间请换一种方式联系。",
    "Not delivered: the carrier blocked the content or has no route for it. An administrator should check template and signature; use another way meanwhile.",
  ],
  not_delivered: [
    "运营商没有送达（停机、关机、空号或被拦截），请换一种方式联系。",
    "The carrier did not deliver it: phone off, out of service, no such number, or blocked. Use another way.",
  ],
  too_late: ["没能在有效期内发出，内容已失效。", "It could not be sent while its content was still valid."],
  moot: [
    "发出前面试已结束，或链接已更换、撤销，没有发送。",
    "The interview had ended or the link was no longer good before it went out, so it was not sent.",
  ],
  refused: ["通道拒绝了这条消息。", "The gateway refused this message."],
  internal: ["系统内部错误，请重新发送。", "Something went wrong on our side. Send it again."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type MessageFailure = keyof typeof failures;

export const explainFailure = (failure: MessageFailure, locale: Locale): string =>
  failures[failure][locale === "zh" ? 0 : 1];

const ofOperator = new Set<MessageFailure>([
  "gateway_account",
  "gateway_setup",
  "sender_refused",
  "no_template",
  "carrier_blocked",
]);
/** Nothing of its kind goes out until an administrator has set something right. */
export const concernsOperator = (failure: MessageFailure): boolean => ofOperator.has(failure);
