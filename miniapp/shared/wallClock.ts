const MINUTE_MS = 60_000;

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
function aheadOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"));
  return wall - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The moment at which the zone's clocks show `18:00` on the day `2026-03-05`, wherever this page is read. */
export function momentIn(day: string, clock: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  const first = wanted - aheadOf(wanted, timeZone);
  // Once more, where the clocks change between the two.
  return new Date(wanted - aheadOf(first, timeZone)).toISOString();
}

/** `2026-03-05` on the zone's clocks. */
export const dayIn = (at: number, timeZone: string): string =>
  new Date(at + aheadOf(at, timeZone)).toISOString().slice(0, 10);
