import type { Words } from "../words";

export const handlerWords = {
  notUnderstood: {
    zh: "没有看懂这句话。我能做这些：",
    en: "I did not understand that. Here is what I can do:",
  },
  helpTitle: { zh: "**知面 · 我能做这些**", en: "**Zhimian · what I can do**" },
  helpEnd: {
    zh: "说法随意，中英文都可以；能看到什么、能做什么，以您在知面的权限为准。",
    en: "Say it as you like, in Chinese or English. What you see and may do follows your permissions in Zhimian.",
  },
} as const satisfies Words;
