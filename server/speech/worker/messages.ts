import type { Pcm, Recognition, SoundPart, SpeechFailureCode, SpokenLanguage } from "../types";
import type { WhisperSize } from "../whisper/chooseModel";

/** Handed to the worker as its one argument, in JSON. */
export type WorkerSettings = {
  models: string;
  size: WhisperSize;
  threads: number;
  /** Added to the process's niceness, 0–19. */
  niceness: number;
  /** How often it tells how much memory it uses. */
  reportMs: number;
};

export type AnalyzeJob = { kind: "analyze"; pcm: Pcm; final: boolean };
export type RecognizeJob = { kind: "recognize"; pcm: Pcm; language: SpokenLanguage };
export type Job = AnalyzeJob | RecognizeJob;
export type ResultOf<J extends Job> = J extends AnalyzeJob ? SoundPart[] : Recognition;

export type ToWorker = { id: number; job: Job };

export type FromWorker =
  | { kind: "memory"; rssBytes: number }
  | { kind: "done"; id: number; result: SoundPart[] | Recognition }
  | {
      kind: "failed";
      id: number;
      code: Extract<SpeechFailureCode, "weights_mismatch" | "job_failed">;
      message: string;
    };
