import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "../db/database";
import type { Candidacy } from "../pipeline/entity";
import { type Recorded, recordOn } from "../pipeline/recordEvent";
import type { Services } from "../services";
import { startOfDay } from "../wallClock";
import { type PlannedRecord, inOrder } from "./planRecords";

type Needed = Pick<Services, "db" | "clock" | "events" | "env">;

/** Events written between two turns of the event loop. */
const AT_ONCE = 20;

/** When something of that day is said to have happened: at its beginning; a first day that is to come, now. */
export function momentOn({ clock, env }: Pick<Needed, "clock" | "env">, on: string): Date {
  const start = startOfDay(on, env.TIME_ZONE);
  const now = clock.now();
  return start > now ? now : start;
}

/**
 * Writes what is new of a plan made for this candidacy, which the caller holds, in the order in which it happened.
 * @returns the numbers of the events by the line of their record
 */
export async function writeRecords(
  services: Needed,
  tx: Transaction,
  candidacy: Candidacy,
  planned: readonly PlannedRecord[],
  by: Omit<Recorded, "at">,
): Promise<Map<number, number>> {
  const written = new Map<number, number>();
  let now = candidacy;
  let turns = 0;
  for (const { happened, on, line, verdict } of inOrder(planned)) {
    if (verdict.kind !== "new") continue;
    now = await recordOn(services, tx, now, happened, { ...by, at: momentOn(services, on) });
    written.set(line, now.events);
    // SQLite works on this thread.
    if ((turns += 1) % AT_ONCE === 0) await nextTurn();
  }
  return written;
}
