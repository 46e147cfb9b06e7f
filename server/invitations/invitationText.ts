import type { PlanDefinition } from "../plans/definition";

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

function chinese(facts: InvitationFacts): string {
  const { companyName, candidateName, link, minutes, plan } = facts;
  return `${candidateName}您好，${companyName}邀请您参加「${plan.jobTitle}」岗位的线上面试。

打开链接即可开始，无需安装任何软件：
${link}

· 时长：约 ${minutes} 分钟，请在 ${deadline(facts)} 前开始。
· 考察：${plan.dimensions.map(({ name }) => name).join("、")}。
· 方式：由系统逐题提问，您用视频、语音或文字作答。每位候选人的题目和评分标准相同；系统给出的评分只供参考，是否进入下一轮由招聘人员决定。不想由 AI 评估，可以在页面里申请人工面试。
· 准备：安静明亮的地方、稳定的网络、手机或电脑。中途断网或关闭页面不会丢失回答，回来后接着答。`;
}

function english(facts: InvitationFacts): string {
  const { companyName, candidateName, link, minutes, plan } = facts;
  return `Dear ${candidateName}, ${companyName} invites you to an online interview for the position of ${plan.jobTitle}.

Open the link to begin. There is nothing to install:
${link}

· Time: about ${minutes} minutes. Please begin before ${deadline(facts)}.
· What is assessed: ${plan.dimensions.map(({ name }) => name).join(", ")}.
· How: questions come one by one, and you answer by video, voice or text. Everybody gets the same questions and the same criteria. The score is advice; a recruiter decides who goes on. If you would rather not be assessed by AI, ask for a human interview on the page.
· What to prepare: a quiet, bright place, a steady network, a phone or computer. If the connection drops or the page closes, nothing is lost: come back and go on.`;
}

/** Says what a candidate wants to know before they open the link: how long, what, why AI, what to prepare. */
export const invitationText = (facts: InvitationFacts): string =>
  facts.plan.language === "zh" ? chinese(facts) : english(facts);

export const invitationSubject = ({ companyName, plan }: Pick<InvitationFacts, "companyName" | "plan">) =>
  plan.language === "zh"
    ? `${companyName}「${plan.jobTitle}」面试邀请`
    : `Interview invitation: ${plan.jobTitle} at ${companyName}`;

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

export const reminderSubject = ({ companyName, plan }: Pick<InvitationFacts, "companyName" | "plan">) =>
  plan.language === "zh"
    ? `提醒：${companyName}「${plan.jobTitle}」面试还没有完成`
    : `Reminder: your interview for ${plan.jobTitle} at ${companyName}`;

/** To those who have not finished; `begun` ones go on where they stopped, whatever the deadline. */
export function reminderText(facts: InvitationFacts, begun: boolean): string {
  const { companyName, candidateName, link, minutes, plan } = facts;
  const until = shortDeadline(facts);
  if (plan.language === "zh") {
    const rest = begun
      ? "您的回答都已保存，打开原来的进度接着答即可"
      : `约${minutes}分钟，请在${until}前开始`;
    return `【${companyName}】${candidateName}您好，「${plan.jobTitle}」线上面试还没有完成。${rest}：${link}`;
  }
  const rest = begun
    ? "Your answers are saved; go on where you stopped"
    : `It takes about ${minutes} min. Please begin before ${until}`;
  return `${companyName}: ${candidateName}, your online interview (${plan.jobTitle}) is not finished. ${rest}: ${link}`;
}

/** What an SMS template of the invitation is filled with, besides the link's token. */
export const invitationParams = (facts: InvitationFacts) => ({
  name: facts.candidateName,
  company: facts.companyName,
  job: facts.plan.jobTitle,
  deadline: shortDeadline(facts),
});
