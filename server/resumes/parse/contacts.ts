import type { Span } from "../schema";

export type Found = Span & { value: string };

/** A domain ends where the case changes: "a@example.comAddress" is what a lost line break leaves. */
const EMAIL =
  /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:[a-z]{2,12}|[A-Z]{2,12})(?![a-z]*@)/g;
const MOBILE_AHEAD = /^(?:\+?86[- ]?)?1[3-9]\d{9}(?=[A-Za-z0-9])/;

const MOBILE = String.raw`(?:\(?\+?(?:00)?86\)?[- ]{0,2})?1[3-9]\d(?:[- ]?\d{4}){2}`;
const MOBILE_344 = String.raw`(?:\(?\+?(?:00)?86\)?[- ]{0,2})?1[3-9]\d{2}[- ]\d{3}[- ]\d{4}`;
const LANDLINE = String.raw`(?:\(?\+?86\)?[- ]?)?(?:\(0\d{2,3}\)|0\d{2,3})[- ]?[2-8]\d{6,7}(?:(?:-|转|ext\.?\s?)\d{1,5})?`;
const INTERNATIONAL = String.raw`\+(?!86)\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,4}`;
const AMERICAN = String.raw`\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}|(?<![\d.-])\d{3}[.-]\d{3}[.-]\d{4}`;
const TAIWAN = String.raw`09\d{2}[- ]\d{3}[- ]\d{3}`;
const PHONE = new RegExp(
  `(?<![\\d+]|\\d[.-])(?:${MOBILE}|${MOBILE_344}|${TAIWAN}|${LANDLINE}|${INTERNATIONAL}|${AMERICAN})(?!\\d)`,
  "g",
);

/** More than anybody has. */
const MOST = 50;

export function findEmails(folded: string): Found[] {
  const found: Found[] = [];
  for (const match of folded.matchAll(EMAIL)) {
    if (found.length >= MOST) break;
    // A phone that stood before it and lost its line break is none of its words.
    const phone = MOBILE_AHEAD.exec(match[0])?.[0] ?? "";
    const start =
      match.index +
      (/^.@/.test(match[0].slice(phone.length)) || match[0][phone.length] !== "@" ? phone.length : 0);
    found.push({
      start,
      end: match.index + match[0].length,
      value: folded.slice(start, match.index + match[0].length),
    });
  }
  return found;
}

/** `taken`: what is already something else (dates, e-mails). Mobiles of China come without country code and spaces. */
export function findPhones(folded: string, taken: readonly Span[]): Found[] {
  const found: Found[] = [];
  const before = findEmails(folded);
  for (const { start, end } of before) {
    const phone = /(?:\+?86[- ]?)?1[3-9]\d{9}$/.exec(folded.slice(Math.max(0, start - 16), start));
    if (phone && /\d/.test(folded[start] ?? "") && end > start) {
      found.push({ start: start - phone[0].length, end: start, value: plain(phone[0]) });
    }
  }
  for (const match of folded.matchAll(PHONE)) {
    if (found.length >= MOST) break;
    const span = { start: match.index, end: match.index + match[0].length };
    if ([...taken, ...found].some((other) => span.start < other.end && other.start < span.end)) continue;
    found.push({ ...span, value: plain(match[0]) });
  }
  return found.sort((a, b) => a.start - b.start);
}

function plain(words: string): string {
  const digits = words.replaceAll(/\D/g, "");
  const mobile = /^(?:00)?(?:86)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  return mobile ?? words.replaceAll(/\s+/g, " ").trim();
}
