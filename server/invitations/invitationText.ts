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

const deadline = ({ expiresAt, timeZone, plan }: InvitationFacts) =>
  new Intl.DateTimeFormat(plan.language === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    dateStyle: "long",
    timeStyle: "short",
  }).format(expiresAt);

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

/** What an SMS template of the invitation is filled with, besides the link's token. */
export const invitationParams = ({
  candidateName,
  companyName,
  plan,
  expiresAt,
  timeZone,
}: InvitationFacts) => ({
  name: candidateName,
  company: companyName,
  job: plan.jobTitle,
  // 2026-03-05 18:00, as templates take a time. Swedish writes it so.
  deadline: new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(
    expiresAt,
  ),
});
