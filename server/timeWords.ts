import type { Locale } from "./http/messages";

/** Making a format costs more than all the rest of a message; a batch writes thousands. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.keys(options).join(" ")}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, format);
  return format;
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DATE = { month: "long", day: "numeric" } as const;

/** `18:00` on the wall clocks of the zone (an IANA name). */
export const timeText = (at: number | Date, timeZone: string): string =>
  formatIn("en-GB", timeZone, CLOCK).format(at);

type Reader = { timeZone: string; locale: Locale };

/** `3月2日`, `2 March`; with the weekday `3月2日周一`, `Mon 2 March`. */
export const dateText = (
  at: Date,
  { timeZone, locale }: Reader,
  { weekday = false }: { weekday?: boolean } = {},
): string =>
  formatIn(
    locale === "zh" ? "zh-CN" : "en-GB",
    timeZone,
    weekday ? { ...DATE, weekday: "short" } : DATE,
  ).format(at);

/** `3月2日 18:00`, as chats and letters say it. */
export const dateTimeText = (at: Date, reader: Reader, options: { weekday?: boolean } = {}): string =>
  `${dateText(at, reader, options)} ${timeText(at, reader.timeZone)}`;
