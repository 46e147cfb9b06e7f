import type { Locale } from "../../../server/http/messages";
import { type Words, say } from "../../words";
import { type CardFace, plainFace } from "../face";

export const choiceWords = {
  title: { zh: "请选择", en: "Which one?" },
  chosen: { zh: "已选择", en: "Chosen" },
  notYours: { zh: "只有发起人可以选择。", en: "Only whoever asked can choose." },
  other: { zh: "已经选了另一项。", en: "Another one was chosen already." },
  same: { zh: "已经选过这一项了。", en: "This one was chosen already." },
  over: { zh: "已过期", en: "Expired" },
  askAgain: {
    zh: "两天内没有选择，这个问题已经作废。还需要的话，请重新发一次。",
    en: "Nobody chose within two days, so this is over. If you still need it, please ask again.",
  },
  more: { zh: "没有您要的？请说得更具体一些。", en: "Not among these? Please be more specific." },
  mine: { zh: "等待发起人选择。", en: "Waiting for whoever asked." },
} as const satisfies Words;

export type ChoiceView = {
  question: string;
  options: readonly string[];
  /** What it came to, once it is chosen. */
  answer: string | null;
};

/** A question asked back, for who is asked. Pure. */
export const choiceFace = ({ question, options, answer }: ChoiceView, locale: Locale): CardFace =>
  answer === null
    ? plainFace(say(choiceWords.title, locale), {
        lines: [question],
        buttons: options.map((text, index) => ({
          text,
          style: "plain",
          action: "choose",
          params: { option: String(index) },
        })),
        note: say(choiceWords.more, locale),
      })
    : plainFace(say(choiceWords.title, locale), {
        status: { text: say(choiceWords.chosen, locale), tone: "good" },
        lines: answer.split("\n").filter((line) => line !== ""),
      });

/** A question that nobody answered in time, and of which nothing is kept. Pure. */
export const overFace = (locale: Locale): CardFace =>
  plainFace(say(choiceWords.title, locale), {
    status: { text: say(choiceWords.over, locale), tone: "plain" },
    lines: [say(choiceWords.askAgain, locale)],
  });
