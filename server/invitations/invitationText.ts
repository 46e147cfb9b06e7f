import type { PlanDefinition } from "../plans/definition";
import { dateTimeText } from "../timeWords";
import { DEFAULT_MAIL, type MailTemplate, fillTemplate } from "./mailTemplate";

export type InvitationFacts = {
  companyName: string;
  candidateName: string;
  link: string;
  minutes: number;
  plan: PlanDefinition;
  expiresAt: Date;
  timeZone: string;
};

/** Making a format costs more than all the rest of a message; a batch writes thousands. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(locale: string, dateStyle: "long" | "medium" | "short", timeZone: string) {
  const key = `${locale} ${dateStyle} ${timeZone}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, dateStyle, timeStyle: "short" });
  formats.set(key, format);
  return format;
}

const deadline = ({ expiresAt, timeZone, plan }: InvitationFacts) =>
  formatIn(plan.language === "zh" ? "zh-CN" : "en-GB", "long", timeZone).format(expiresAt);

/** The invitation as a mail, or as text to paste into a chat; in a batch's own words where it has them. */
export function invitationMail(facts: InvitationFacts, own?: MailTemplate): MailTemplate {
  const { companyName, candidateName, link, minutes, plan } = facts;
  const isChinese = plan.language === "zh";
  const { subject, body } = own ?? DEFAULT_MAIL[plan.language];
  const values = {
    name: candidateName,
    company: companyName,
    job: plan.jobTitle,
    minutes: String(minutes),
    deadline: deadline(facts),
    assesses: plan.dimensions.map(({ name }) => name).join(isChinese ? "、" : ", "),
    link,
  };
  return { subject: fillTemplate(subject, values), body: fillTemplate(body, values) };
}

/** 2026-03-05 18:00, as templates take a time. Swedish writes it so. */
const shortDeadline = ({ expiresAt, timeZone }: InvitationFacts) =>
  formatIn("sv-SE", "short", timeZone).format(expiresAt);

/** The invitation as an SMS: what a person needs to trust it and to begin, in as few parts as possible. */
export function invitationSms(facts: InvitationFacts): string {
  const { companyName, candidateName, link, minutes, plan } = facts;
  return plan.language === "zh"
    ? `【${companyName}】${candidateName}您好，邀请您参加「${plan.jobTitle}」线上面试，约${minutes}分钟，请在${shortDeadline(facts)}前打开：${link}`
    : `${companyName}: ${candidateName}, you are invited to an online interview (${plan.jobTitle}, about ${minutes} min). Please begin before ${shortDeadline(facts)}: ${link}`;
}

/** 3月5日 18:00, as everything in a chat says it. */
const chatDeadline = ({ expiresAt, timeZone, plan }: InvitationFacts) =>
  dateTimeText(expiresAt, { timeZone, locale: plan.language });

/** The invitation in a chat, over the button that opens it: nobody reads a mail there. */
export function invitationChat(facts: InvitationFacts): string {
  const { companyName, candidateName, minutes, plan } = facts;
  return plan.language === "zh"
    ? `${candidateName}您好，${companyName}邀请您参加「${plan.jobTitle}」线上面试，约${minutes}分钟，请在${chatDeadline(facts)}前开始。`
    : `${candidateName}, ${companyName} invites you to an online interview (${plan.jobTitle}, about ${minutes} min). Please begin before ${chatDeadline(facts)}.`;
}

export const reminderSubject = ({ companyName, plan }: Pick<InvitationFacts, "companyName" | "plan">) =>
  plan.language === "zh"
    ? `提醒：${companyName}「${plan.jobTitle}」面试还没有完成`
    : `Reminder: your interview for ${plan.jobTitle} at ${companyName}`;

/** To those who have not finished; `begun` ones go on where they stopped, whatever the deadline. */
export const reminderText = (facts: InvitationFacts, begun: boolean): string =>
  facts.plan.language === "zh"
    ? `【${facts.companyName}】${reminderWords(facts, shortDeadline(facts), begun)}：${facts.link}`
    : `${facts.companyName}: ${reminderWords(facts, shortDeadline(facts), begun)}: ${facts.link}`;

/** The same in a chat, over the button that opens the interview. */
export const reminderChat = (facts: InvitationFacts, begun: boolean): string =>
  `${reminderWords(facts, chatDeadline(facts), begun)}${facts.plan.language === "zh" ? "。" : "."}`;

function reminderWords(facts: InvitationFacts, until: string, begun: boolean): string {
  const { candidateName, minutes, plan } = facts;
  if (plan.language === "zh") {
    const rest = begun
      ? "您的回答都已保存，打开原来的进度接着答即可"
      : `约${minutes}分钟，请在${until}前开始`;
    return `${candidateName}您好，「${plan.jobTitle}」线上面试还没有完成。${rest}`;
  }
  const rest = begun
    ? "Your answers are saved; go on where you stopped"
    : `It takes about ${minutes} min. Please begin before ${until}`;
  return `${candidateName}, your online interview (${plan.jobTitle}) is not finished. ${rest}`;
}

/** What an SMS template of the invitation is filled with, besides the link's token. */
export const invitationParams = (facts: InvitationFacts) => ({
  name: facts.candidateName,
  company: facts.companyName,
  job: facts.plan.jobTitle,
  deadline: shortDeadline(facts),
});
