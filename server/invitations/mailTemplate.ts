import { z } from "zod";
import type { InterviewLanguage } from "../plans/definition";

/** The words of an invitation by e-mail, with `{placeholders}` for what differs from person to person. */
export type MailTemplate = { subject: string; body: string };

/** What a placeholder stands for, and how it is written in either language; both are understood in any text. */
const PLACEHOLDERS = {
  name: "姓名",
  company: "公司",
  job: "岗位",
  minutes: "分钟数",
  deadline: "截止时间",
  assesses: "考察内容",
  link: "链接",
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;

const KNOWN = new Map<string, Placeholder>(
  (Object.entries(PLACEHOLDERS) as [Placeholder, string][]).flatMap(([key, zh]) => [
    [key, key],
    [zh, key],
  ]),
);
const NAMED = /\{([^{}\n]{1,40})\}/g;

/** As they are written in this language. */
export const placeholdersOf = (language: InterviewLanguage): string[] =>
  Object.entries(PLACEHOLDERS).map(([key, zh]) => `{${language === "zh" ? zh : key}}`);

const namesIn = (text: string): string[] => [...text.matchAll(NAMED)].map(([, name]) => (name ?? "").trim());
const isLink = (line: string) => {
  const [whole] = line.trim().match(NAMED) ?? [];
  return whole === line.trim() && KNOWN.get(namesIn(whole)[0] ?? "") === "link";
};

/** What is put in is not looked at again: nobody's name is a placeholder. */
export const fillTemplate = (template: string, values: Record<Placeholder, string>): string =>
  template.replaceAll(NAMED, (written, name: string) => {
    const placeholder = KNOWN.get(name.trim());
    return placeholder ? values[placeholder] : written;
  });

const issue = (code: string, message: string) => ({ message, params: { code } });
const hasOnlyKnown = (text: string) => namesIn(text).every((name) => KNOWN.has(name));
const UNKNOWN = issue("text.placeholder_unknown", "There is a placeholder that nothing fills");

/** The link stands on a line of its own: mail makes only such a line one to press (notifications/smtp). */
export const mailTemplateSchema = z.strictObject({
  subject: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .refine(hasOnlyKnown, UNKNOWN)
    .refine(
      (text) => namesIn(text).every((name) => KNOWN.get(name) !== "link"),
      issue("text.link_in_subject", "A subject cannot carry the link"),
    ),
  body: z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(
      z
        .string()
        .min(20)
        .max(2000)
        .regex(/^(?:\P{Cc}|[\n\t])*$/u)
        .refine(hasOnlyKnown, UNKNOWN)
        .refine(
          (text) => text.split("\n").some(isLink),
          issue("text.link_missing", "The link has to stand on a line of its own"),
        ),
    ),
});

/** Says what a candidate wants to know before they open the link: how long, what, why AI, what to prepare. */
export const DEFAULT_MAIL: Record<InterviewLanguage, MailTemplate> = {
  zh: {
    subject: "{公司}「{岗位}」面试邀请",
    body: `{姓名}您好，{公司}邀请您参加「{岗位}」岗位的线上面试。

打开链接即可开始，无需安装任何软件：
{链接}

· 时长：约 {分钟数} 分钟，请在 {截止时间} 前开始。
· 考察：{考察内容}。
· 方式：由系统逐题提问，您用视频、语音或文字作答。每位候选人的题目和评分标准相同；系统给出的评分只供参考，是否进入下一轮由招聘人员决定。不想由 AI 评估，可以在页面里申请人工面试。
· 准备：安静明亮的地方、稳定的网络、手机或电脑。中途断网或关闭页面不会丢失回答，回来后接着答。`,
  },
  en: {
    subject: "Interview invitation: {job} at {company}",
    body: `Dear {name}, {company} invites you to an online interview for the position of {job}.

Open the link to begin. There is nothing to install:
{link}

· Time: about {minutes} minutes. Please begin before {deadline}.
· What is assessed: {assesses}.
· How: questions come one by one, and you answer by video, voice or text. Everybody gets the same questions and the same criteria. The score is advice; a recruiter decides who goes on. If you would rather not be assessed by AI, ask for a human interview on the page.
· What to prepare: a quiet, bright place, a steady network, a phone or computer. If the connection drops or the page closes, nothing is lost: come back and go on.`,
  },
};
