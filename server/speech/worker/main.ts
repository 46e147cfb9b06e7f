import { setPriority } from "node:os";
import { analyzeSound } from "../audio/analyze";
import { VoiceDetector } from "../audio/vad";
import { SpeechFailure, type Recognition, type SoundPart } from "../types";
import { WhisperRecognizer } from "../whisper/recognizer";
import type { FromWorker, Job, ToWorker, WorkerSettings } from "./messages";

/** Entry of the speech worker: a forked process that hears voices and writes down words, one job after another. */
const settings = JSON.parse(process.argv[2] ?? "{}") as WorkerSettings;

let detector: Promise<VoiceDetector> | undefined;
let recognizer: Promise<WhisperRecognizer> | undefined;

async function run(job: Job): Promise<SoundPart[] | Recognition> {
  // Each is loaded when first needed: who only looks for voices should not pay for Whisper.
  if (job.kind === "analyze")
    return analyzeSound(await (detector ??= VoiceDetector.load()), job.pcm, job.final);
  return (await (recognizer ??= WhisperRecognizer.load(settings))).recognize(job.pcm, job.language);
}

function send(message: FromWorker): void {
  // The parent may be gone; then "disconnect" ends this process.
  if (process.connected) process.send?.(message);
}

async function answer({ id, job }: ToWorker): Promise<void> {
  try {
    send({ kind: "done", id, result: await run(job) });
  } catch (error) {
    const mismatch = error instanceof SpeechFailure && error.code === "weights_mismatch";
    const message = error instanceof Error ? error.message : String(error);
    send({ kind: "failed", id, code: mismatch ? "weights_mismatch" : "job_failed", message });
  }
}

function lowerPriority(): void {
  try {
    setPriority(settings.niceness);
  } catch {
    // Not allowed in some containers; then the server and the worker share the cores as equals.
  }
}

lowerPriority();
process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToWorker) => void answer(message));
setInterval(() => send({ kind: "memory", rssBytes: process.memoryUsage.rss() }), settings.reportMs).unref();
