import type { Transaction } from "../db/database";
import type { JobKind, JobPayloads } from "./queue";

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

/** So many starts in so long at most. */
export type JobRate = { max: number; perMs: number };

export type JobHandler<P> = {
  /** How many run at once in this process. */
  concurrency: number;
  attempts: number;
  /** Of all processes together where Redis carries the jobs, of this process otherwise. */
  rate?: JobRate;
  /** Does the work outside any transaction and returns what is to be written. */
  run(payload: P, context: JobContext): Promise<Commit | void>;
  /** Written when the last try has failed, so that nobody waits for something that will not come. */
  giveUp?(payload: P, tx: Transaction): Promise<void>;
};
export type JobHandlers<K extends JobKind = JobKind> = { [Kind in K]: JobHandler<JobPayloads[Kind]> };

/**
 * Thrown by a handler whose work only another process can do, or must end first, before it has done any of it: the job
 * waits on for that process, and this costs none of its tries.
 */
export class LeftToAnother extends Error {
  override readonly name = "LeftToAnother";
}

/** `left` to another process, `released` by a stop, `lost` to whoever took it meanwhile, its end not written. */
export type JobOutcome = "done" | "failed" | "dead" | "left" | "released" | "lost";

/** One try of a job, as whoever looks on sees it. */
export type ObservedRun = {
  id: string;
  kind: string;
  /** 1 for the first try. */
  attempt: number;
  isLast: boolean;
  /** From when on it could have run. */
  dueAt: Date;
  /** Of what caused it. */
  trace: string | null;
  signal: AbortSignal;
};
/** Runs it within figures and traces. What it returns or throws is passed on. */
export type AroundRun = (job: ObservedRun, run: () => Promise<Commit | void>) => Promise<Commit | void>;
