import type { Locale } from "../../http/messages";
import type { StaffLinkPurpose } from "../entity";

export type LinkFacts = {
  name: string;
  companyName: string;
  link: string;
  expiresAt: Date;
  timeZone: string;
};
type Words = { subject: string; text: string };

const until = ({ expiresAt, timeZone }: LinkFacts, locale: Locale) =>
  new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    dateStyle: "long",
    timeStyle: "short",
  }).format(expiresAt);

const invitation: Record<Locale, (facts: LinkFacts) => Words> = {
  zh: (facts) => ({
    subject: `${facts.companyName}为您开通了知面账号`,
    text: `${facts.name}您好，${facts.companyName}为您开通了知面面试系统的账号。

打开链接，设置您自己的密码：
${facts.link}

链接只能用一次，${until(facts, "zh")} 前有效。请不要转发。如果您不认识这家公司，请忽略这封邮件。`,
  }),
  en: (facts) => ({
    subject: `Your Zhimian account at ${facts.companyName}`,
    text: `Dear ${facts.name}, ${facts.companyName} has opened an account for you in Zhimian, its interview system.

Open the link and choose your own password:
${facts.link}

The link works once, until ${until(facts, "en")}. Please do not pass it on. If you do not know this company, ignore this message.`,
  }),
};

const reset: Record<Locale, (facts: LinkFacts) => Words> = {
  zh: (facts) => ({
    subject: "重置您的知面密码",
    text: `${facts.name}您好，有人请求重置您在${facts.companyName}知面系统的密码。

如果是您本人，请打开链接设置新密码：
${facts.link}

链接只能用一次，${until(facts, "zh")} 前有效。设置后，您在所有设备上的登录都会结束。如果不是您，请忽略这封邮件，密码不会改变。`,
  }),
  en: (facts) => ({
    subject: "Reset your Zhimian password",
    text: `Dear ${facts.name}, somebody asked to reset your password in ${facts.companyName}'s Zhimian.

If it was you, open the link and choose a new one:
${facts.link}

The link works once, until ${until(facts, "en")}. Every device will be logged out. If it was not you, ignore this message: your password stays as it is.`,
  }),
};

/** The e-mail that carries a link: who sends it, what to do, how long it lives, what if it was not me. */
export const linkText = (purpose: StaffLinkPurpose, locale: Locale, facts: LinkFacts): Words =>
  (purpose === "invitation" ? invitation : reset)[locale](facts);
