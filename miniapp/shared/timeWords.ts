/** From one moment to another, as the API writes them. */
type TimeWindow = { startsAt: string; endsAt: string };

/** Times in a page's language, on the company's clocks: everybody concerned has to read the same. */
export function timeWords(locale: "zh-CN" | "en-GB", timeZone: string) {
  const dayFormat = new Intl.DateTimeFormat(locale, {
    timeZone,
    month: "long",
    day: "numeric",
    weekday: "short",
  });
  const clockFormat = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" })
    .formatToParts(0)
    .find(({ type }) => type === "timeZoneName")?.value;
  const day = ({ startsAt }: Pick<TimeWindow, "startsAt">) => dayFormat.format(new Date(startsAt));
  const clock = (at: string) => clockFormat.format(new Date(at));
  const hours = ({ startsAt, endsAt }: TimeWindow) => `${clock(startsAt)}–${clock(endsAt)}`;
  return {
    day,
    clock,
    hours,
    whole: (time: TimeWindow) => `${day(time)} ${hours(time)}`,
    zone: zone ?? timeZone,
  };
}
