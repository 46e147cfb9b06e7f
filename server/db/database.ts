import { AsyncLocalStorage } from "node:async_hooks";
import type { FileHandle } from "node:fs/promises";
import type { DataSource, EntityManager } from "typeorm";
import { shareRuns } from "../shareRuns";
import { isLostRace } from "./failures";
import { NeedsPrimary, type Replica } from "./replica";

/** A transaction: what is done through `manager` is committed together or not at all. */
export type Transaction = {
  readonly manager: EntityManager;
  /** Runs once the commit is durable; never after a rollback. For waking and telling, not for work. */
  afterCommit(callback: () => void): void;
};

export type Dialect = "sqlite" | "mysql";

export interface Database {
  readonly dialect: Dialect;
  /**
   * For queries outside any transaction; on SQLite a second connection that never sees half-written data. Within
   * `replica.serve` it is the replica, else the primary: whoever reads in order to write reads what is true now.
   */
  readonly read: EntityManager;
  /** Null where everything is read from the primary. */
  readonly replica: Replica | null;
  /**
   * The only way to write. On SQLite the calls run one after another, since TypeORM has one connection there, on
   * which two transactions would mix (docs/adr/0001). On MySQL whoever lost a race (a deadlock, a key that somebody
   * else was faster to take) is run again, so `work` must have no effects outside the transaction.
   * @returns once it is committed and on the disk
   */
  write<T>(work: Work<T>): Promise<T>;
  /**
   * Resolves once all that a reader may have seen by now is on the disk: nobody is told what a power failure could
   * still take back.
   */
  durable(): Promise<void>;
  close(): Promise<void>;
}

const RETRIES = 4;

type Work<T> = (tx: Transaction) => Promise<T>;

type Beside = {
  /** Puts on the disk what has been committed; only where a commit by itself does not (SQLite). */
  log?: Pick<FileHandle, "datasync" | "close">;
  replica?: Replica | null;
  /** Ends the connections; those of writer and reader unless told. */
  close?: () => Promise<void>;
};

export function createDatabase(
  dialect: Dialect,
  writer: DataSource,
  reader: DataSource,
  { log, replica = null, close }: Beside = {},
): Database {
  // It costs every promise of the process something, so only tests look for nested writes.
  const inside = process.env["NODE_ENV"] === "test" ? new AsyncLocalStorage<true>() : null;
  const flushed = shareRuns(async () => log?.datasync());
  /** The last commit whose flush has not ended. */
  let pending: Promise<void> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function attempt<T>(work: Work<T>): Promise<{ result: T; tell(): void }> {
    const callbacks: (() => void)[] = [];
    const begun = (manager: EntityManager) => {
      const run = () => work({ manager, afterCommit: (callback) => void callbacks.push(callback) });
      return inside ? inside.run(true, run) : run();
    };
    // On MySQL at READ COMMITTED, which its connections are set to (openMysql.ts): what is read after a lock was waited
    // for is what its last holder wrote, not an older snapshot.
    const result = await writer.transaction(begun);
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
        const { result, tell } = await attempt(work);
        tell();
        return result;
      } catch (error) {
        if (tries === RETRIES || !isLostRace(error)) throw error;
      }
    }
  }

  /** Works run one after another; while one's commit is flushed the next runs, and those who wait share a flush. */
  async function queued<T>(work: Work<T>): Promise<T> {
    const mine = turn.then(() => attempt(work));
    turn = mine.catch(() => undefined);
    const { result, tell } = await mine;
    const done = flushed();
    pending = done;
    await done.finally(() => {
      if (pending === done) pending = null;
    });
    tell();
    return result;
  }

  return {
    dialect,
    get read() {
      return replica?.manager() ?? reader.manager;
    },
    replica,
    write(work) {
      // What was read before may be old by now.
      if (replica?.isServing()) throw new NeedsPrimary();
      // Waiting for one's own turn inside one's own transaction would wait for ever.
      if (inside?.getStore())
        throw new Error("db.write called inside db.write: pass the transaction on instead");
      if (dialect === "sqlite") return queued(work);
      return replica ? replica.leave(() => attemptAgain(work)) : attemptAgain(work);
    },
    async durable() {
      await pending;
    },
    async close() {
      await turn;
      await pending?.catch(() => undefined);
      await log?.close();
      if (close) await close();
      else await Promise.all([...new Set([writer, reader])].map((source) => source.destroy()));
    },
  };
}
