/** A Mandarin syllable: pinyin without tone ("lv" for 绿), tone 1–5 where 5 is neutral. */
export type Syllable = {
  pinyin: string;
  tone: 1 | 2 | 3 | 4 | 5;
  /** Whether it ends in an r-coloured vowel, as in 这儿. */
  erhua: boolean;
};

/** Parses numbered pinyin: "hao3"; a neutral tone is 0, 5 or no digit. */
export function parseSyllable(numbered: string): Syllable {
  const tone = (Number(/[1-4]$/.exec(numbered)?.[0]) || 5) as Syllable["tone"];
  return { pinyin: numbered.replace(/\d$/, ""), tone, erhua: false };
}
