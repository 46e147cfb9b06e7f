import { z } from "zod";
import { timeText } from "../timeWords";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When nobody is to be disturbed: from `from` until before `to` on the clocks of `timeZone`, over midnight too. */
export const quietHoursSchema = z.strictObject({ from: clockTime, to: clockTime, timeZone: z.string() });
export type QuietHours = z.infer<typeof quietHoursSchema>;

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes since midnight on the wall clocks of the zone. */
const wallMinutes = (at: number, timeZone: string): number => minutesOf(timeText(at, timeZone));

/**
 * The first moment from `at` on that is not quiet: `at` itself, or the end of the quiet hours.
 * Goes by what wall clocks show, so a night with 23 or 25 hours ends at the same time of day; where clocks jump
 * over `to`, at the jump. `from` equal to `to` means no quiet hours.
 * @throws RangeError for a time zone that is not known
 */
export function nextAllowed(at: Date, { from, to, timeZone }: QuietHours): Date {
  const start = minutesOf(from);
  const end = minutesOf(to);
  const isQuiet = (minute: number) => {
    const wall = wallMinutes(minute * MINUTE_MS, timeZone);
    return start <= end ? wall >= start && wall < end : wall >= start || wall < end;
  };
  let quiet = Math.floor(at.getTime() / MINUTE_MS);
  if (start === end || !isQuiet(quiet)) return at;
  // A jump by what the wall clock lacks lands short where the clocks went back meanwhile, and beyond where they went forward.
  const leap = (minute: number) =>
    minute + ((end - wallMinutes(minute * MINUTE_MS, timeZone) + DAY_MINUTES) % DAY_MINUTES);
  let allowed = leap(quiet);
  while (isQuiet(allowed)) {
    quiet = allowed;
    allowed = leap(quiet);
  }
  while (allowed - quiet > 1) {
    const middle = Math.floor((quiet + allowed) / 2);
    if (isQuiet(middle)) quiet = middle;
    else allowed = middle;
  }
  return new Date(allowed * MINUTE_MS);
}
