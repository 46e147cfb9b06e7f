import { useMemo } from "react";
import { useLocale } from "../common/When";

type TimeWindow = { startsAt: string; endsAt: string };

/** Times of a second round, on the company's clocks: everybody concerned has to read the same. */
export function useTimeWords(timeZone: string) {
  const locale = useLocale() === "zh" ? "zh-CN" : "en-GB";
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
    return {
      clock: (at: string) => clock.format(new Date(at)),
      whole: ({ startsAt, endsAt }: TimeWindow) =>
        `${day.format(new Date(startsAt))} ${clock.format(new Date(startsAt))}–${clock.format(new Date(endsAt))}`,
    };
  }, [locale, timeZone]);
}
