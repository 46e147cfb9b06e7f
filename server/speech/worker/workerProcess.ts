import { fork, type ChildProcess } from "node:child_process";
import { SAMPLES_PER_MS, SpeechFailure, type SpeechFailureCode } from "../types";
import { entryBeside, withExecArgv } from "../../workers/entry";
import type { FromWorker, Job, ResultOf, ToWorker, WorkerSettings } from "./messages";

export type WorkerProcessOptions = WorkerSettings & {
  /** A worker that uses more memory is ended. */
  maxRssBytes: number;
  /** A job may take `graceMs` (loading the model) and `perSoundMs` for each millisecond of its sound. */
  budget: { graceMs: number; perSoundMs: number };
  /** The worker is ended, and its memory freed, after so long without a job. */
  idleMs: number;
  /** Another program in the worker's place; for tests of what happens when it misbehaves. */
  entry?: string;
};

type Waiting = {
  job: Job;
  attempts: number;
  budgetMs: number;
  resolve(result: unknown): void;
  reject(error: Error): void;
};

/** Loading and a failing machine are worth a second try; weights that are not ours are not. */
const attemptsPerJob = 2;

/**
 * The speech worker seen from the server: starts on demand, does one job at a time in the order they came, is killed
 * when it hangs or eats too much memory, and ends when idle. Each job is tried twice.
 */
export class WorkerProcess {
  private readonly queue: Waiting[] = [];
  private current: Waiting | null = null;
  private child: ChildProcess | null = null;
  private watchdog: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private jobs = 0;

  constructor(private readonly options: WorkerProcessOptions) {}

  /** Process id of the running worker, null while there is none. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Jobs waiting or running. */
  get load(): number {
    return this.queue.length + (this.current ? 1 : 0);
  }

  /** Fails with `SpeechFailure`, or with the signal's reason. An aborted job that already runs is let finish. */
  run<J extends Job>(job: J, signal?: AbortSignal): Promise<ResultOf<J>> {
    return new Promise<ResultOf<J>>((resolve, reject) => {
      if (signal?.aborted) return reject(abortReason(signal));
      const { graceMs, perSoundMs } = this.options.budget;
      const abort = (): void => this.drop(waiting, signal);
      const conclude = (): void => signal?.removeEventListener("abort", abort);
      const waiting: Waiting = {
        job,
        attempts: 0,
        budgetMs: graceMs + (perSoundMs * job.pcm.length) / SAMPLES_PER_MS,
        resolve: (result) => (conclude(), resolve(result as ResultOf<J>)),
        reject: (error) => (conclude(), reject(error)),
      };
      signal?.addEventListener("abort", abort);
      this.queue.push(waiting);
      this.next();
    });
  }

  /** Ends the worker; jobs that are waiting fail with `closed`. */
  async close(): Promise<void> {
    const waiting = this.queue.splice(0);
    if (this.current) waiting.unshift(this.current);
    this.current = null;
    for (const { reject } of waiting) reject(new SpeechFailure("closed", "The speech worker was closed"));
    await this.end();
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.idleTimer);
    const waiting = this.queue.shift();
    if (!waiting) return this.rest();
    this.current = waiting;
    waiting.attempts += 1;
    this.jobs += 1;
    const id = this.jobs;
    const child = (this.child ??= this.start());
    hold(child, true);
    this.watchdog = setTimeout(() => this.giveUp(child, "hung", "took too long"), waiting.budgetMs);
    const message: ToWorker = { id, job: waiting.job };
    child.send(message, (error) => {
      if (error) this.giveUp(child, "died", error.message);
    });
  }

  private start(): ChildProcess {
    const { models, size, threads, niceness, reportMs } = this.options;
    const settings: WorkerSettings = { models, size, threads, niceness, reportMs };
    const { file, execArgv } = this.options.entry
      ? withExecArgv(this.options.entry)
      : entryBeside(__filename, "main");
    const child = fork(file, [JSON.stringify(settings)], { serialization: "advanced", execArgv });
    child.on("message", (message) => this.receive(child, message as FromWorker));
    child.on("error", (error) => this.giveUp(child, "died", error.message));
    child.on("exit", (code, signal) => this.giveUp(child, "died", `ended with ${signal ?? code}`));
    return child;
  }

  private receive(child: ChildProcess, message: FromWorker): void {
    if (child !== this.child) return;
    if (message.kind === "memory") {
      if (message.rssBytes > this.options.maxRssBytes)
        this.giveUp(child, "out_of_memory", `used ${message.rssBytes} bytes`);
      return;
    }
    const finished = this.current;
    if (!finished || message.id !== this.jobs) return;
    if (message.kind === "done") this.settle(() => finished.resolve(message.result));
    else if (message.code === "weights_mismatch") this.settle(() => finished.reject(failure(message)));
    else this.retryOr(failure(message));
  }

  /** The worker is of no use any more: away with it, and the job gets its second try with a new one. */
  private giveUp(child: ChildProcess, code: SpeechFailureCode, why: string): void {
    if (child !== this.child) return;
    this.child = null;
    child.kill("SIGKILL");
    this.retryOr(new SpeechFailure(code, `The speech worker ${why}`));
  }

  private retryOr(error: SpeechFailure): void {
    const failed = this.current;
    if (!failed) return;
    this.settle(() => {
      if (failed.attempts < attemptsPerJob) this.queue.unshift(failed);
      else failed.reject(error);
    });
  }

  private settle(conclude: () => void): void {
    clearTimeout(this.watchdog);
    this.current = null;
    conclude();
    this.next();
  }

  private drop(waiting: Waiting, signal: AbortSignal | undefined): void {
    const at = this.queue.indexOf(waiting);
    if (at >= 0) this.queue.splice(at, 1);
    waiting.attempts = attemptsPerJob;
    waiting.reject(abortReason(signal));
  }

  private rest(): void {
    if (!this.child) return;
    // An idle worker does not keep the server from ending.
    hold(this.child, false);
    this.idleTimer = setTimeout(() => void this.end(), this.options.idleMs).unref();
  }

  private async end(): Promise<void> {
    clearTimeout(this.watchdog);
    clearTimeout(this.idleTimer);
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    hold(child, true);
    child.kill("SIGKILL");
    await exited;
  }
}

function hold(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function failure({ code, message }: Extract<FromWorker, { kind: "failed" }>): SpeechFailure {
  return new SpeechFailure(code, message);
}

function abortReason(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error("Aborted");
}
