import type { Locale } from "../server/http/messages";

/** What the bot says: Chinese and English side by side, one file for each feature. */
export type Words = Readonly<Record<string, { zh: string; en: string }>>;

/** Fills `{name}` in a sentence. */
export function say(
  words: { zh: string; en: string },
  locale: Locale,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return words[locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
}

/** Chinese, unless what was written is plainly English: Latin words and not one Chinese character. */
export function localeOf(text: string): Locale {
  if (/\p{Script=Han}/u.test(text)) return "zh";
  return /[a-z]{2,}/i.test(text.replaceAll(/\S+@\S+/g, "")) ? "en" : "zh";
}

const MARKUP = /[\\`*_{}[\]<>#|~!()]/g;

/**
 * Words of people inside our Markdown: as they stand, and on one line. What would be markup becomes its full-width
 * likeness, since the platforms disagree on what a backslash escapes.
 */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replaceAll(MARKUP, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0))
    // Neither a list, nor a link that a client would make by itself.
    .replace(/^\s*([-+]|\d+\.)\s/, (mark) => mark.normalize("NFKC").replace(/[-+.]/, "·"))
    .replaceAll(/:\/\//g, "：／／")
    .trim();
