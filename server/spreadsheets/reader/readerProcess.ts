import { fork } from "node:child_process";
import { invalid } from "../../http/errors";
import { AskedProcess } from "../../workers/askedProcess";
import { entryBeside, withExecArgv } from "../../workers/entry";
import { refuse } from "../refusals";
import type { TableLimits } from "../types";
import type { FromReader, ToReader } from "./protocol";

type Answer = Exclude<FromReader, { kind: "refused" | "failed" }>;

/** V8 aborts when its heap is full; so a shell says it, and so does the system. */
const ABORTED = new Set<string | number | null>([134, "SIGABRT"]);

export class ReaderFailure extends Error {
  override readonly name = "ReaderFailure";
}

/** One reader process seen from the server: one question at a time, killed when it takes too long or too much. */
export class ReaderProcess {
  private readonly asked: AskedProcess<FromReader>;
  private leftMs: number;

  /** `entry` is another program in the reader's place, for tests of what happens when it misbehaves. */
  constructor(
    private readonly limits: Pick<TableLimits, "timeMs" | "memoryMb">,
    entry?: string,
  ) {
    this.leftMs = limits.timeMs;
    const { file, execArgv } = entry ? withExecArgv(entry) : entryBeside(__filename, "main");
    const child = fork(file, [], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [...execArgv, `--max-old-space-size=${limits.memoryMb}`],
      // It needs none of the server's secrets.
      env: { SystemRoot: process.env["SystemRoot"] },
    });
    this.asked = new AskedProcess(child);
    child.on("message", (reply: FromReader) => this.asked.answer(reply));
    child.once("error", (error) => this.asked.end(new ReaderFailure(error.message, { cause: error })));
    child.once("exit", (code, signal) => this.asked.end(whyEnded(signal ?? code)));
  }

  /** @throws AppError when the file is at fault; ReaderFailure when we are; the reason given to `close` */
  async ask(message: ToReader): Promise<Answer> {
    const began = performance.now();
    const reply = await this.asked.ask(message, this.leftMs, () => this.tooSlow());
    this.leftMs = Math.max(1, this.leftMs - (performance.now() - began));
    if (reply.kind === "refused") throw invalid(reply.code, { params: reply.params });
    if (reply.kind === "failed") throw new ReaderFailure(reply.message);
    return reply;
  }

  /** Ends the process at once; a question that waits fails with `reason`. */
  close(reason: Error = new ReaderFailure("closed")): void {
    this.asked.end(reason);
  }

  private tooSlow(): Error {
    return refuse("spreadsheet.too_slow", { seconds: Math.ceil(this.limits.timeMs / 1000) });
  }
}

function whyEnded(how: string | number | null): Error {
  return ABORTED.has(how)
    ? refuse("spreadsheet.too_heavy")
    : new ReaderFailure(`the reader ended with ${how}`);
}
