import { newId } from "../clock";
import type { Database } from "../db/database";
import { holdRow } from "../db/locks";
import { updateRows } from "../db/rows";
import { createDatabaseLease } from "../leases/databaseLease";
import type { Services } from "../services";
import { ScheduleRow } from "./entity";

const LEASE_MS = 60_000;
const NEVER = new Date(0);

/** Runs the work of a tick where it is this process' to run; false where another has it, or is at an earlier one. */
export type Ticker = (name: string, tick: Date, work: () => Promise<void>) => Promise<boolean>;

/** Whoever is first to say so has the tick; for good, so that a process with a slower clock does not run it again. */
const takeTick = (db: Database, name: string, tick: Date): Promise<boolean> =>
  db.write(async (tx) => {
    const last = await holdRow(db, tx, ScheduleRow, { id: name }, { id: name, tickAt: NEVER });
    if (last.tickAt >= tick) return false;
    await updateRows(tx, ScheduleRow, { id: name }, { tickAt: tick });
    return true;
  });

/**
 * Among all processes that share the database, each tick is run by one, and none while the one before it still runs.
 * A process that dies over a tick holds up the next ones for a minute; the tick itself is not run again: what
 * schedules do is looked for anew each time.
 */
export function createTicker({ db, clock, log }: Pick<Services, "db" | "clock" | "log">): Ticker {
  const lease = createDatabaseLease(db, clock);

  return async (name, tick, work) => {
    if (!(await takeTick(db, name, tick))) return false;
    const held = `schedule:${name}`;
    const owner = newId();
    if (!(await lease.acquire(held, owner, LEASE_MS))) return false;
    const renewal = setInterval(() => {
      lease
        .acquire(held, owner, LEASE_MS)
        .catch((error: unknown) => log.warn({ err: error, schedule: name }, "schedule's lease not renewed"));
    }, LEASE_MS / 3);
    try {
      await work();
    } finally {
      clearInterval(renewal);
      await lease.release(held, owner);
    }
    return true;
  };
}
