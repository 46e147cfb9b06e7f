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

/** Character error rate: edits that turn what was heard into what was said, per character said. */
export function characterErrorRate(said: string, heard: string): number {
  const [a, b] = [normalized(said), normalized(heard)];
  let row = b.map((_, i) => i + 1);
  a.forEach((character, i) => {
    let diagonal = i;
    let left = i + 1;
    row = row.map((up, j) => {
      const best = Math.min(left + 1, up + 1, diagonal + (character === b[j] ? 0 : 1));
      diagonal = up;
      left = best;
      return best;
    });
  });
  return (row.at(-1) ?? a.length) / a.length;
}
