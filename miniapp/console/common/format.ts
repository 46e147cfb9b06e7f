/** Numbers and times as the console shows them. Times are UTC in, the reader's own time zone out. */

export type Locale = "zh" | "en";

const tag = (locale: Locale) => (locale === "zh" ? "zh-CN" : "en-GB");

/** 8 → "8.0"; an absent score is a dash, never a zero. */
export const formatScore = (score: number | null | undefined): string =>
  score === null || score === undefined ? "—" : score.toFixed(1);

/** 62 400 ms → "1:02". */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** 320 → "320毫秒", 4 230 → "4.2秒", 750 000 → "12.5分钟": as exact as matters. */
export function formatDuration(ms: number, locale: Locale): string {
  const [unit, size] = (
    [
      ["hour", 3_600_000],
      ["minute", 60_000],
      ["second", 1_000],
    ] as const
  ).find(([, from]) => ms >= from) ?? ["millisecond", 1];
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(tag(locale), style).format(ms / size);
}

/** 1 843 200 → "1.8 MB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

export const formatDateTime = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), {
    year: "numeric",
    month: locale === "zh" ? "2-digit" : "short",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(instant));

export const formatDay = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), { month: "short", day: "numeric" }).format(new Date(instant));

export const formatTimeOfDay = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), { hour: "2-digit", minute: "2-digit", hour12: false }).format(
    new Date(instant),
  );

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** "3 分钟前", "in 2 days"; under a minute "刚刚" / "just now". `now` in epoch milliseconds. */
export function formatRelative(instant: string, now: number, locale: Locale): string {
  const difference = Date.parse(instant) - now;
  const format = new Intl.RelativeTimeFormat(tag(locale), { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (Math.abs(difference) >= size) return format.format(Math.trunc(difference / size), unit);
  }
  return locale === "zh" ? "刚刚" : "just now";
}
