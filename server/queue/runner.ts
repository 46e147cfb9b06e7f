import { In, LessThanOrEqual, Not } from "typeorm";
import { type Clock, newId } from "../clock";
import type { Database, Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import type { Logger } from "../logger";
import { backoffMs } from "./backoff";
import { Job } from "./entity";
import type { JobKind, JobPayloads, Queue } from "./queue";

export type JobContext = {
  jobId: string;
  /** 1 for the first try. */
  attempt: number;
  signal: AbortSignal;
  /** Readable in the console while the job runs. */
  progress(done: number, total: number): Promise<void>;
};

/** Applied in the transaction that closes the job: all of it counts once, or not at all. */
export type Commit = (tx: Transaction) => Promise<void>;

export type JobHandler<P> = {
  /** How many run at once in this process. */
  concurrency: number;
  attempts: number;
  /** Does the work outside any transaction and returns what is to be written. */
  run(payload: P, context: JobContext): Promise<Commit | void>;
  /** Written when the last try has failed, so that nobody waits for something that will not come. */
  giveUp?(payload: P, tx: Transaction): Promise<void>;
};
export type JobHandlers<K extends JobKind = JobKind> = { [Kind in K]: JobHandler<JobPayloads[Kind]> };

/**
 * Thrown by a handler whose work only another process can do, before it has done any of it: the job waits on for that
 * process, and this costs none of its tries.
 */
export class LeftToAnother extends Error {
  override readonly name = "LeftToAnother";
}

const LEASE_MS = 60_000;
const POLL_MS = 1_000;
/** For so long this process does not look again at what it has left to another. */
const LEFT_MS = 2 * POLL_MS;
/** So often beyond its tries may a job be cut off by the end of its process before it counts as the cause. */
const MAX_CUT_OFF = 10;

/** Somebody else owns the job now (its lease ran out): what this run did must not be written. */
class Fenced extends Error {}

/**
 * Runs jobs of the database's outbox in this process. A crash at any moment leaves the row open; another run
 * starts from the beginning, and the fence in the closing transaction lets only one of them write.
 */
export function createRunner(options: {
  db: Database;
  queue: Queue;
  clock: Clock;
  log: Logger;
  /** Of the kinds that this process takes. */
  handlers: Partial<JobHandlers>;
}) {
  const { db, queue, clock, log, handlers } = options;
  const owner = newId();
  const running = new Map<string, { kind: JobKind; done: Promise<void> }>();
  const elsewhere = new Map<string, number>();
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let filling: Promise<void> | null = null;
  let again = false;

  const kinds = Object.keys(handlers) as JobKind[];
  const freeKinds = () =>
    kinds.filter((kind) => {
      const busy = [...running.values()].filter((job) => job.kind === kind).length;
      return busy < (handlers[kind]?.concurrency ?? 0);
    });

  /** Most looks find nothing, so one question is asked before one for each kind. */
  async function dueKinds(): Promise<Set<string>> {
    const rows: { kind: string }[] = await db.read
      .createQueryBuilder(Job, "job")
      .select("DISTINCT job.kind", "kind")
      .where({ status: "pending", runAfter: LessThanOrEqual(clock.now()) })
      .getRawMany();
    return new Set(rows.map(({ kind }) => kind));
  }

  function leftToOthers(): string[] {
    for (const [id, until] of elsewhere) if (until <= performance.now()) elsewhere.delete(id);
    return [...elsewhere.keys()];
  }

  async function claimNext(kind: JobKind): Promise<Job | null> {
    const now = clock.now();
    const others = leftToOthers();
    const job = await db.read.findOne(Job, {
      where: {
        kind,
        status: "pending",
        runAfter: LessThanOrEqual(now),
        ...(others.length > 0 ? { id: Not(In(others)) } : {}),
      },
      order: { priority: "ASC", runAfter: "ASC" },
    });
    if (!job) return null;
    const claimed = await db.write((tx) =>
      updateRows(
        tx,
        Job,
        { id: job.id, status: "pending" },
        {
          status: "running",
          // From here on a new change may ask for the same work again.
          dedupeKey: null,
          attempts: job.attempts + 1,
          leaseOwner: owner,
          leaseUntil: new Date(now.getTime() + LEASE_MS),
        },
      ),
    );
    return claimed === 1 ? { ...job, attempts: job.attempts + 1 } : null;
  }

  async function close(tx: Transaction, job: Job, change: Partial<Job>) {
    const closed = await updateRows(
      tx,
      Job,
      { id: job.id, status: "running", leaseOwner: owner },
      { ...change, leaseOwner: null, leaseUntil: null },
    );
    if (closed !== 1) throw new Fenced();
  }

  async function leave(job: Job) {
    elsewhere.set(job.id, performance.now() + LEFT_MS);
    await db.write((tx) => close(tx, job, { status: "pending", attempts: job.attempts - 1 }));
  }

  async function fail(job: Job, handler: JobHandler<never>, error: unknown) {
    const last = job.attempts >= handler.attempts;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    log.warn({ jobId: job.id, kind: job.kind, attempt: job.attempts, err: error, last }, "job failed");
    await db.write(async (tx) => {
      await close(
        tx,
        job,
        last
          ? { status: "dead", lastError: message, finishedAt: clock.now() }
          : {
              status: "pending",
              lastError: message,
              runAfter: new Date(clock.now().getTime() + backoffMs(job.attempts)),
            },
      );
      if (last) await handler.giveUp?.(job.payload as never, tx);
    });
  }

  async function runOne(job: Job) {
    const handler = handlers[job.kind as JobKind] as unknown as JobHandler<never>;
    const renewal = setInterval(() => {
      const leaseUntil = new Date(clock.now().getTime() + LEASE_MS);
      db.write((tx) => updateRows(tx, Job, { id: job.id, leaseOwner: owner }, { leaseUntil })).catch(
        (error: unknown) => log.warn({ err: error, jobId: job.id }, "lease not renewed"),
      );
    }, LEASE_MS / 3);
    try {
      if (job.attempts > handler.attempts + MAX_CUT_OFF) {
        throw new Error("the process ended each time before this job did");
      }
      const commit = await handler.run(job.payload as never, {
        jobId: job.id,
        attempt: job.attempts,
        signal: abort.signal,
        progress: async (done, total) => {
          await db.write((tx) =>
            updateRows(
              tx,
              Job,
              { id: job.id, leaseOwner: owner },
              { progressDone: done, progressTotal: total },
            ),
          );
        },
      });
      await db.write(async (tx) => {
        await close(tx, job, { status: "done", lastError: null, finishedAt: clock.now() });
        await commit?.(tx);
      });
    } catch (error) {
      // A stop in mid-work is no failure: the row stays open and the next process takes it.
      if (abort.signal.aborted || error instanceof Fenced) return;
      const end = error instanceof LeftToAnother ? leave(job) : fail(job, handler, error);
      await end.catch((failure: unknown) => {
        if (!(failure instanceof Fenced))
          log.error({ err: failure, jobId: job.id }, "job could not be closed");
      });
    } finally {
      clearInterval(renewal);
    }
  }

  async function fill() {
    do {
      again = false;
      const due = await dueKinds();
      for (const kind of freeKinds().filter((free) => due.has(free))) {
        if (abort.signal.aborted) return;
        const job = await claimNext(kind);
        if (!job) continue;
        again = true;
        const done = runOne(job).finally(() => {
          running.delete(job.id);
          pump();
        });
        running.set(job.id, { kind, done });
      }
    } while (again && !abort.signal.aborted);
  }

  function pump() {
    if (abort.signal.aborted) return;
    if (filling) {
      again = true;
      return;
    }
    filling = fill()
      .catch((error: unknown) => log.error({ err: error }, "jobs could not be claimed"))
      .finally(() => {
        filling = null;
      });
  }

  /**
   * Jobs whose process died go back to waiting; `all` where this is the only process there can be (SQLite). Only the
   * kinds taken here: another runner of this process may be at work on the others.
   */
  async function recover(all: boolean) {
    const now = clock.now();
    await db.write((tx) =>
      updateRows(
        tx,
        Job,
        { kind: In(kinds), status: "running", ...(all ? {} : { leaseUntil: LessThanOrEqual(now) }) },
        { status: "pending", leaseOwner: null, leaseUntil: null, runAfter: now },
      ),
    );
  }

  /** What a stop interrupts may be taken at once by the next process, and has used up none of its tries. */
  async function release() {
    const left = { status: "pending", leaseOwner: null, leaseUntil: null, runAfter: clock.now() } as const;
    await db.write((tx) =>
      tx.manager
        .createQueryBuilder()
        .update(Job)
        .set({ ...left, attempts: () => "attempts - 1" })
        .where({ status: "running", leaseOwner: owner })
        .execute(),
    );
  }

  const stopListening = queue.onWork(pump);

  return {
    async start() {
      await recover(db.dialect === "sqlite");
      timer = setInterval(() => {
        recover(false)
          .then(pump)
          .catch((error: unknown) => log.error({ err: error }, "jobs could not be recovered"));
      }, POLL_MS);
      pump();
    },
    /** Stops taking jobs and gives running ones a moment; what is not done stays in the outbox. */
    async stop(graceMs = 5_000) {
      stopListening();
      clearInterval(timer);
      abort.abort();
      await filling;
      const settled = Promise.allSettled([...running.values()].map((job) => job.done));
      let waited: NodeJS.Timeout | undefined;
      await Promise.race([
        settled,
        new Promise((resolve) => {
          waited = setTimeout(resolve, graceMs);
        }),
      ]);
      clearTimeout(waited);
      await release();
    },
  };
}
export type Runner = ReturnType<typeof createRunner>;
