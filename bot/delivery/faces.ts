import { createHash } from "node:crypto";
import type { Locale } from "../../server/http/messages";
import { sortKeys } from "../../server/plans/canonical";
import { type CardFaces, plainFace } from "../cards/face";

/** SHA-256 of what everybody sees, in whatever order it was put together. */
export const digestOf = (faces: CardFaces): string =>
  createHash("sha256")
    .update(JSON.stringify(sortKeys(faces)))
    .digest("hex");

const words = {
  zh: { title: "这张卡片已失效", line: "它所说的事情已经不在了，没有什么需要您处理。" },
  en: {
    title: "This card is no longer in use",
    line: "What it was about is gone. There is nothing for you to do.",
  },
} as const satisfies Record<Locale, { title: string; line: string }>;

/** What stays of a card whose subject is gone: no name, no button. */
export const goneFaces = (locale: Locale): CardFaces => ({
  shared: plainFace(words[locale].title, { lines: [words[locale].line] }),
  own: {},
});
