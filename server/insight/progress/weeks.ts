import { dayOf, firstMinute } from "../../wallClock";

const DAY_MS = 86_400_000;

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

/**
 * The first minute for which `weekOf` gives this week or a later one: by definition in step with it, also where clocks
 * jump over midnight.
 */
export const startOfWeek = (week: string, timeZone: string): Date =>
  firstMinute(week, (at) => weekOf(at, timeZone));
