import type { ChildProcess } from "node:child_process";

type Waiting<Reply> = { resolve(reply: Reply): void; reject(error: Error): void };

/** A child process that is asked one thing at a time, and killed for good when it takes too long. */
export class AskedProcess<Reply> {
  private waiting: Waiting<Reply> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private reason: Error | null = null;

  constructor(private readonly child: ChildProcess) {}

  /** Why it can be asked nothing more; null while it can. */
  get ended(): Error | null {
    return this.reason;
  }

  /** @throws what `tooLate` makes, what it is failed with, or why it ended */
  ask(message: object, timeMs: number, tooLate: () => Error): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.reason) return reject(this.reason);
      this.waiting = { resolve, reject };
      this.allow(timeMs, tooLate);
      // A failed send means that the process is ending; its exit fails the question.
      this.child.send(message, () => undefined);
    });
  }

  /** It may take so long from now on, and is ended with what `tooLate` makes. */
  allow(timeMs: number, tooLate: () => Error): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(tooLate()), timeMs);
  }

  answer(reply: Reply): void {
    this.settle(({ resolve }) => resolve(reply));
  }

  /** The question fails; the next one may not. */
  fail(error: Error): void {
    this.settle(({ reject }) => reject(error));
  }

  /** Ends the process at once; a question that waits fails with `reason`. */
  end(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    this.child.kill("SIGKILL");
    this.fail(reason);
  }

  private settle(conclude: (waiting: Waiting<Reply>) => void): void {
    const { waiting } = this;
    this.waiting = null;
    clearTimeout(this.timer);
    if (waiting) conclude(waiting);
  }
}
