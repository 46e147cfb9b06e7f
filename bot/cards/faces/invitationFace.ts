import type { Locale } from "../../../server/http/messages";
import { type Words, say } from "../../words";
import { type CardFace, plainFace } from "../face";

export const invitationWords = {
  title: { zh: "面试邀请 · {job}", en: "Interview invitation · {job}" },
  plan: { zh: "方案", en: "Plan" },
  people: { zh: "人数", en: "People" },
  invited: { zh: "已邀请", en: "Invited" },
  leftOut: { zh: "未邀请", en: "Not invited" },
  deadline: { zh: "截止", en: "Deadline" },
  by: { zh: "发起人", en: "By" },
  sending: { zh: "正在发送", en: "Sending" },
  sent: { zh: "已发送", en: "Sent" },
  nobody: { zh: "没有邀请成功", en: "Nobody invited" },
  paused: { zh: "已暂停", en: "Paused" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  someLeftOut: {
    zh: "有 {count} 人没有邀请成功，原因见详情。",
    en: "{count} could not be invited. The details say why.",
  },
  progress: { zh: "看进度", en: "Progress" },
  details: { zh: "查看详情", en: "Details" },
} as const satisfies Words;

export type InvitationView = {
  job: string;
  plan: string;
  total: number;
  invited: number;
  leftOut: number;
  deadline: string;
  by: string;
  state: "running" | "paused" | "cancelled" | "done";
  url: string;
};

const STATUS = {
  running: ["sending", "busy"],
  paused: ["paused", "warn"],
  cancelled: ["cancelled", "plain"],
  done: ["sent", "good"],
} as const;
const NOBODY = ["nobody", "warn"] as const;

/** That people were invited, to what and how many: nothing of who they are. Pure. */
export function invitationFace(view: InvitationView, locale: Locale): CardFace {
  const words = invitationWords;
  const [status, tone] = view.state === "done" && view.invited === 0 ? NOBODY : STATUS[view.state];
  return plainFace(say(words.title, locale, { job: view.job }), {
    status: { text: say(words[status], locale), tone },
    lines: view.leftOut > 0 ? [say(words.someLeftOut, locale, { count: view.leftOut })] : [],
    facts: [
      { name: say(words.plan, locale), value: view.plan },
      { name: say(words.people, locale), value: String(view.total) },
      { name: say(words.invited, locale), value: String(view.invited) },
      { name: say(words.deadline, locale), value: view.deadline },
      { name: say(words.by, locale), value: view.by },
    ],
    buttons: [
      { text: say(words.progress, locale), style: "primary", action: "progress" },
      { text: say(words.details, locale), style: "plain", url: view.url },
    ],
  });
}
