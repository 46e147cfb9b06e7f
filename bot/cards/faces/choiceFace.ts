import type { Locale } from "../../../server/http/messages";
import { type Words, say } from "../../words";
import { type CardFace, plainFace } from "../face";

export const choiceWords = {
  title: { zh: "请选择", en: "Which one?" },
  chosen: { zh: "已选择", en: "Chosen" },
  notYours: { zh: "只有发起人可以选择。", en: "Only whoever asked can choose." },
  other: { zh: "已经选了另一项。", en: "Another one was chosen already." },
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
