import { AsyncLocalStorage } from "node:async_hooks";
import type { DataSource, EntityManager } from "typeorm";

/** A transaction: what is done through `manager` is committed together or not at all. */
export type Transaction = {
  readonly manager: EntityManager;
  /** Runs once the commit is durable; never after a rollback. For waking and telling, not for work. */
  afterCommit(callback: () => void): void;
};

export type Dialect = "sqlite" | "mysql";

export interface Database {
  readonly dialect: Dialect;
  /** For queries outside any transaction; on SQLite a second connection that never sees half-written data. */
  readonly read: EntityManager;
  /**
   * The only way to write. On SQLite the calls run one after another, since TypeORM has one connection there, on
   * which two transactions would mix; those who wait meanwhile share a commit (docs/adr/0001). On MySQL whoever lost
   * a race (a deadlock, a key that somebody else was faster to take) is run again, so `work` must have no effects
   * outside the transaction.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const RETRIES = 4;
/** Lost against another transaction; a duplicate too, where both looked for a row and found none. */
const raceCodes = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD", "ER_DUP_ENTRY"]);
const lostRace = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && raceCodes.has(String(error.code));

/**
 * A full disk makes SQLite roll back by itself. A savepoint after that would be a transaction of its own and commit
 * alone, so the rest of the batch must not run.
 */
function assertStillOpen(writer: DataSource): void {
  const { databaseConnection } = writer.driver as unknown as {
    databaseConnection: { inTransaction: boolean };
  };
  if (!databaseConnection.inTransaction) throw new Error("SQLite rolled the transaction back by itself");
}

type Work<T> = (tx: Transaction) => Promise<T>;
/** Works that wait for the same commit. */
type Entry = { run(manager: EntityManager): Promise<void>; done(): void; failed(error: unknown): void };
const BATCH = 32;

export function createDatabase(dialect: Dialect, writer: DataSource, reader: DataSource): Database {
  const inside = new AsyncLocalStorage<true>();

  /** Runs the work in a transaction of `manager`, or in a savepoint where it is in one already. */
  async function attempt<T>(manager: EntityManager, work: Work<T>): Promise<{ result: T; tell(): void }> {
    const callbacks: (() => void)[] = [];
    const begun = (own: EntityManager) =>
      inside.run(true, () =>
        work({ manager: own, afterCommit: (callback) => void callbacks.push(callback) }),
      );
    // What is read after a lock was waited for must be what its last holder wrote, not an older snapshot.
    const result = await (dialect === "mysql"
      ? manager.transaction("READ COMMITTED", begun)
      : manager.transaction(begun));
    return {
      result,
      tell: () => {
        for (const callback of callbacks) callback();
      },
    };
  }

  async function attemptAgain<T>(work: Work<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        const { result, tell } = await attempt(writer.manager, work);
        tell();
        return result;
      } catch (error) {
        if (tries === RETRIES || !lostRace(error)) throw error;
      }
    }
  }

  const waiting: Entry[] = [];
  let draining: Promise<void> | null = null;

  /** Those who wait together share one commit, and so one fsync; each has a savepoint, so each fails alone. */
  async function drain() {
    for (let batch = waiting.splice(0, BATCH); batch.length > 0; batch = waiting.splice(0, BATCH)) {
      const failure = await writer
        .transaction(async (manager) => {
          for (const entry of batch) {
            await entry.run(manager);
            assertStillOpen(writer);
          }
        })
        .then(
          () => null,
          (error: unknown) => ({ error }),
        );
      for (const entry of batch) {
        if (failure) entry.failed(failure.error);
        else entry.done();
      }
    }
    draining = null;
  }

  function queued<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let outcome: { result: T; tell(): void } | { error: unknown };
      waiting.push({
        async run(manager) {
          outcome = await attempt(manager, work).catch((error: unknown) => ({ error }));
        },
        done() {
          if ("error" in outcome) return reject(outcome.error);
          resolve(outcome.result);
          outcome.tell();
        },
        failed: reject,
      });
      draining ??= drain();
    });
  }

  return {
    dialect,
    read: reader.manager,
    write(work) {
      // Waiting for one's own turn inside one's own transaction would wait for ever.
      if (inside.getStore())
        throw new Error("db.write called inside db.write: pass the transaction on instead");
      return dialect === "sqlite" ? queued(work) : attemptAgain(work);
    },
    async close() {
      await draining;
      await Promise.all([...new Set([writer, reader])].map((source) => source.destroy()));
    },
  };
}
