import { In, LessThanOrEqual, Not } from "typeorm";
import { type Clock, newId } from "../clock";
import type { Database, Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { codecsFor, queryRows } from "../db/statements";
import { tellOutage } from "../db/tellOutage";
import { type Logger, tellError } from "../logger";
import { backoffMs } from "./backoff";
import { inDoubt } from "./doubt";
import { Job } from "./entity";
import {
  type AroundRun,
  type JobHandler,
  type JobHandlers,
  type JobOutcome,
  LeftToAnother,
} from "./handlers";
import { createLeases } from "./leases";
import { createPlaces } from "./places";
import { type JobKind, PRIORITIES } from "./queue";

/** For so long this process does not look again at what it has left to another. */
const LEFT_MS = 2_000;
/** So often beyond its tries may a job be cut off by the end of its process before it counts as the cause. */
const MAX_CUT_OFF = 10;

/** Somebody else owns the job now (its lease ran out): what this run did must not be written. */
class Fenced extends Error {}

/** A run that has begun; `outcome` once its row says so, or once a stop has given it back. Never rejects. */
export type Begun = { job: Job; outcome: Promise<JobOutcome> };

/**
 * The rows of one process' kinds: claims them, keeps their leases, runs their handlers and closes them. A crash at any
 * moment leaves the row open; another run starts from the beginning, and the fence in the closing transaction lets
 * only one of them write. How rows come to be looked at is a transport's business.
 */
export interface JobRows {
  readonly kinds: readonly JobKind[];
  readonly stopping: AbortSignal;
  handlerOf(kind: JobKind): Pick<JobHandler<never>, "concurrency" | "rate">;
  /** Of the kinds that have room, those of which something is due. */
  dueKinds(): Promise<JobKind[]>;
  /** The next due row of a kind with room, claimed and begun; null where there is none. */
  beginNext(kind: JobKind): Promise<Begun | null>;
  /**
   * This row, unless it has been claimed since it was sent (`claims`), is not there or waits no longer: null.
   * Waits for room; rejects where the database cannot be asked.
   */
  begin(kind: JobKind, row: { id: string; claims: number }): Promise<Begun | null>;
  /** Rows whose process died wait again; `all` where this is the only process there can be (SQLite). */
  recover(all: boolean): Promise<void>;
  /** Gives running jobs a moment, then gives back what is not done. */
  stop(graceMs: number): Promise<void>;
}

export function createJobRows(options: {
  db: Database;
  clock: Clock;
  log: Logger;
  /** Of the kinds that this process takes. */
  handlers: Partial<JobHandlers>;
  around: AroundRun;
}): JobRows {
  const { db, clock, log, handlers, around } = options;
  const owner = newId();
  const kinds = Object.keys(handlers) as JobKind[];
  const handlerOf = (kind: JobKind) => handlers[kind] as unknown as JobHandler<never>;
  const places = createPlaces(
    (kind) => handlerOf(kind as JobKind),
    () => performance.now(),
  );
  const leases = createLeases({ db, clock, log, owner, kinds });
  const running = new Set<Promise<JobOutcome>>();
  const claiming = new Set<Promise<unknown>>();
  const elsewhere = new Map<string, number>();
  const abort = new AbortController();
  let giveBack: () => void = Object;
  const givenBack = new Promise<JobOutcome>((resolve) => {
    giveBack = () => resolve("released");
  });

  function leftToOthers(): string[] {
    for (const [id, until] of elsewhere) if (until <= performance.now()) elsewhere.delete(id);
    return [...elsewhere.keys()];
  }

  /** What claiming writes; the row as it is then. */
  async function take(tx: Transaction, job: Job): Promise<Job | null> {
    const now = clock.now();
    const change = {
      status: "running",
      // From here on a new change may ask for the same work again.
      dedupeKey: null,
      attempts: job.attempts + 1,
      claims: job.claims + 1,
      transportedAt: null,
      startedAt: now,
      ...leases.take(),
    } as const;
    const untouched = { id: job.id, status: "pending", claims: job.claims } as const;
    return (await updateRows(tx, Job, untouched, change)) === 1 ? { ...job, ...change } : null;
  }

  async function claimNext(kind: JobKind): Promise<Job | null> {
    const others = leftToOthers();
    for (const priority of PRIORITIES) {
      const job = await db.read.findOne(Job, {
        where: {
          status: "pending",
          kind,
          priority,
          runAfter: LessThanOrEqual(clock.now()),
          ...(others.length > 0 ? { id: Not(In(others)) } : {}),
        },
        order: { runAfter: "ASC" },
      });
      if (job) return db.write((tx) => take(tx, job));
    }
    return null;
  }

  const claim = (row: { id: string; claims: number }) =>
    db.write(async (tx) => {
      const job = await findForUpdate(db, tx, Job, { id: row.id });
      return job?.status === "pending" && job.claims === row.claims ? take(tx, job) : null;
    });

  async function close(tx: Transaction, job: Job, change: Partial<Job>) {
    const mine = { id: job.id, status: "running", leaseOwner: owner, claims: job.claims } as const;
    const closed = await updateRows(tx, Job, mine, { ...change, leaseOwner: null, leaseUntil: null });
    if (closed !== 1) throw new Fenced();
  }

  async function leave(job: Job): Promise<JobOutcome> {
    elsewhere.set(job.id, performance.now() + LEFT_MS);
    await db.write((tx) => close(tx, job, { status: "pending", attempts: job.attempts - 1 }));
    return "left";
  }

  async function fail(job: Job, handler: JobHandler<never>, error: unknown): Promise<JobOutcome> {
    const last = job.attempts >= handler.attempts;
    const lastError = tellError(error);
    log.warn({ jobId: job.id, kind: job.kind, attempt: job.attempts, err: error, last }, "job failed");
    const now = clock.now();
    await db.write(async (tx) => {
      await close(
        tx,
        job,
        last
          ? { status: "dead", lastError, finishedAt: now }
          : {
              status: "pending",
              lastError,
              runAfter: new Date(now.getTime() + backoffMs(job.attempts)),
            },
      );
      if (last) await handler.giveUp?.(job.payload as never, tx);
    });
    return last ? "dead" : "failed";
  }

  async function work(job: Job, handler: JobHandler<never>): Promise<JobOutcome> {
    if (job.attempts > handler.attempts + MAX_CUT_OFF) {
      throw new Error("the process ended each time before this job did");
    }
    const observed = {
      id: job.id,
      kind: job.kind,
      attempt: job.attempts,
      isLast: job.attempts >= handler.attempts,
      dueAt: job.runAfter,
      trace: job.trace,
      signal: abort.signal,
    };
    const commit = await around(observed, () =>
      handler.run(job.payload as never, {
        jobId: job.id,
        attempt: job.attempts,
        signal: abort.signal,
        progress: async (progressDone, progressTotal) => {
          const mine = { id: job.id, leaseOwner: owner };
          await db.write((tx) => updateRows(tx, Job, mine, { progressDone, progressTotal }));
        },
      }),
    );
    await db.write(async (tx) => {
      await close(tx, job, { status: "done", lastError: null, finishedAt: clock.now() });
      await commit?.(tx);
    });
    return "done";
  }

  async function runOne(job: Job): Promise<JobOutcome> {
    const handler = handlerOf(job.kind as JobKind);
    const leaveLease = leases.keep(job);
    try {
      return await work(job, handler);
    } catch (error) {
      // A stop in mid-work is no failure: the row stays open and the next process takes it.
      if (abort.signal.aborted) return "released";
      if (error instanceof Fenced) return "lost";
      const end = error instanceof LeftToAnother ? leave(job) : fail(job, handler, error);
      return await end.catch((failure: unknown): JobOutcome => {
        if (!(failure instanceof Fenced) && !tellOutage(log, failure)) {
          log.error({ err: failure, jobId: job.id }, "job could not be closed");
        }
        return "lost";
      });
    } finally {
      leaveLease();
    }
  }

  function start(job: Job): Begun {
    const kind = job.kind as JobKind;
    places.began(kind);
    const run = inDoubt(job.doubtedAt, () => runOne(job)).finally(() => {
      running.delete(run);
      places.leave(kind);
    });
    running.add(run);
    return { job, outcome: Promise.race([run, givenBack]) };
  }

  /** A stop came while it was claimed: nothing of it has begun, and nobody would end it. */
  async function giveUnbegunBack(job: Job): Promise<void> {
    const given = db.write((tx) => close(tx, job, { status: "pending", attempts: job.attempts - 1 }));
    await given.catch((error: unknown) => {
      // The stop has given it back already.
      if (error instanceof Fenced || tellOutage(log, error)) return;
      log.warn({ err: error, jobId: job.id }, "job not given back: its lease will run out");
    });
  }

  /** In a place of its kind, which is free again where nothing comes of the claim. */
  async function beginIn(kind: JobKind, claimOne: () => Promise<Job | null>): Promise<Begun | null> {
    places.take(kind);
    let begun: Begun | null = null;
    try {
      const job = await claimOne();
      if (job && abort.signal.aborted) await giveUnbegunBack(job);
      else if (job) begun = start(job);
    } finally {
      if (!begun) places.leave(kind);
    }
    return begun;
  }

  function beginWith(kind: JobKind, claimOne: () => Promise<Job | null>): Promise<Begun | null> {
    const claimed = beginIn(kind, claimOne).finally(() => claiming.delete(claimed));
    claiming.add(claimed);
    return claimed;
  }

  return {
    kinds,
    stopping: abort.signal,
    handlerOf,
    async dueKinds() {
      const free = kinds.filter((kind) => places.mayBegin(kind));
      if (free.length === 0) return [];
      const [runAfter] = codecsFor(db.read.dataSource, Job, ["runAfter"]);
      const now = runAfter?.write(clock.now());
      // For each kind and priority the first entry of an index, however much waits or is delayed.
      const questions = free.map(
        (kind) => `SELECT '${kind}' AS kind, EXISTS (SELECT 1 FROM jobs WHERE status = 'pending'
          AND kind = '${kind}' AND priority IN (${PRIORITIES.join()}) AND runAfter <= ?) AS due`,
      );
      const rows = await queryRows(
        db.read,
        questions.join(" UNION ALL "),
        free.map(() => now),
        ["kind", "due"],
      );
      return rows.filter(([, due]) => Number(due) === 1).map(([kind]) => kind as JobKind);
    },
    async beginNext(kind) {
      if (!places.mayBegin(kind) || abort.signal.aborted) return null;
      return beginWith(kind, () => claimNext(kind));
    },
    async begin(kind, row) {
      await places.untilFree(kind);
      if (abort.signal.aborted) throw new Error("this process is stopping");
      return beginWith(kind, () => claim(row));
    },
    recover: (all) => leases.recover(all),
    async stop(graceMs) {
      abort.abort();
      let waited: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        waited = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.allSettled([...claiming, ...running]), patience]);
      clearTimeout(waited);
      await leases.release();
      giveBack();
    },
  };
}
