/** Deadlines as the form handles them: local wall time in a `datetime-local` field, UTC to the server. */

const DAY = 86_400_000;
const pad = (value: number) => String(value).padStart(2, "0");

/** "2026-03-01T18:00" in the reader's own time zone. */
export function toLocalField(moment: Date): string {
  const date = `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  return `${date}T${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
}

/** The end of the day that many days ahead: a deadline that is easy to say aloud. */
export function endOfDayIn(days: number, from: Date): Date {
  const day = new Date(from.getTime() + days * DAY);
  day.setHours(23, 59, 0, 0);
  return day;
}

/** UTC instant of what stands in the field; null when it is no moment. */
export function fromLocalField(value: string): string | null {
  const moment = new Date(value);
  return value === "" || Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** Why a deadline will not do, or null: the server's own limits are ten minutes and 180 days ahead. */
export function deadlineProblem(value: string, now: number): "missing" | "tooSoon" | "tooLate" | null {
  const instant = fromLocalField(value);
  if (!instant) return "missing";
  const ahead = Date.parse(instant) - now;
  if (ahead < 10 * 60_000) return "tooSoon";
  return ahead > 180 * DAY ? "tooLate" : null;
}
