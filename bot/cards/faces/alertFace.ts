import type { PassRateFigures } from "../../../server/insight/passRates/passRates";
import type { Locale } from "../../../server/http/messages";
import { type CardButton, type CardFace, plainFace } from "../face";
import { type Reading, momentText } from "../moment";

export type AlertView = {
  jobTitle: string;
  unitName: string;
  days: number;
  figures: PassRateFigures;
  meeting: { calledBy: string; createdAt: Date; done: boolean; url: string } | null;
  progressUrl: string;
};

const percent = (share: number) => `${Math.round(share * 100)}%`;

const words = {
  zh: {
    title: ({ jobTitle, unitName }: AlertView) => `${unitName} ${jobTitle}：通过的人偏少`,
    open: "待处理",
    called: "已发起会议",
    done: "会议已结束",
    happened: ({ days, figures }: AlertView) =>
      `近 ${days} 天完成面试 ${figures.completed} 人，建议通过 ${figures.passed} 人（${percent(figures.rate)}），低于提醒线 ${percent(figures.threshold)}。人数已足够，不像是偶然。`,
    others: "同岗位其他部门",
    rate: "本部门",
    asked: "请看看是题目、分数线还是来人的问题，需要的话约大家一起改进。",
    call: "发起流程优化会议",
    meeting: "打开会议",
    progress: "看进度",
    by: (name: string, at: string) => `${name} ${at} 发起了会议`,
  },
  en: {
    title: ({ jobTitle, unitName }: AlertView) => `Few pass for ${jobTitle}, ${unitName}`,
    open: "To look at",
    called: "Meeting called",
    done: "Meeting held",
    happened: ({ days, figures }: AlertView) =>
      `In ${days} days ${figures.completed} people finished and ${figures.passed} were recommended (${percent(figures.rate)}), below the line of ${percent(figures.threshold)}. With so many this is hardly chance.`,
    others: "Same job elsewhere",
    rate: "Here",
    asked:
      "Please look whether it is the questions, the threshold or who applies, and call people together if needed.",
    call: "Call a meeting",
    meeting: "Open the meeting",
    progress: "See progress",
    by: (name: string, at: string) => `${name} called the meeting at ${at}`,
  },
} as const satisfies Record<Locale, object>;

const barOf = (
  name: string,
  { passed, completed, rate }: { passed: number; completed: number; rate: number },
) => ({
  name,
  share: rate,
  value: `${percent(rate)} (${passed}/${completed})`,
});

/** Nobody is named in it but who called the meeting; the buttons are for those who may use them. */
export function alertFace(view: AlertView, reading: Reading): { shared: CardFace; own: CardFace } {
  const say = words[reading.locale];
  const { meeting, figures } = view;
  const status = meeting
    ? ({ text: meeting.done ? say.done : say.called, tone: "good" } as const)
    : ({ text: say.open, tone: "warn" } as const);
  const shared = plainFace(say.title(view), {
    status,
    lines: meeting ? [say.happened(view)] : [say.happened(view), say.asked],
    bars: [barOf(say.rate, figures), ...(figures.others ? [barOf(say.others, figures.others)] : [])],
    note: meeting && say.by(meeting.calledBy, momentText(meeting.createdAt, reading)),
  });
  const buttons: CardButton[] = [
    meeting
      ? { text: say.meeting, style: "primary", url: meeting.url }
      : { text: say.call, style: "primary", action: "call_meeting" },
    { text: say.progress, style: "plain", url: view.progressUrl },
  ];
  return { shared, own: { ...shared, buttons } };
}

const meetingWords = {
  zh: {
    title: ({ jobTitle, unitName }: AlertView) => `流程优化会议：${unitName} ${jobTitle}`,
    happened: (name: string) => `${name} 请您一起看看，为什么这个岗位通过的人偏少。`,
    asked: "时间由发起人和大家约定；想法可以先写在会议页里。",
    open: "等您参加",
    done: "已结束",
  },
  en: {
    title: ({ jobTitle, unitName }: AlertView) => `Meeting on ${jobTitle}, ${unitName}`,
    happened: (name: string) => `${name} asks you to look together why few pass for this job.`,
    asked: "Whoever called it will find a time with you; thoughts can be written on its page before.",
    open: "You are asked to come",
    done: "Held",
  },
} as const satisfies Record<Locale, object>;

/** To each who is asked to come. */
export function meetingFace(view: AlertView, reading: Reading): { shared: CardFace; own: CardFace } {
  const say = words[reading.locale];
  const invited = meetingWords[reading.locale];
  const { meeting, figures } = view;
  const shared = plainFace(invited.title(view), {
    status: meeting?.done ? { text: invited.done, tone: "plain" } : { text: invited.open, tone: "busy" },
  });
  const own = {
    ...shared,
    lines: [invited.happened(meeting?.calledBy ?? ""), ...(meeting?.done ? [] : [invited.asked])],
    bars: [barOf(say.rate, figures), ...(figures.others ? [barOf(say.others, figures.others)] : [])],
    buttons: [
      ...(meeting ? [{ text: say.meeting, style: "primary", url: meeting.url } as const] : []),
      { text: say.progress, style: "plain", url: view.progressUrl } as const,
    ],
  };
  return { shared, own };
}
