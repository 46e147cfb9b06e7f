import { Worker } from "node:worker_threads";
import { entryBeside } from "../workers/entry";
import { RUBRIC_ENGINE, scoreAnswer } from "./rubric/engine";
import type { ScoringTask } from "./rubric/worker";
import type { AnswerScore, ScoringEngine } from "./types";

/** Judged in about 10 ms; what is longer could hold the event loop for more than it may be held (invariant 8). */
const INLINE_CHARACTERS = 1_000;

type Waiting = { resolve(score: AnswerScore): void; reject(error: Error): void };

/** The built-in engine: short answers at once, long ones in a thread of its own. The judgement is the same. */
export function createRubricEngine(): ScoringEngine & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let tasks = 0;

  function start(): Worker {
    const { file, execArgv } = entryBeside(__filename, "rubric/worker");
    const started = new Worker(file, { execArgv });
    // An idle thread does not keep the server from ending.
    started.unref();
    started.on("message", ({ id, score }: { id: number; score: AnswerScore }) => {
      waiting.get(id)?.resolve(score);
      waiting.delete(id);
    });
    const fail = (error: Error) => {
      if (worker === started) worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on("error", fail);
    started.on("exit", (code) => fail(new Error(`the scoring thread ended with ${code}`)));
    return started;
  }

  return {
    ...RUBRIC_ENGINE,
    score(...input) {
      if (input[2].text.length <= INLINE_CHARACTERS) return Promise.resolve(scoreAnswer(...input));
      return new Promise((resolve, reject) => {
        worker ??= start();
        const task: ScoringTask = { id: (tasks += 1), input };
        waiting.set(task.id, { resolve, reject });
        worker.postMessage(task);
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
