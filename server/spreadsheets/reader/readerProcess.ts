import { type ChildProcess, fork } from "node:child_process";
import { invalid } from "../../http/errors";
import { entryBeside, withExecArgv } from "../../workers/entry";
import { refuse } from "../refusals";
import type { TableLimits } from "../types";
import type { FromReader, ToReader } from "./protocol";

type Waiting = { resolve(reply: FromReader): void; reject(error: Error): void };
type Answer = Exclude<FromReader, { kind: "refused" | "failed" }>;

/** V8 aborts when its heap is full; so a shell says it, and so does the system. */
const ABORTED = new Set<string | number | null>([134, "SIGABRT"]);

export class ReaderFailure extends Error {
  override readonly name = "ReaderFailure";
}

/** One reader process seen from the server: one question at a time, killed when it takes too long or too much. */
export class ReaderProcess {
  private readonly child: ChildProcess;
  private waiting: Waiting | null = null;
  private ended: Error | null = null;
  private leftMs: number;
  private timer: NodeJS.Timeout | undefined;

  /** `entry` is another program in the reader's place, for tests of what happens when it misbehaves. */
  constructor(
    private readonly limits: Pick<TableLimits, "timeMs" | "memoryMb">,
    entry?: string,
  ) {
    this.leftMs = limits.timeMs;
    const { file, execArgv } = entry ? withExecArgv(entry) : entryBeside(__filename, "main");
    this.child = fork(file, [], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [...execArgv, `--max-old-space-size=${limits.memoryMb}`],
      // It needs none of the server's secrets.
      env: { SystemRoot: process.env["SystemRoot"] },
    });
    this.child.on("message", (reply: FromReader) => this.settle(({ resolve }) => resolve(reply)));
    this.child.once("error", (error) => this.end(new ReaderFailure(error.message, { cause: error })));
    this.child.once("exit", (code, signal) => this.end(whyEnded(signal ?? code)));
  }

  /** @throws AppError when the file is at fault; ReaderFailure when we are; the reason given to `close` */
  async ask(message: ToReader): Promise<Answer> {
    const reply = await this.send(message);
    if (reply.kind === "refused") throw invalid(reply.code, { params: reply.params });
    if (reply.kind === "failed") throw new ReaderFailure(reply.message);
    return reply;
  }

  /** Ends the process at once; a question that waits fails with `reason`. */
  close(reason: Error = new ReaderFailure("closed")): void {
    this.end(reason);
  }

  private send(message: ToReader): Promise<FromReader> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      const asked = performance.now();
      const answered = (reply: FromReader) => {
        this.leftMs = Math.max(1, this.leftMs - (performance.now() - asked));
        resolve(reply);
      };
      this.waiting = { resolve: answered, reject };
      this.timer = setTimeout(() => this.end(this.tooSlow()), this.leftMs);
      // A failed send means that the process is ending; its exit fails the question.
      this.child.send(message, () => undefined);
    });
  }

  private tooSlow(): Error {
    return refuse("spreadsheet.too_slow", { seconds: Math.ceil(this.limits.timeMs / 1000) });
  }

  private settle(conclude: (waiting: Waiting) => void): void {
    const { waiting } = this;
    this.waiting = null;
    clearTimeout(this.timer);
    if (waiting) conclude(waiting);
  }

  private end(reason: Error): void {
    if (this.ended) return;
    this.ended = reason;
    this.child.kill("SIGKILL");
    this.settle(({ reject }) => reject(reason));
  }
}

function whyEnded(how: string | number | null): Error {
  return ABORTED.has(how)
    ? refuse("spreadsheet.too_heavy")
    : new ReaderFailure(`the reader ended with ${how}`);
}
