import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { newId, systemClock } from "../clock";
import { createDatabaseLease } from "../leases/databaseLease";
import { createDatabase } from "./database";

/** Rejects with `MigrationLockLost` where the lock is not held any more. */
export type ProveHeld = () => Promise<void>;

/**
 * A way to be the only one who migrates a database, for as long as `work` takes. What it does is not taken back where
 * the lock is lost, so `work` has it proved before each step.
 */
export type MigrationLock = <T>(
  source: DataSource,
  waitMs: number,
  work: (proveHeld: ProveHeld) => Promise<T>,
) => Promise<T>;

/** Somebody else migrates, and has not ended in the time that one was willing to wait. */
export class MigrationsBusy extends Error {
  override readonly name = "MigrationsBusy";

  constructor(waitMs: number) {
    super(`Another process has been migrating this database for more than ${Math.round(waitMs / 1_000)} s.`);
  }
}

/** The connection or the row that held the lock is gone, and somebody else may migrate by now. */
export class MigrationLockLost extends Error {
  override readonly name = "MigrationLockLost";

  constructor(cause?: unknown) {
    super(
      "The lock of the migrations was lost, so no further one was begun. Those that are done stay: start again.",
      { cause },
    );
  }
}

const ALIVE_MS = 20_000;

/** Locks are the server's, not the database's, and their names have 64 characters at most. */
export const lockName = ({ driver }: DataSource) =>
  `zhimian-migrate-${createHash("sha256")
    .update(driver.database ?? "")
    .digest("hex")
    .slice(0, 32)}`;

/** Held by a connection, and free as soon as that is gone: MySQL, MariaDB, TiDB from 6.2 on, OceanBase 4. */
export const namedLock: MigrationLock = async (source, waitMs, work) => {
  const holder = source.createQueryRunner();
  const name = lockName(source);
  try {
    const [row] = (await holder.query("SELECT GET_LOCK(?, ?) AS taken", [
      name,
      Math.ceil(waitMs / 1_000),
    ])) as {
      taken: string | number | null;
    }[];
    if (Number(row?.taken) !== 1) throw new MigrationsBusy(waitMs);
    // What stands between may close a connection that says nothing, and the lock would be gone with it.
    const alive = setInterval(() => void holder.query("SELECT 1").catch(() => undefined), ALIVE_MS);
    const proveHeld = async () => {
      const sql = "SELECT IS_USED_LOCK(?) = CONNECTION_ID() AS mine";
      const [held] = (await holder.query(sql, [name]).catch((error: unknown) => {
        throw new MigrationLockLost(error);
      })) as { mine: string | number | null }[];
      if (Number(held?.mine) !== 1) throw new MigrationLockLost();
    };
    try {
      return await work(proveHeld);
    } finally {
      clearInterval(alive);
      await holder.query("SELECT RELEASE_LOCK(?)", [name]).catch(() => undefined);
    }
  } finally {
    await holder.release();
  }
};

const LEASE = "schema-migrations";
const LEASE_MS = 60_000;
const LOOK_MS = 500;
/** As its migration makes it (1796160000000): a database without tables has none yet. */
const LEASES =
  "CREATE TABLE IF NOT EXISTS `leases` (`id` varchar(255) NOT NULL, `owner` varchar(36) NOT NULL, " +
  "`heldUntil` datetime(3) NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB";

/** A row that is held for a minute at a time, for engines and proxies without named locks. */
export const leaseLock: MigrationLock = async (source, waitMs, work) => {
  await source.query(LEASES);
  const lease = createDatabaseLease(createDatabase("mysql", source, source), systemClock);
  const owner = newId();
  const until = performance.now() + waitMs;
  while (!(await lease.acquire(LEASE, owner, LEASE_MS))) {
    if (performance.now() >= until) throw new MigrationsBusy(waitMs);
    await sleep(LOOK_MS);
  }
  const renewal = setInterval(() => {
    lease.acquire(LEASE, owner, LEASE_MS).catch(() => undefined);
  }, LEASE_MS / 3);
  const proveHeld = async () => {
    const held = await lease.acquire(LEASE, owner, LEASE_MS).catch((error: unknown) => {
      throw new MigrationLockLost(error);
    });
    if (!held) throw new MigrationLockLost();
  };
  try {
    return await work(proveHeld);
  } finally {
    clearInterval(renewal);
    await lease.release(LEASE, owner).catch(() => undefined);
  }
};

/** What is said of a function that an engine does not have: unknown, not supported, no syntax. */
const NO_FUNCTION = new Set([1064, 1105, 1235, 1305]);

/** The connection's own lock where there is one, else the row. */
export const migrationLock: MigrationLock = async (source, waitMs, work) => {
  const isLocking = await source.query("SELECT IS_FREE_LOCK(?)", [lockName(source)]).then(
    () => true,
    (error: { errno?: number }) => {
      if (NO_FUNCTION.has(error.errno ?? 0)) return false;
      throw error;
    },
  );
  return (isLocking ? namedLock : leaseLock)(source, waitMs, work);
};
