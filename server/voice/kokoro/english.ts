/**
 * What espeak-ng's American English writes (diphthongs and affricates tied with "^") and Kokoro's vocabulary spells
 * otherwise: one capital for each diphthong, ligatures for affricates, no length, "T" for the flap in "city".
 * Kokoro's English phonemes are described in https://github.com/hexgrad/misaki/blob/main/EN_PHONES.md
 */
const KOKORO: ReadonlyMap<string, string> = new Map([
  ["a^ɪ", "I"],
  ["a^ʊ", "W"],
  ["e^ɪ", "A"],
  ["o^ʊ", "O"],
  ["ɔ^ɪ", "Y"],
  ["d^ʒ", "ʤ"],
  ["t^ʃ", "ʧ"],
  ["ə^l", "ᵊl"],
  ["n̩", "ᵊn"],
  ["ɜːɹ", "ɜɹ"],
  ["ɜː", "ɜɹ"],
  ["ɚ", "əɹ"],
  ["ɐ", "ə"],
  ["o", "ɔ"],
  ["ɾ", "T"],
  ["ʔ", "t"],
  ["ː", ""],
  ["^", ""],
]);

/** Longer spellings stand first in the map, so they are tried first. */
const SPELLINGS = new RegExp([...KOKORO.keys()].map((ipa) => ipa.replace("^", "\\^")).join("|"), "gu");

/** Kokoro phonemes of espeak-ng's IPA: "sˈe^ɪlz" → "sˈAlz". */
export function englishPhonemes(ipa: string): string {
  return ipa.replace(SPELLINGS, (spelling) => KOKORO.get(spelling) ?? spelling);
}

export type Clause = { text: string; mark: string };

/** Cuts English text at its punctuation, which espeak-ng swallows and Kokoro needs. */
export function englishClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  const plain = text.replaceAll(/[\u2018\u2019]/g, "'").replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  for (const [, words = "", marks = ""] of plain.matchAll(
    /(.+?)(?:([,;:!?\u2026\u2014()\n]+|\.+(?!\S))\s*|$)/gsu,
  )) {
    const mark = [...marks].find((one) => ".!?;:".includes(one)) ?? (marks === "" ? "" : ",");
    if (/[\p{L}\p{N}]/u.test(words)) clauses.push({ text: words.trim(), mark });
  }
  return clauses;
}
