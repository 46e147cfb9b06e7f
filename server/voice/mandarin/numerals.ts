const DIGITS = "零一二三四五六七八九";
const PLACES = ["", "十", "百", "千"];
const MYRIADS = ["", "万", "亿", "万亿"];

/** Reads each digit by itself: "2024" → "二零二四" (years, telephone numbers, decimals). */
export function readDigits(digits: string): string {
  return [...digits].map((digit) => DIGITS[Number(digit)]).join("");
}

/** Up to four digits, without the zero that a larger number would put before them. */
function readGroup(group: number): string {
  let text = "";
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== "";
      continue;
    }
    text += (zero ? "零" : "") + DIGITS[digit] + PLACES[place];
    zero = false;
  }
  return text;
}

/**
 * Reads a non-negative whole number as Mandarin says it: "10" → "十", "10050" → "一万零五十". Sixteen digits at
 * most; anything longer, and anything with a leading zero, is a code and is read digit by digit.
 */
export function readInteger(digits: string): string {
  if (digits.length > 16 || (digits.length > 1 && digits.startsWith("0"))) return readDigits(digits);
  if (Number(digits) === 0) return "零";
  let text = "";
  for (let index = Math.ceil(digits.length / 4) - 1; index >= 0; index--) {
    const end = digits.length - index * 4;
    const group = Number(digits.slice(Math.max(0, end - 4), end));
    if (group === 0) continue;
    if (text !== "" && group < 1000) text += "零";
    text += readGroup(group) + MYRIADS[index];
  }
  return text.replace(/^一十/, "十");
}

/** Reads a number with an optional fraction: "3.05" → "三点零五". */
export function readNumber(number: string): string {
  const [whole = "0", fraction] = number.split(".");
  return readInteger(whole) + (fraction ? `点${readDigits(fraction)}` : "");
}
