import { mandarinPhonemes, syllablePhonemes } from "../../../../server/voice/kokoro/phonemes";
import { parseSyllable } from "../../../../server/voice/mandarin/syllable";
import { readMandarin } from "../../../../server/voice/mandarin/syllables";

/** Expected values follow misaki's zh module, on whose output the model was trained. */
test.each([
  ["ma1", "ma→"],
  ["ma2", "ma↗"],
  ["ma3", "ma↓"],
  ["ma4", "ma↘"],
  ["ma5", "ma"],
  ["zhong1", "ꭧʊ→ŋ"],
  ["shi4", "ʂɨ↘"],
  ["ri4", "ɻɨ↘"],
  ["si4", "sɨ↘"],
  ["qi3", "ʨʰi↓"],
  ["jian4", "ʨjɛ↘n"],
  ["xue2", "ɕɥe↗"],
  ["jun1", "ʨy→n"],
  ["quan2", "ʨʰɥɛ↗n"],
  ["lv4", "ly↘"],
  ["nve4", "nɥe↘"],
  ["lu4", "lu↘"],
  ["yi1", "i→"],
  ["ying2", "i↗ŋ"],
  ["you3", "jou↓"],
  ["yong4", "jʊ↘ŋ"],
  ["yu3", "y↓"],
  ["yue4", "ɥe↘"],
  ["yuan2", "ɥɛ↗n"],
  ["yun2", "y↗n"],
  ["wu3", "u↓"],
  ["wei4", "wei↘"],
  ["wen4", "wə↘n"],
  ["weng1", "wə→ŋ"],
  ["wo3", "wo↓"],
  ["bo1", "pwo→"],
  ["liu2", "ljou↗"],
  ["gui4", "kwei↘"],
  ["dun4", "twə↘n"],
  ["er4", "ɚ↘"],
  ["ai4", "ai↘"],
  ["ang2", "a↗ŋ"],
])("%s → %s", (numbered, phonemes) => {
  expect(syllablePhonemes(parseSyllable(numbered))).toBe(phonemes);
});

test("erhua adds an r-coloured vowel without a tone", () => {
  expect(syllablePhonemes({ pinyin: "zhe", tone: 4, erhua: true })).toBe("ꭧɤ↘ɚ");
});

test("what is no syllable has no phonemes", () => {
  expect(syllablePhonemes(parseSyllable("xyz1"))).toBeNull();
});

test("words are parted by spaces and pauses follow the word before", () => {
  expect(mandarinPhonemes(readMandarin("你好，请做自我介绍。"))).toBe("ni↓xau↓, ʨʰi↓ŋ ʦwo↘ ʦɨ↘wo↓ʨje↘ʂau↘.");
});

test("Latin letters get the names that Mandarin speakers use", () => {
  expect(mandarinPhonemes(readMandarin("KPI"))).toBe("kʰei→ pʰi→ ai→");
});

const sayExcel = (text: string): string | null => (text === "Excel" ? "ɪksˈɛl" : null);

test("a Latin word is pronounced where somebody knows how", () => {
  expect(mandarinPhonemes(readMandarin("用Excel和UI"), sayExcel)).toBe("jʊ↘ŋ ɪksˈɛl xɤ↗ jou→ ai→");
});
