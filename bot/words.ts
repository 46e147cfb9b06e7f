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
