import type { Locale } from "../../../server/http/messages";
import { type CardFace, plainFace } from "../face";
import { type Reading, momentText } from "../moment";

export type HelpRequestView = {
  asker: "candidate" | "staff";
  /** Of the member of staff that asks. */
  askerName: string;
  candidateName: string;
  jobTitle: string;
  unitName: string;
  /** What the candidate wrote, whole. */
  words: string | null;
  askedAt: Date;
  taken: { by: string; at: Date } | null;
  url: string;
};

const words = {
  zh: {
    candidate: "候选人想和工作人员沟通",
    staff: "用人部门想和 HR 沟通",
    happened: ({ asker, askerName, candidateName }: HelpRequestView) =>
      asker === "candidate"
        ? `${candidateName} 在面试中请求人工协助。`
        : `${askerName} 想就 ${candidateName} 的面试和您沟通。`,
    asked: "请联系对方，并点“我来处理”，让同事知道有人跟进。",
    said: (text: string) => `“${text}”`,
    waiting: "等待处理",
    taken: (name: string) => `${name} 已接手`,
    takenAt: (name: string, at: string) => `${name} ${at} 接手处理`,
    job: "岗位",
    unit: "部门",
    since: "提出时间",
    take: "我来处理",
    open: "打开面试",
  },
  en: {
    candidate: "A candidate would like to speak with a person",
    staff: "A manager would like to speak with HR",
    happened: ({ asker, askerName, candidateName }: HelpRequestView) =>
      asker === "candidate"
        ? `${candidateName} asked for a person during the interview.`
        : `${askerName} would like to speak with you about ${candidateName}'s interview.`,
    asked: "Please get in touch, and press “I will see to it” so that others know.",
    said: (text: string) => `“${text}”`,
    waiting: "Waiting",
    taken: (name: string) => `${name} sees to it`,
    takenAt: (name: string, at: string) => `${name} took it at ${at}`,
    job: "Job",
    unit: "Unit",
    since: "Asked at",
    take: "I will see to it",
    open: "Open the interview",
  },
} as const satisfies Record<Locale, object>;

const LONGEST = 200;
const short = (text: string) =>
  [...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join("")}…` : text;

export function helpRequestFace(
  view: HelpRequestView,
  reading: Reading,
): { shared: CardFace; own: CardFace } {
  const say = words[reading.locale];
  const { taken } = view;
  const shared = plainFace(say[view.asker], {
    status: taken ? { text: say.taken(taken.by), tone: "good" } : { text: say.waiting, tone: "warn" },
    note: taken && say.takenAt(taken.by, momentText(taken.at, reading)),
  });
  const own: CardFace = {
    ...shared,
    lines: [
      say.happened(view),
      ...(taken ? [] : [say.asked]),
      ...(view.words?.trim() ? [say.said(short(view.words.trim()))] : []),
    ],
    facts: [
      { name: say.job, value: view.jobTitle },
      { name: say.unit, value: view.unitName },
      { name: say.since, value: momentText(view.askedAt, reading) },
    ],
    buttons: [
      ...(taken ? [] : [{ text: say.take, style: "primary", action: "take" } as const]),
      { text: say.open, style: "plain", url: view.url },
    ],
  };
  return { shared, own };
}
