import { Worker } from "node:worker_threads";
import { tooMany } from "../http/errors";
import type { WorkerEntry } from "./entry";

export class PdfFailure extends Error {
  override readonly name = "PdfFailure";
}

export type DrawerOptions = { timeoutMs?: number; maxWaiting?: number };

/**
 * Makes files in a worker thread of their own, so that neither the event loop nor memory is held afterwards. One at a
 * time; further ones wait.
 * @returns draws a task; throws request.too_many when too many wait, PdfFailure when it fails or takes too long
 */
export function createDrawer<Task>(
  entry: WorkerEntry,
  { timeoutMs = 30_000, maxWaiting = 20 }: DrawerOptions = {},
): (task: Task) => Promise<Buffer> {
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (task) => {
    if (waiting >= maxWaiting) throw tooMany("request.too_many", 10);
    waiting += 1;
    const drawn = turn.then(() => draw(entry, task, timeoutMs));
    turn = drawn.catch(() => undefined);
    return drawn.finally(() => {
      waiting -= 1;
    });
  };
}

const MAX_HEAP_MB = 512;

function draw({ file, execArgv }: WorkerEntry, task: unknown, timeoutMs: number): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: task,
      execArgv,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const timer = setTimeout(() => {
      reject(new PdfFailure(`not drawn within ${timeoutMs} ms`));
      void worker.terminate();
    }, timeoutMs);
    worker.once("message", (drawn: Uint8Array) => resolve(Buffer.from(drawn)));
    worker.once("error", (error) => reject(new PdfFailure(error.message, { cause: error })));
    worker.once("exit", (code) => {
      clearTimeout(timer);
      // After an answer this changes nothing.
      reject(new PdfFailure(`the worker ended with ${code}`));
    });
  });
}
