import { parentPort } from "node:worker_threads";
import type { Rubric, ScoringContext, ScoringQuestion, ScoringTranscript } from "../types";
import { scoreAnswer } from "./engine";

export type ScoringTask = {
  id: number;
  input: [ScoringQuestion, Rubric, ScoringTranscript, ScoringContext];
};

parentPort?.on("message", ({ id, input }: ScoringTask) => {
  parentPort?.postMessage({ id, score: scoreAnswer(...input) });
});
