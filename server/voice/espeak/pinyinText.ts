import { spellLetters } from "../mandarin/letters";
import type { Syllable } from "../mandarin/syllable";
import type { Spoken } from "../mandarin/syllables";

const pinyinOf = ({ pinyin, tone, erhua }: Syllable): string => `${pinyin}${tone}${erhua ? "r" : ""}`;

function textOf(spoken: Spoken): string {
  if (spoken.kind === "pause") return spoken.mark;
  const syllables = spoken.kind === "word" ? spoken.syllables : spellLetters(spoken.text).flat();
  return syllables.map(pinyinOf).join(" ");
}

/** Numbered pinyin for espeak-ng's `cmn-latn-pinyin` voice: "ni3 hao3, …"; 5 is neutral, "v" is ü. */
export function pinyinText(spoken: Spoken[]): string {
  return spoken.reduce((text, item) => {
    const next = textOf(item);
    return text === "" || item.kind === "pause" ? text + next : `${text} ${next}`;
  }, "");
}
