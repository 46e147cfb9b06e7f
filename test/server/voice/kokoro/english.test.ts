import { englishClauses, englishPhonemes } from "../../../../server/voice/kokoro/english";

test.each([
  ["sˈe^ɪlz", "sˈAlz"],
  ["ɹˈa^ɪt", "ɹˈIt"],
  ["hˈa^ʊs", "hˈWs"],
  ["bˈɔ^ɪ", "bˈY"],
  ["ɡˈo^ʊ", "ɡˈO"],
  ["d^ʒˈɑːb", "ʤˈɑb"],
  ["t^ʃˈɪld", "ʧˈɪld"],
  ["dˈʌbə^ld", "dˈʌbᵊld"],
  ["wˈɜːk", "wˈɜɹk"],
  ["wˈɜːɹ", "wˈɜɹ"],
  ["hˈæpɪɚ", "hˈæpɪəɹ"],
  ["bˈʌʔn̩", "bˈʌtᵊn"],
  ["sˈɪɾi", "sˈɪTi"],
  ["stˈoːɹ", "stˈɔɹ"],
  ["ɐ tˈiːm", "ə tˈim"],
])("%s → %s", (ipa, phonemes) => {
  expect(englishPhonemes(ipa)).toBe(phonemes);
});

test("clauses end at punctuation, not inside numbers, names or contractions", () => {
  expect(englishClauses("First, raise sales by 3.5% to 1,200; it’s hard. Why (really)?")).toEqual([
    { text: "First", mark: "," },
    { text: "raise sales by 3.5% to 1200", mark: ";" },
    { text: "it's hard", mark: "." },
    { text: "Why", mark: "," },
    { text: "really", mark: "?" },
  ]);
});

test("text without punctuation is one clause", () => {
  expect(englishClauses("Tell me more")).toEqual([{ text: "Tell me more", mark: "" }]);
});
