/** The language of a message for people: names of people, companies and jobs in it may be of the other one. */
export function languageOf(text: string): "zh" | "en" {
  const words = text.replace(/https?:\S+/g, "");
  const count = (pattern: RegExp) => words.match(pattern)?.length ?? 0;
  // A Chinese word has about two characters.
  return count(/\p{Script=Han}/gu) / 2 > count(/\p{Script=Latin}+/gu) ? "zh" : "en";
}
