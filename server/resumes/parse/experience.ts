import type { Span, Work } from "../schema";
import { monthsOf } from "./dates";
import type { Reading } from "./reading";

/** Twelve of a year: for what lasts until an unknown month of a year, all of it counts. */
const lastMonthOf = (value: string | null, now: number): number | null => {
  if (value === "present") return now;
  const months = monthsOf(value);
  return months === null ? null : /^\d{4}$/.test(value ?? "") ? months + 11 : months;
};

/** Years from jobs, to one decimal; jobs at the same time count once, internships not at all. Null without any. */
export function countYears(
  works: readonly Pick<Work, "kind" | "start" | "end">[],
  today: Date,
): number | null {
  const now = today.getUTCFullYear() * 12 + today.getUTCMonth();
  const periods = works
    .filter(({ kind }) => kind === "job")
    .flatMap(({ start, end }) => {
      const from = monthsOf(start);
      const to = lastMonthOf(end, now);
      return from === null || to === null || to < from ? [] : [{ from, to: Math.min(to, now) + 1 }];
    })
    .sort((a, b) => a.from - b.from);
  if (periods.length === 0) return null;
  let months = 0;
  let until = -Infinity;
  for (const { from, to } of periods) {
    months += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return Math.min(80, Math.round((months / 12) * 10) / 10);
}

const DIGITS = "零一二三四五六七八九十";
const PATTERNS = [
  /(?<![\d.\-/年])(\d{1,2}(?:\.\d)?)\s*\+?\s*年(?:以上)?(?:的)?[\u4e00-\u9fa5]{0,8}(?:工作)?经[验历]/gu,
  /(?<![\d.])(\d{1,2}(?:\.\d)?)\s*\+?\s*years?(?:'|’)?(?:\s+of)?(?:\s+[\w-]+){0,4}\s+experience/giu,
  /(?<![一二三四五六七八九十])([一二三四五六七八九十]{1,2})年(?:以上)?(?:的)?[\u4e00-\u9fa5]{0,8}(?:工作)?经验/gu,
];

const numberOf = (words: string): number => {
  const plain = Number(words);
  if (!Number.isNaN(plain)) return plain;
  if (words.length === 1) return DIGITS.indexOf(words);
  return words.startsWith("十")
    ? 10 + DIGITS.indexOf(words[1] ?? "零")
    : DIGITS.indexOf(words[0] ?? "零") * 10;
};

export type StatedYears = { value: number; span: Span };

/** Years of experience as the résumé says them, which is believed before they are counted. */
export function statedYears({ folded, labels }: Reading): StatedYears | null {
  for (const { kind, value, words, sure } of labels) {
    if (kind !== "years" || !sure) continue;
    const match = /^\s*(\d{1,2}(?:\.\d)?)\s*\+?\s*(?:年|years?|$)/iu.exec(words);
    if (match?.[1])
      return { value: Number(match[1]), span: { start: value.start, end: value.start + match[0].length } };
  }
  for (const pattern of PATTERNS) {
    for (const match of folded.slice(0, 3_000).matchAll(pattern)) {
      const value = numberOf(match[1] ?? "");
      if (value > 0 && value <= 60)
        return { value, span: { start: match.index, end: match.index + match[0].length } };
    }
  }
  return null;
}
