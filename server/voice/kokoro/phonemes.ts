import { spellLetters } from "../mandarin/letters";
import type { Syllable } from "../mandarin/syllable";
import type { Spoken } from "../mandarin/syllables";

/**
 * Kokoro v1.0's Mandarin phonemes: IPA with ligatures for affricates and one arrow per tone after the vowel.
 * The scheme is that of misaki's zh module, on which the model was trained: https://github.com/hexgrad/misaki
 */
const INITIALS: Readonly<Record<string, string>> = {
  b: "p",
  p: "pʰ",
  m: "m",
  f: "f",
  d: "t",
  t: "tʰ",
  n: "n",
  l: "l",
  g: "k",
  k: "kʰ",
  h: "x",
  j: "ʨ",
  q: "ʨʰ",
  x: "ɕ",
  zh: "ꭧ",
  ch: "ꭧʰ",
  sh: "ʂ",
  r: "ɻ",
  z: "ʦ",
  c: "ʦʰ",
  s: "s",
};

/** "0" is where the tone goes. */
const FINALS: Readonly<Record<string, string>> = {
  a: "a0",
  ai: "ai0",
  an: "a0n",
  ang: "a0ŋ",
  ao: "au0",
  e: "ɤ0",
  ei: "ei0",
  en: "ə0n",
  eng: "ə0ŋ",
  i: "i0",
  ia: "ja0",
  ian: "jɛ0n",
  iang: "ja0ŋ",
  iao: "jau0",
  ie: "je0",
  in: "i0n",
  ing: "i0ŋ",
  iong: "jʊ0ŋ",
  iu: "jou0",
  o: "wo0",
  ong: "ʊ0ŋ",
  ou: "ou0",
  u: "u0",
  ua: "wa0",
  uai: "wai0",
  uan: "wa0n",
  uang: "wa0ŋ",
  ueng: "wə0ŋ",
  ui: "wei0",
  un: "wə0n",
  uo: "wo0",
  v: "y0",
  van: "ɥɛ0n",
  ve: "ɥe0",
  vn: "y0n",
};

/** Whole syllables that no initial and final make up. */
const INTERJECTIONS: Readonly<Record<string, string>> = {
  er: "ɚ0",
  o: "ɔ0",
  yo: "jɔ0",
  m: "m0",
  n: "n0",
  ng: "ŋ0",
  hm: "hm0",
  hng: "hŋ0",
};

const TONES: Readonly<Record<Syllable["tone"], string>> = { 1: "→", 2: "↗", 3: "↓", 4: "↘", 5: "" };

/** Pinyin spells a syllable without initial with y or w; this is the final it stands for. */
function bareFinal(pinyin: string): string {
  if (pinyin.startsWith("yu")) return `v${pinyin.slice(2)}`;
  if (pinyin.startsWith("yi")) return pinyin.slice(1);
  if (pinyin === "you") return "iu";
  if (pinyin.startsWith("y")) return `i${pinyin.slice(1)}`;
  if (pinyin === "wu") return "u";
  if (pinyin === "wei") return "ui";
  if (pinyin === "wen") return "un";
  if (pinyin.startsWith("w")) return `u${pinyin.slice(1)}`;
  return pinyin;
}

function split(pinyin: string): [initial: string, final: string] {
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcs])/.exec(pinyin)?.[0] ?? "";
  const rest = pinyin.slice(initial.length);
  if (initial === "") return ["", bareFinal(pinyin)];
  return [initial, /^[jqx]$/.test(initial) ? rest.replace(/^u/, "v") : rest];
}

/** Phonemes of one syllable, e.g. {zhong, 1} → "ꭧʊ→ŋ"; null for what is not a Mandarin syllable. */
export function syllablePhonemes({ pinyin, tone, erhua }: Syllable): string | null {
  const [initial, final] = split(pinyin);
  const buzzing = final === "i" && /^(?:zh|ch|sh|[rzcs])$/.test(initial);
  const template =
    INTERJECTIONS[pinyin] ?? (FINALS[final] && `${INITIALS[initial] ?? ""}${buzzing ? "ɨ0" : FINALS[final]}`);
  if (!template) return null;
  return template.replace("0", TONES[tone]) + (erhua ? "ɚ" : "");
}

const wordPhonemes = (syllables: Syllable[]): string =>
  syllables.map((syllable) => syllablePhonemes(syllable) ?? "").join("");

/**
 * Kokoro phonemes of what `readMandarin` returned: words parted by spaces, a pause joined to the word before.
 * Latin letters are spelled unless `sayLatin` has phonemes for them.
 */
export function mandarinPhonemes(spoken: Spoken[], sayLatin?: (text: string) => string | null): string {
  const phonemesOf = (item: Exclude<Spoken, { kind: "pause" }>): string =>
    item.kind === "word"
      ? wordPhonemes(item.syllables)
      : (sayLatin?.(item.text) ?? spellLetters(item.text).map(wordPhonemes).join(" "));
  return spoken.reduce((text, item) => {
    if (item.kind === "pause") return text + item.mark;
    return text === "" ? phonemesOf(item) : `${text} ${phonemesOf(item)}`;
  }, "");
}
