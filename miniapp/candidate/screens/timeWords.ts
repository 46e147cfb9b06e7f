import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { acceptLanguage } from "../../shared/i18n";
import type { TimeWindow } from "../types";

/** Times in the page's language, on the company's clocks. */
export function useTimeWords(timeZone: string) {
  const { i18n } = useTranslation();
  const locale = acceptLanguage(i18n.language === "en" ? "en" : "zh");
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(locale, {
      timeZone,
      month: "long",
      day: "numeric",
      weekday: "short",
    });
    const clock = new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" })
      .formatToParts(0)
      .find(({ type }) => type === "timeZoneName")?.value;
    const hours = ({ startsAt, endsAt }: TimeWindow) =>
      `${clock.format(new Date(startsAt))}–${clock.format(new Date(endsAt))}`;
    return {
      day: ({ startsAt }: TimeWindow) => day.format(new Date(startsAt)),
      hours,
      whole: (time: TimeWindow) => `${day.format(new Date(time.startsAt))} ${hours(time)}`,
      zone: zone ?? timeZone,
    };
  }, [locale, timeZone]);
}
