import type { Words } from "../../words";

export const progressWords = {
  title: { zh: "面试进度 · {of}", en: "Interview progress · {of}" },
  invited: { zh: "已邀请", en: "Invited" },
  waiting: { zh: "待发送", en: "To be sent" },
  leftOut: { zh: "未邀请", en: "Not invited" },
  deadline: { zh: "截止", en: "Deadline" },
  notOpened: { zh: "未打开", en: "Not opened" },
  opened: { zh: "已打开", en: "Opened" },
  inProgress: { zh: "进行中", en: "In progress" },
  completed: { zh: "已完成", en: "Completed" },
  expired: { zh: "已过期", en: "Expired" },
  left: { zh: "退出或要求真人", en: "Left or asked for a person" },
  nobody: { zh: "还没有人被邀请。", en: "Nobody has been invited yet." },
  details: { zh: "查看详情", en: "Details" },
  paused: { zh: "已暂停", en: "Paused" },
  sending: { zh: "正在发送", en: "Sending" },
  open: { zh: "还有 {count} 人未完成", en: "{count} to go" },
  over: { zh: "全部结束", en: "All done" },
} as const satisfies Words;
