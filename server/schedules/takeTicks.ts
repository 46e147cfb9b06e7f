import { newId, systemClock } from "../clock";
import type { Database } from "../db/database";
import { databaseNow } from "../db/databaseNow";
import { holdRow } from "../db/locks";
import { insertRowOnce, updateRows } from "../db/rows";
import { createDatabaseLease } from "../leases/databaseLease";
import type { Services } from "../services";
import { ScheduleRow } from "./entity";

const LEASE_MS = 60_000;
const NEVER = new Date(0);
/** By as much a process may be ahead of the database, or it does not start (db/checkClock). */
const AHEAD_MS = 5_000;

/** Runs the work of a tick where it is this process' to run; false where another has it, or is at an earlier one. */
export type Ticker = (name: string, tick: Date, work: () => Promise<void>) => Promise<boolean>;

/**
 * Whoever is first to say so has the tick; for good, so that a process with a slower clock does not run it again. What
 * a clock that was ahead has left holds up nobody. The timers' clock is the system's, so that is asked on SQLite.
 */
const takeTick = (db: Database, name: string, tick: Date): Promise<boolean> =>
  db.write(async (tx) => {
    const last = await holdRow(db, tx, ScheduleRow, { id: name }, { id: name, tickAt: NEVER });
    const latest = new Date((await databaseNow(db, tx, systemClock)).getTime() + AHEAD_MS);
    if (tick > latest || (last.tickAt >= tick && last.tickAt <= latest)) return false;
    await updateRows(tx, ScheduleRow, { id: name }, { tickAt: tick });
    return true;
  });

/**
 * Among all processes that share the database, each tick is run by one, and none while the one before it still runs.
 * The lease comes before the tick: a tick that cannot be run now is not taken, and is offered again. A process that
 * dies over a tick holds up the next ones for a minute; the tick itself is not run again: what schedules do is looked
 * for anew each time.
 */
export function createTicker({ db, clock, log }: Pick<Services, "db" | "clock" | "log">): Ticker {
  const lease = createDatabaseLease(db, clock);

  return async (name, tick, work) => {
    const held = `schedule:${name}`;
    const owner = newId();
    if (!(await lease.acquire(held, owner, LEASE_MS))) return false;
    const renewal = setInterval(() => {
      lease
        .acquire(held, owner, LEASE_MS)
        .catch((error: unknown) => log.warn({ err: error, schedule: name }, "schedule's lease not renewed"));
    }, LEASE_MS / 3);
    try {
      if (!(await takeTick(db, name, tick))) return false;
      await work();
      return true;
    } finally {
      clearInterval(renewal);
      await lease.release(held, owner);
    }
  };
}

/**
 * Which of these ticks nobody seems to have taken. A schedule that has never been seen has missed nothing: from now on
 * its row tells.
 */
export async function listMissed<T extends { name: string; tick: Date }>(
  db: Pick<Database, "read" | "write">,
  offered: readonly T[],
): Promise<T[]> {
  const rows = await db.read.find(ScheduleRow);
  const known = new Map(rows.map(({ id, tickAt }) => [id, tickAt.getTime()]));
  const unseen = offered.filter(({ name }) => !known.has(name));
  if (unseen.length > 0) {
    await db.write(async (tx) => {
      for (const { name, tick } of unseen) await insertRowOnce(tx, ScheduleRow, { id: name, tickAt: tick });
    });
  }
  return offered.filter(({ name, tick }) => known.has(name) && known.get(name) !== tick.getTime());
}
