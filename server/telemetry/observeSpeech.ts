import type { Metrics } from "../metrics/createMetrics";
import type { HeardStretch } from "../speech/engineChain";
import { SAMPLES_PER_MS, type SpeechEngine } from "../speech/types";
import { type Telemetry, putOver } from "./telemetry";

/** What is given to the engines and has not come back, as steps of what asked for it. */
export const observeSpeech = ({ metrics, tracing }: Telemetry, given: SpeechEngine): SpeechEngine =>
  putOver(given, {
    recognize: (pcm, options) => {
      const attributes = { "zhimian.sound_seconds": pcm.length / SAMPLES_PER_MS / 1000 };
      return tracing.step("recognize speech", { attributes }, async (span) => {
        metrics.recognizing.inc();
        try {
          const heard = await given.recognize(pcm, options);
          span.set({ "zhimian.engine": heard.engine ?? given.name });
          return heard;
        } finally {
          metrics.recognizing.dec();
        }
      });
    },
  });

/** How long each engine took for how much sound. */
export function countSpeech(
  { recognitions, recognizedAudio }: Metrics,
  { engine, soundMs, tookMs, failure }: HeardStretch,
): void {
  const outcome = failure === null ? "recognized" : "failed";
  recognitions.observe({ engine, outcome }, tookMs / 1000);
  if (failure === null) recognizedAudio.inc({ engine }, soundMs / 1000);
}
