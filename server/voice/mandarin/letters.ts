import { parseSyllable, type Syllable } from "./syllable";

/**
 * Latin letters as Mandarin speakers name them in KPI or B2B. A Mandarin voice says these far more clearly than
 * English letter names, which it was never taught.
 */
const LETTERS: Readonly<Record<string, string>> = {
  A: "ei1",
  B: "bi4",
  C: "sei1",
  D: "di4",
  E: "yi1",
  F: "ai2 fu5",
  G: "ji4",
  H: "ei2 chi5",
  I: "ai1",
  J: "jie1",
  K: "kei1",
  L: "ai2 lou5",
  M: "ai2 mu5",
  N: "en1",
  O: "ou1",
  P: "pi1",
  Q: "kou1 you5",
  R: "a1 er5",
  S: "ai2 si5",
  T: "ti1",
  U: "you1",
  V: "wei1",
  W: "da2 bu5 liu5",
  X: "ai2 ke5 si5",
  Y: "wai1",
  Z: "zei4",
};

/** The names of the letters, each one or more syllables; what is no letter of A–Z is dropped. */
export function spellLetters(text: string): Syllable[][] {
  return [...text.toUpperCase()].flatMap((letter) => {
    const name = LETTERS[letter];
    return name ? [name.split(" ").map(parseSyllable)] : [];
  });
}
