import type { Words } from "./words";

/** What is said to whom nothing else may be said. */
export const noticeWords = {
  unknown: {
    zh: "您好，我是知面的面试助手。来面试的话，请点邀请里的链接，随时可以开始。我这里只为招聘同事办事：如果您是，请管理员把这个账号和您的员工档案对应起来。",
    en: "Hello, I am Zhimian's interview assistant. If you are here for an interview, open the link in your invitation whenever you are ready. What I do here is for colleagues who recruit: if you are one, please ask an administrator to link this account to you.",
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
