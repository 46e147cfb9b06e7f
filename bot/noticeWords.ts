import type { Words } from "./words";

/** What is said to whom nothing else may be said. */
export const noticeWords = {
  unknown: {
    zh: "您好，我是知面的面试助手。您的账号还没有和公司的员工档案对应起来，请联系管理员或 HR。",
    en: "Hello, I am Zhimian's interview assistant. Your account is not linked to a member of staff yet. Please ask HR or an administrator.",
  },
  second_factor: {
    zh: "请先在控制台设置两步验证，再回来继续。",
    en: "Please set up two-step verification in the console first, then come back.",
  },
  gone: { zh: "这张卡片已失效。", en: "This card is no longer valid." },
  closed: { zh: "这张卡片已结束，不能再操作。", en: "This card is closed." },
  noAction: { zh: "这个按钮已不可用。", en: "This button is no longer available." },
  failed: { zh: "没有成功，请稍后再试一次。", en: "That did not work. Please try again in a moment." },
  card: { zh: "知面", en: "Zhimian" },
} as const satisfies Words;
