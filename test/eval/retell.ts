import { pinyin } from "pinyin-pro";
import { Converter } from "opencc-js/t2cn";

/** The same answer told by somebody else, or heard less well. Deterministic for a given `random`. */
export type Retelling = { name: string; before(text: string): string; after(text: string): string };

const same = (text: string) => text;
const swap = (text: string, words: Record<string, string>) =>
  text.replace(new RegExp(`\\b(?:${Object.keys(words).join("|")})\\b`, "gi"), (said) => {
    const word = words[said.toLowerCase()] ?? said;
    return /^[A-Z]/.test(said) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
const ended = (text: string) => (/[.!?。！？…]\s*$/.test(text) ? text : `${text.trimEnd()}.`);
/** As some recognisers write: words alone. Marks within numbers are part of them. */
const unpunctuated = (text: string) =>
  text
    .replace(/(?<!\d)[.,:]|[.,:](?!\d)|[!?;"“”()…，。！？；：、「」『』（）—–\r\n]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();
/** Every second pause filled, in turn. */
const filled = (text: string, pause: RegExp, sounds: readonly string[]) => {
  let count = 0;
  return text.replace(pause, (mark) => {
    count += 1;
    return count % 2 === 0 ? mark : `${mark}${sounds[(count >> 1) % sounds.length]}`;
  });
};
const SOUNDS_ZH = ["嗯，", "那个，", "就是说，", "呃"];
const SOUNDS_EN = ["um, ", "you know, ", "like ", "uh "];
const toSimplified = Converter({ from: "t", to: "cn" });

export const retellingsZh: Retelling[] = [
  { name: "name", before: (text) => `我叫王小明，${text}`, after: (text) => `我叫买买提·艾力，${text}` },
  {
    name: "sex words",
    before: (text) => text.replace(/[他她]/g, "他").replaceAll("女士", "先生"),
    after: (text) => text.replace(/[他她]/g, "她").replaceAll("先生", "女士"),
  },
  {
    name: "school",
    before: (text) => `我毕业于清河大学，${text}`,
    after: (text) => `我毕业于第三沟通技术职业学院，${text}`,
  },
  { name: "career gap", before: same, after: (text) => `之前我在家照顾孩子三年没有上班。${text}` },
  { name: "script", before: same, after: toSimplified },
  {
    name: "polite filler",
    before: same,
    after: (text) => `面试官您好，谢谢您给我这个机会。${text}以上就是我的回答，谢谢您，祝您工作顺利。`,
  },
  {
    name: "polite filler without pauses",
    before: unpunctuated,
    after: (text) => `面试官您好谢谢您给我这个机会${unpunctuated(text)}以上就是我的回答谢谢您`,
  },
  { name: "no punctuation", before: same, after: unpunctuated },
  { name: "hesitations", before: same, after: (text) => filled(text, /[，、；]/g, SOUNDS_ZH) },
  { name: "particles", before: same, after: (text) => text.replaceAll("。", "啦。") },
];

export const retellingsEn: Retelling[] = [
  {
    name: "name",
    before: (text) => `My name is John Smith. ${text}`,
    after: (text) => `My name is Ngozi Okonkwo. ${text}`,
  },
  {
    name: "sex words",
    before: (text) => swap(text, { she: "he", her: "him", hers: "his", herself: "himself" }),
    after: (text) => swap(text, { he: "she", him: "her", his: "her", himself: "herself" }),
  },
  {
    name: "school",
    before: (text) => `I graduated from Northfield University. ${text}`,
    after: (text) => `I graduated from Riverside Community College. ${text}`,
  },
  {
    name: "career gap",
    before: same,
    after: (text) => `I was at home with my kids for three years before. ${text}`,
  },
  {
    name: "polite filler",
    before: same,
    after: (text) =>
      `Hello, thank you so much for having me today. ${ended(text)} Well, that is my answer, thank you for listening.`,
  },
  {
    name: "polite filler without a full stop",
    before: (text) => text.replace(/[.!?\s]+$/, ""),
    after: (text) => `${text.replace(/[.!?\s]+$/, "")} thank you so much for your time`,
  },
  {
    name: "polite filler without pauses",
    before: unpunctuated,
    after: (text) =>
      `hello thank you for having me ${unpunctuated(text)} that is my answer thank you for listening`,
  },
  { name: "no punctuation", before: same, after: unpunctuated },
  { name: "hesitations", before: same, after: (text) => filled(text, /[,.] /g, SOUNDS_EN) },
];

type Mishear = (text: string, rate: number, random: () => number) => string;

/** Chinese: other characters of the same sound among those of `texts`, some left out. */
export function mishearingZh(texts: readonly string[]): Mishear {
  const bySound = new Map<string, string[]>();
  const soundOf = (character: string) => pinyin(character, { toneType: "none" });
  for (const character of new Set(texts.join("").match(/\p{Script=Han}/gu))) {
    const sound = soundOf(character);
    bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
  }
  const all = [...bySound.values()].flat();
  return (text, rate, random) =>
    [...text]
      .map((said) => {
        if (!/\p{Script=Han}/u.test(said) || random() >= rate) return said;
        if (random() < 0.2) return "";
        const others = (bySound.get(soundOf(said)) ?? []).filter((other) => other !== said);
        const from = others.length > 0 ? others : all;
        return from[Math.floor(random() * from.length)] ?? "";
      })
      .join("");
}

/** English: another word of `texts` with the same first letter, some left out; every word exists. */
export function mishearingAsWords(texts: readonly string[]): Mishear {
  const byLetter = new Map<string, string[]>();
  for (const word of new Set(
    texts
      .join(" ")
      .toLowerCase()
      .match(/\b[a-z]{2,}\b/g),
  ))
    byLetter.set(word[0]!, [...(byLetter.get(word[0]!) ?? []), word]);
  return (text, rate, random) =>
    text
      .split(" ")
      .flatMap((word) => {
        if (random() >= rate) return [word];
        if (random() < 0.25) return [];
        const others = byLetter.get(word.toLowerCase().charAt(0)) ?? [word];
        return [others[Math.floor(random() * others.length)] ?? word];
      })
      .join(" ");
}

/** English: a letter of a word replaced, some words left out. */
export const mishearEn: Mishear = (text, rate, random) =>
  text
    .split(" ")
    .flatMap((word) => {
      if (random() >= rate) return [word];
      if (random() < 0.25) return [];
      const at = Math.floor(random() * word.length);
      return [`${word.slice(0, at)}${"aeiounrstl"[Math.floor(random() * 10)]}${word.slice(at + 1)}`];
    })
    .join(" ");
