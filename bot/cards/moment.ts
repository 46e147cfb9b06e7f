import type { Locale } from "../../server/http/messages";
import { dateTimeText, timeText } from "../../server/timeWords";
import { dayOf } from "../../server/wallClock";

export { dateText } from "../../server/timeWords";

/** When and where a card is read. */
export type Reading = { now: Date; timeZone: string; locale: Locale };

/** `10:32` of today, `3月2日 10:32` of another day. */
export const momentText = (at: Date, { now, timeZone, locale }: Reading): string =>
  dayOf(at, timeZone) === dayOf(now, timeZone)
    ? timeText(at, timeZone)
    : dateTimeText(at, { timeZone, locale });

const DAY_MS = 86_400_000;
/** Whole days that somebody has waited. */
export const daysSince = (at: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - at.getTime()) / DAY_MS));
