import { type DataSource, MigrationExecutor } from "typeorm";
import { type MigrationLock, type ProveHeld, migrationLock } from "./migrationLock";
import { readSchema } from "./schema";

/**
 * What a migration's class may say of itself: why it has to copy a table, or to change all rows of one, at once
 * (docs/guides/databases.md). Without a reason none may.
 */
export type Rewriting = { readonly rewrites?: string };

export type MigrateOptions = {
  /** Told of each migration once it is done. */
  onDone?: (name: string, ms: number) => void;
  /** How long to wait for another process that migrates. */
  waitMs?: number;
  lock?: MigrationLock;
};

const WAIT_MS = 15 * 60_000;

/**
 * Brings the tables up to date, one process at a time: whoever waited finds nothing left to do. On MySQL each statement
 * of DDL commits by itself, so a migration that was cut off is run again from its beginning, and passes over what
 * is there.
 * @returns how many were run
 */
export async function migrate(
  source: DataSource,
  { onDone = () => undefined, waitMs = WAIT_MS, lock = migrationLock }: MigrateOptions = {},
): Promise<number> {
  // SQLite serves one process, whose write is the lock.
  if (source.options.type === "better-sqlite3")
    return runMissing(source, "each", onDone, async () => undefined);
  // Nothing to do is the rule at a start, and needs no lock.
  if ((await readSchema(source)).missing.length === 0) return 0;
  return lock(source, waitMs, (proveHeld) => runMissing(source, "none", onDone, proveHeld));
}

async function runMissing(
  source: DataSource,
  transaction: "each" | "none",
  onDone: (name: string, ms: number) => void,
  proveHeld: ProveHeld,
): Promise<number> {
  const missing = new Set((await readSchema(source)).missing);
  if (missing.size === 0) return 0;
  const runner = source.createQueryRunner();
  try {
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = transaction;
    const pending = source.migrations.filter(({ name, constructor }) =>
      missing.has(name ?? constructor.name),
    );
    for (const migration of pending) watch(migration, onDone, proveHeld);
    try {
      return (await executor.executePendingMigrations()).length;
    } finally {
      // Their classes' own again: this lock is of this run.
      for (const migration of pending) Reflect.deleteProperty(migration, "up");
    }
  } finally {
    await runner.release();
  }
}

type Migration = DataSource["migrations"][number];

/** TypeORM runs them all in one go; what each took, and whether it may begin, is seen from within. */
function watch(migration: Migration, onDone: (name: string, ms: number) => void, proveHeld: ProveHeld): void {
  const up = migration.up.bind(migration);
  migration.up = async (runner) => {
    await proveHeld();
    const start = performance.now();
    await up(runner);
    onDone(migration.constructor.name, Math.round(performance.now() - start));
  };
}
