import { Worker } from "node:worker_threads";
import type { Clock } from "../clock";
import { createTurns } from "../spreadsheets/reader/turns";
import { entryBeside } from "../workers/entry";
import { RESUME_ENGINE } from "./parse/engine";
import type { TextLine } from "./parse/reading";
import type { ParseResult, ParseTask } from "./parse/worker";
import type { ParsedResume } from "./schema";
import { refuse } from "./text/refusals";

/** Texts that wait; one takes some 10 ms, the longest a second or two. */
const MAX_WAITING = 200;
const TIME_MS = 10_000;
const MEMORY_MB = 512;

export interface ResumeParser {
  /** Which parser reads; kept with what it read, so that a newer one may read again. */
  readonly engine: string;
  /**
   * A résumé's text as data; `lines` as `readResumeFile` gives them, where there was a page.
   * @throws AppError 422 resume.too_slow; 429 request.too_many when too many wait
   */
  parse(text: string, lines?: readonly TextLine[]): Promise<ParsedResume>;
  close(): Promise<void>;
}

/** Parses in a thread of its own, one text at a time: the tagger and its model are there, not on the event loop. */
export function createResumeParser(
  clock: Clock,
  { timeMs = TIME_MS }: { timeMs?: number } = {},
): ResumeParser {
  const takeTurn = createTurns(1, MAX_WAITING);
  let worker: Worker | null = null;

  function start(): Worker {
    const { file, execArgv } = entryBeside(__filename, "parse/worker");
    const started = new Worker(file, { execArgv, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    // An idle thread does not keep the server from ending.
    started.unref();
    const forget = () => {
      if (worker === started) worker = null;
    };
    started.on("error", forget);
    started.on("exit", forget);
    return started;
  }

  function ask(task: ParseTask): Promise<ParsedResume> {
    const asked = (worker ??= start());
    return new Promise((resolve, reject) => {
      const settle = (work: () => void) => {
        clearTimeout(timer);
        asked.off("message", answered);
        asked.off("error", failed);
        asked.off("exit", ended);
        work();
      };
      const answered = (result: ParseResult) =>
        settle(() => ("resume" in result ? resolve(result.resume) : reject(new Error(result.error))));
      const failed = (error: Error) => settle(() => reject(error));
      const ended = (code: number) => settle(() => reject(new Error(`the résumé thread ended with ${code}`)));
      const timer = setTimeout(
        () =>
          settle(() => {
            worker = null;
            void asked.terminate();
            reject(refuse("resume.too_slow", { seconds: Math.ceil(timeMs / 1000) }));
          }),
        timeMs,
      );
      asked.on("message", answered);
      asked.on("error", failed);
      asked.on("exit", ended);
      asked.postMessage(task);
    });
  }

  return {
    engine: RESUME_ENGINE,
    async parse(text, lines = []) {
      const release = await takeTurn();
      try {
        return await ask({
          text,
          lines: lines.map(({ start: from, end, size }) => ({ start: from, end, size: size ?? null })),
          today: clock.now(),
        });
      } finally {
        release();
      }
    },
    async close() {
      await worker?.terminate();
    },
  };
}
