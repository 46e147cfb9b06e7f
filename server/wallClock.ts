const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-05 18:00` on the wall clocks of the zone (an IANA name). Swedish writes it so. */
function wallTime(at: number | Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  formats.set(timeZone, format);
  return format.format(at);
}

/** `2026-03-05` there. */
export const dayOf = (at: number | Date, timeZone: string): string => wallTime(at, timeZone).slice(0, 10);

const asUtc = (wall: string) => Date.parse(`${wall.replace(" ", "T")}:00Z`);

/** The moment at which the zone's clocks show `2026-03-05 18:00`; corrected once more where they jump on that day. */
export function momentOf(wall: string, timeZone: string): Date {
  const wanted = asUtc(wall);
  let at = wanted;
  for (let round = 0; round < 2; round += 1) at += wanted - asUtc(wallTime(at, timeZone));
  return new Date(at);
}

/** The first minute from which on `named` gives this name or a later one; names are days. */
export function firstMinute(name: string, named: (at: Date) => string): Date {
  const day = Date.parse(`${name}T00:00:00Z`);
  let before = day - 2 * DAY_MS;
  let within = day + 2 * DAY_MS;
  while (within - before > MINUTE_MS) {
    const middle = Math.floor((before + within) / 2 / MINUTE_MS) * MINUTE_MS;
    if (named(new Date(middle)) >= name) within = middle;
    else before = middle;
  }
  return new Date(within);
}

/** The first minute of the day: midnight, or what comes first where clocks jump over it. */
export const startOfDay = (day: string, timeZone: string): Date =>
  firstMinute(day, (at) => dayOf(at, timeZone));

/** The day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
