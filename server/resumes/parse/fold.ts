const ALIKE: readonly (readonly [string, string])[] = [
  ["‐‑‒–—―−－﹣", "-"],
  ["～〜∼˜", "~"],
  ["：﹕︰", ":"],
  ["｜丨│┃¦", "|"],
  ["（﹙", "("],
  ["）﹚", ")"],
  ["．。｡", "."],
  ["　  ", " "],
  ["⁄∕／", "/"],
  ["＠", "@"],
  ["＋", "+"],
];
const FOLDED = new Map<string, string>(
  ALIKE.flatMap(([from, to]) => [...from].map((character) => [character, to] as const)),
);
// What ends a sentence is not the dot of a number.
FOLDED.delete("。");
FOLDED.delete("｡");

/**
 * The text with one spelling for what looks alike: full-width letters and digits, dashes, colons, spaces. Unit for unit
 * as long as the text, so that what is found in it stands at the same place in the text.
 */
export function fold(text: string): string {
  return text.replaceAll(/[^\n\x20-\x7e\u3400-\u9fff]/g, (character) => {
    const known = FOLDED.get(character);
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xff01 && code <= 0xff5e) {
      // A comma and a semicolon of Chinese end a part of a sentence; those of numbers do not.
      return character === "，" || character === "；" || character === "！" || character === "？"
        ? character
        : String.fromCodePoint(code - 0xfee0);
    }
    return character;
  });
}
