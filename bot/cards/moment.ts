import type { Locale } from "../../server/http/messages";
import { dayOf } from "../../server/wallClock";

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = formats.get(key) ?? make();
  formats.set(key, known);
  return known;
}

/** When and where a card is read. */
export type Reading = { now: Date; timeZone: string; locale: Locale };

/** `10:32` of today, `3月2日 10:32` of another day. */
export function momentText(at: Date, { now, timeZone, locale }: Reading): string {
  const time = formatOf(
    `time ${timeZone}`,
    () =>
      new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  ).format(at);
  return dayOf(at, timeZone) === dayOf(now, timeZone)
    ? time
    : `${dateText(at, { timeZone, locale })} ${time}`;
}

/** `3月2日`, `2 March`. */
export const dateText = (at: Date, { timeZone, locale }: Pick<Reading, "timeZone" | "locale">): string =>
  formatOf(
    `date ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
        timeZone,
        month: "long",
        day: "numeric",
      }),
  ).format(at);

const DAY_MS = 86_400_000;
/** Whole days that somebody has waited. */
export const daysSince = (at: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - at.getTime()) / DAY_MS));
