const digits = "零一二三四五六七八九";

/** 2600 → 二千六百: Whisper writes numbers in digits, whatever was said. */
function chineseNumber(number: string): string {
  const places = ["", "十", "百", "千"];
  const spoken = [...number]
    .map((digit, i) =>
      digit === "0" ? "零" : digits[Number(digit)]! + (places[number.length - 1 - i] ?? ""),
    )
    .join("")
    .replace(/零+/g, "零")
    .replace(/(?<=.)零$/, "");
  return spoken.replace(/^一十/, "十");
}

/** What counts: characters without punctuation, numbers as they are spoken. */
function normalized(text: string): string[] {
  const spoken = text
    .replace(/(\d+)%/g, (_, number: string) => `百分之${chineseNumber(number)}`)
    .replace(/\d+/g, chineseNumber)
    .replaceAll("两", "二")
    .toLowerCase();
  return [...spoken.replace(/[^\p{L}\p{N}]/gu, "")];
}

/** Edits that turn one sequence into the other, per element of the first. */
export function errorRate(said: readonly string[], heard: readonly string[]): number {
  let row = heard.map((_, index) => index + 1);
  said.forEach((wanted, line) => {
    let diagonal = line;
    let left = line + 1;
    row = row.map((above, column) => {
      const best = Math.min(left + 1, above + 1, diagonal + (wanted === heard[column] ? 0 : 1));
      diagonal = above;
      left = best;
      return best;
    });
  });
  return (row.at(-1) ?? said.length) / Math.max(1, said.length);
}

/** Edits that turn what was heard into what was said, per character said. */
export const characterErrorRate = (said: string, heard: string): number =>
  errorRate(normalized(said), normalized(heard));
