const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();
/** The day on the clocks of the zone, as `2026-03-05`. */
export function dayOf(at: Date, timeZone: string): string {
  // Swedish writes 2026-03-05.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  return format.format(at);
}

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The Monday of the week in which the moment lies on the clocks of the zone, as `2026-03-02`. */
export function weekOf(at: Date, timeZone: string): string {
  const day = utc(dayOf(at, timeZone));
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return dayText(day - sinceMonday * DAY_MS);
}

/** The Monday so many weeks later, or earlier. */
export const addWeeks = (week: string, weeks: number): string => dayText(utc(week) + weeks * 7 * DAY_MS);

/** Mondays from the first to the last, both included. */
export function weeksBetween(first: string, last: string): string[] {
  const weeks: string[] = [];
  for (let week = first; week <= last; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

/** The first minute from which on `named` gives this name or a later one; names are days. */
function firstMinute(name: string, named: (at: Date) => string): Date {
  let before = utc(name) - 2 * DAY_MS;
  let within = utc(name) + 2 * DAY_MS;
  while (within - before > MINUTE_MS) {
    const middle = Math.floor((before + within) / 2 / MINUTE_MS) * MINUTE_MS;
    if (named(new Date(middle)) >= name) within = middle;
    else before = middle;
  }
  return new Date(within);
}

/**
 * The first minute for which `weekOf` gives this week or a later one: by definition in step with it, also where clocks
 * jump over midnight.
 */
export const startOfWeek = (week: string, timeZone: string): Date =>
  firstMinute(week, (at) => weekOf(at, timeZone));

/** The same for a day, as `dayOf` names it. */
export const startOfDay = (day: string, timeZone: string): Date =>
  firstMinute(day, (at) => dayOf(at, timeZone));
