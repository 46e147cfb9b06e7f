/** Splits a written list ("、" in Chinese, ", " in English, line breaks in both) into its phrases. */
export function phrases(list: string): string[] {
  return list
    .split(/、|,\s|\n/)
    .map((phrase) => phrase.trim().replace(/,$/, ""))
    .filter((phrase) => phrase !== "");
}
