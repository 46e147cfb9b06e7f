import { z } from "zod";
import { type Timers, pause } from "../../outside/timers";
import { SAMPLE_RATE, type Pcm } from "../types";
import { NlsFailure, SILENT_SPEECH } from "./failure";
import { holdTask } from "./holdTask";
import { toPcm16 } from "./pcm16";
import { type HeardSentence, sentenceEndSchema } from "./sentences";

export type TaskSettings = { url: string; appkey: string; token: string };

export type TranscribeOptions = TaskSettings & {
  /** How many times as fast as it was spoken sound is sent: the service takes it "at or near" real time. */
  pace: number;
  timers: Timers;
  signal: AbortSignal;
};

/** Of 16-bit samples at 16 kHz. */
const BYTES_PER_MS = 32;
const SLICE_MS = 100;
/** So far ahead of its pace sound may be, so that a timer that is late costs nothing. */
const AHEAD_MS = 300;
const MOST_UNSENT = 512 * 1024;

const START_MS = 10_000;
/** To say what was heard, after the last of the sound; the service may still be behind by a part of it. */
const FINISH_MS = 15_000;
/** Sentences that come after the end of all. */
const LATE_MS = 2_000;

const changedSchema = z.object({ payload: z.object({ index: z.int(), result: z.string().default("") }) });
const nameOf = (frame: string) => /"name"\s*:\s*"(\w+)"/.exec(frame)?.[1];

/**
 * One session of real-time recognition: everything that was sent is in the sentences that come back, or it fails. The
 * connection is closed when this is over, however it ends.
 * @throws NlsFailure, or the signal's reason
 */
export async function transcribe(pcm: Pcm, options: TranscribeOptions): Promise<HeardSentence[]> {
  const { url, appkey, token, timers, signal } = options;
  signal.throwIfAborted();
  const { SpeechTranscription } = await import("@alicloud/nls");
  const task = new SpeechTranscription({ url, appkey, token });
  const ended = new Map<number, HeardSentence>();
  /** Sentences that have words and are not ended yet. */
  const open = new Set<number>();
  let whenAllEnded: (() => void) | null = null;

  const held = holdTask(task, {
    timers,
    signal,
    message(deliver, frame) {
      // The SDK hangs up at once, whatever is still to come.
      if (nameOf(frame) !== "TranscriptionCompleted" || open.size === 0) return deliver();
      const cancel = timers.after(LATE_MS, () =>
        held.fail(new NlsFailure("broken", "a sentence was begun and never ended")),
      );
      whenAllEnded = () => {
        cancel();
        deliver();
      };
    },
  });
  task.on("changed", (frame) => {
    const { index, result } = changedSchema.parse(JSON.parse(frame)).payload;
    if (result !== "" && !ended.has(index)) open.add(index);
  });
  task.on("end", (frame) => {
    const { index, sentence } = sentenceEndSchema.parse(JSON.parse(frame)).payload;
    ended.set(index, sentence);
    open.delete(index);
    if (open.size === 0) whenAllEnded?.();
  });

  try {
    const params = {
      format: "pcm",
      sample_rate: SAMPLE_RATE,
      enable_intermediate_result: true,
      enable_punctuation_prediction: true,
      // What was said as it was said: figures as spoken, so that words stand in the text, and no smoothing.
      enable_inverse_text_normalization: false,
      disfluency: false,
      enable_words: true,
    };
    await held.within(START_MS, "the start", task.start(params, false));
    const bytes = toPcm16(pcm);
    await send(bytes);
    await held.within(FINISH_MS + bytes.length / BYTES_PER_MS / 2, "the end", task.close());
  } catch (error) {
    if (!(error instanceof NlsFailure && error.status === SILENT_SPEECH)) throw error;
  } finally {
    held.end();
  }
  return [...ended].sort(([one], [other]) => one - other).map(([, sentence]) => sentence);

  async function send(bytes: Buffer): Promise<void> {
    const pauseMs = Math.max(20, SLICE_MS / options.pace);
    const deadline = performance.now() + START_MS + (2 * bytes.length) / BYTES_PER_MS / options.pace;
    const begun = performance.now();
    for (let sent = 0; sent < bytes.length;) {
      const dueMs = (performance.now() - begun) * options.pace + AHEAD_MS;
      const due = held.unsent() < MOST_UNSENT ? Math.min(bytes.length, Math.floor(dueMs) * BYTES_PER_MS) : 0;
      for (; sent < due; sent += SLICE_MS * BYTES_PER_MS) {
        task.sendAudio(bytes.subarray(sent, Math.min(sent + SLICE_MS * BYTES_PER_MS, bytes.length)));
      }
      if (performance.now() > deadline) throw new NlsFailure("broken", "the sound was not taken");
      if (sent < bytes.length) await held.within(START_MS, "the sending", pause(timers, pauseMs, signal));
    }
  }
}
