import type { Locale } from "../server/http/messages";

/** `3月9日 10:00`, on the clocks of the company's time zone. */
export const momentOf = (at: Date, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    month: locale === "zh" ? "long" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);

export const dayOf = (at: Date, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    month: locale === "zh" ? "long" : "short",
    day: "numeric",
  }).format(at);
