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
   * The only way to write. On SQLite the calls run one after another: TypeORM has one connection there, on which
   * two transactions would mix (docs/adr/0001). On MySQL a deadlock victim is run again, so `work` must have no
   * effects outside the transaction.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const DEADLOCK_RETRIES = 4;
const deadlockCodes = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD"]);
const isDeadlock = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && deadlockCodes.has(String(error.code));

export function createDatabase(dialect: Dialect, writer: DataSource, reader: DataSource): Database {
  const inside = new AsyncLocalStorage<true>();
  let tail: Promise<unknown> = Promise.resolve();

  async function attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const callbacks: (() => void)[] = [];
    const result = await writer.transaction((manager) =>
      inside.run(true, () => work({ manager, afterCommit: (callback) => void callbacks.push(callback) })),
    );
    for (const callback of callbacks) callback();
    return result;
  }

  async function attemptAgain<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await attempt(work);
      } catch (error) {
        if (tries === DEADLOCK_RETRIES || !isDeadlock(error)) throw error;
      }
    }
  }

  function queued<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const turn = tail.then(() => attempt(work));
    tail = turn.catch(() => undefined);
    return turn;
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
      await tail.catch(() => undefined);
      await Promise.all([...new Set([writer, reader])].map((source) => source.destroy()));
    },
  };
}
