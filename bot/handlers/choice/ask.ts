import { MOST_BUTTONS } from "../../cards/face";
import { type Words, say } from "../../words";
import { type Doing, derivedId, showCard } from "../doing";
import type { ChoiceData } from "./choiceData";
import type { Deed, Goods } from "./deeds";

/** What a card can hold on every platform. */
export const MOST_OPTIONS = MOST_BUTTONS;
/** A button's text. */
const LONGEST_LABEL = 40;

const words = {
  inGroup: {
    zh: "有几种可能，我已单独发卡片给您，请在那里选择。",
    en: "There is more than one. I have sent you a card to choose from.",
  },
  direct: { zh: "有几种可能，请在卡片上选择。", en: "There is more than one. Please choose on the card." },
} as const satisfies Words;

export type Option = { label: string; deed: Deed };

/** Asks back, the sender alone: names stand on the card. The same question of the same message is one card. */
export async function ask(
  doing: Doing,
  {
    question,
    options,
    goods = null,
    part,
  }: { question: string; options: readonly Option[]; goods?: Goods; part: string },
): Promise<string> {
  const { place, group, at, key, locale } = doing;
  const data: ChoiceData = {
    question,
    options: options.slice(0, MOST_OPTIONS).map(({ label, deed }) => ({
      label: Array.from(label).slice(0, LONGEST_LABEL).join(""),
      deed,
    })),
    goods,
    asked: { place, groupId: group?.id ?? null, at: at.toISOString(), key },
    chosen: null,
    answer: null,
  };
  await showCard(doing, { kind: "choice", subjectId: derivedId(key, part), place: "sender", data });
  return say(place.kind === "group" ? words.inGroup : words.direct, locale);
}
