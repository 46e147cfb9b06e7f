import { Worker } from "node:worker_threads";
import { tooMany } from "../../http/errors";
import { entryBeside } from "../../workers/entry";
import type { SentReview } from "../../reviews/schema";
import type { Report } from "../schema";
import type { Letterhead } from "./sheet";
import type { PdfTask } from "./worker";

export type ReportPrinter = {
  /**
   * The report as PDF, A4, fonts embedded. One at a time; further ones wait.
   * @throws request.too_many when too many wait; PdfFailure when drawing fails or takes too long
   */
  print(report: Report, letterhead: Letterhead, review?: SentReview | null): Promise<Buffer>;
};

export class PdfFailure extends Error {
  override readonly name = "PdfFailure";
}

const MAX_HEAP_MB = 512;

const { file, execArgv } = entryBeside(__filename, "worker");

/** Prints in a worker thread of its own, so that neither the event loop nor memory is held afterwards. */
export function createReportPrinter({ timeoutMs = 30_000, maxWaiting = 20 } = {}): ReportPrinter {
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async print(report, letterhead, review = null) {
      if (waiting >= maxWaiting) throw tooMany("request.too_many", 10);
      waiting += 1;
      const printed = turn.then(() => draw({ report, letterhead, review }, timeoutMs));
      turn = printed.catch(() => undefined);
      return printed.finally(() => {
        waiting -= 1;
      });
    },
  };
}

function draw(task: PdfTask, timeoutMs: number): Promise<Buffer> {
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
    worker.once("message", (pdf: Uint8Array) => resolve(Buffer.from(pdf)));
    worker.once("error", (error) => reject(new PdfFailure(error.message, { cause: error })));
    worker.once("exit", (code) => {
      clearTimeout(timer);
      // After an answer this changes nothing.
      reject(new PdfFailure(`the worker ended with ${code}`));
    });
  });
}
