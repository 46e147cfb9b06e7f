import { readDigits, readInteger, readNumber } from "./numerals";

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const TO = String.raw`\s*[-–—~～至到]\s*`;

const readMinute = (minute: string): string =>
  minute === "00" ? "整" : `${minute.startsWith("0") ? "零" : ""}${readInteger(String(Number(minute)))}分`;

type Rule = [pattern: RegExp, spoken: (match: string, ...groups: string[]) => string];

/** Applied in order: a later rule sees what the earlier ones left. */
const RULES: Rule[] = [
  // Full-width letters, digits and signs; Chinese punctuation is left for the phoneme stage.
  [/[０-９Ａ-Ｚａ-ｚ％＋＆／－．＄]/g, (wide) => wide.normalize("NFKC")],
  [/(?<=\d),(?=\d{3}(?!\d))/g, () => ""],
  [
    /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g,
    (_, year, __, month, day) =>
      `${readDigits(year!)}年${readInteger(String(Number(month)))}月${readInteger(String(Number(day)))}日`,
  ],
  [/(?<![\d.])([12]\d{3})(?=\s*(?:年|届))/g, (_, year) => readDigits(year!)],
  [/(?<!\d)1\d{10}(?!\d)/g, (telephone) => readDigits(telephone)],
  [
    new RegExp(`(${NUMBER})%?${TO}(${NUMBER})%`, "g"),
    (_, from, to) => `百分之${readNumber(from!)}到百分之${readNumber(to!)}`,
  ],
  [new RegExp(`(${NUMBER})\\s*%`, "g"), (_, number) => `百分之${readNumber(number!)}`],
  [new RegExp(`(${NUMBER})\\s*‰`, "g"), (_, number) => `千分之${readNumber(number!)}`],
  [
    /(?<!\d)([01]?\d|2[0-4])[:：]([0-5]\d)(?!\d)/g,
    (_, hour, minute) => `${readInteger(String(Number(hour)))}点${readMinute(minute!)}`,
  ],
  [
    /(?<!\d)(\d{1,3})\/(\d{1,3})(?!\d)/g,
    (_, part, whole) => `${readInteger(whole!)}分之${readInteger(part!)}`,
  ],
  [new RegExp(`[¥￥](${NUMBER}[万亿]?)`, "g"), (_, amount) => `${amount}元`],
  [new RegExp(`\\$(${NUMBER}[万亿]?)`, "g"), (_, amount) => `${amount}美元`],
  [new RegExp(`(?<=\\d)${TO}(?=\\d)`, "g"), () => "到"],
  [/(?<![\dA-Za-z])-(?=\d)/g, () => "负"],
  // Before a measure word 2 is 两; "2月", "2号" and "第2" keep 二.
  [/(?<![\d.第])2(?=(?:[个位名年天周件份人家种条张台套次项万千倍句]|分钟|小时)(?!级))/g, () => "两"],
  [new RegExp(NUMBER, "g"), (number) => readNumber(number)],
  [/\+/g, () => "加"],
  [/×/g, () => "乘"],
  [/&/g, () => "和"],
  [/(?<=\p{Script=Han})\s*\/\s*(?=\p{Script=Han})/gu, () => "、"],
];

/**
 * Mandarin text as it is said aloud: numbers, percentages, dates, times, money and ranges become Chinese
 * characters. Latin letters stay: how they are read depends on the engine.
 */
export function spokenText(text: string): string {
  return RULES.reduce((spoken, [pattern, say]) => spoken.replace(pattern, say), text);
}
