import { addDays, dayOf, momentOf } from "../../wallClock";
import type { TimeWindow } from "../schema";

const DAYS_AHEAD = 14;
/** Mornings and afternoons, as people arrange interviews: which hour of it is the company's to say. */
const HALVES = [
  ["09:00", "12:00"],
  ["13:30", "18:00"],
] as const;

const isWorkday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;

/**
 * The times from which a candidate may choose: working days from tomorrow on, for two weeks, on the company's clocks.
 * @param timeZone IANA name
 */
export function offeredTimes(now: Date, timeZone: string): TimeWindow[] {
  const today = dayOf(now, timeZone);
  return Array.from({ length: DAYS_AHEAD }, (_, index) => addDays(today, index + 1))
    .filter(isWorkday)
    .flatMap((day) =>
      HALVES.map(([from, until]) => ({
        startsAt: momentOf(`${day} ${from}`, timeZone).toISOString(),
        endsAt: momentOf(`${day} ${until}`, timeZone).toISOString(),
      })),
    );
}
