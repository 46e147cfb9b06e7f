import { md5Base64 } from "../recording/checksum";
import { DeviceError, onStreamLost, recorderMimeType } from "../recording/devices";
import { openSegment, recordedMs } from "../recording/manifest";
import { BIT_RATES } from "../recording/mimeTypes";
import { recordSegment, type SegmentRecording } from "../recording/segmentRecorder";
import type { Context } from "./context";
import type { AnswerRun } from "./model";
import type { Uploads } from "./uploads";

/** The running recorder session, if any. `onLost` hears that it ended by itself. */
export function createRecordings(context: Context, uploads: Uploads, onLost: () => void) {
  const { store, now } = context;
  let running: SegmentRecording | null = null;
  let stopListening: (() => void) | null = null;

  async function stop() {
    const ending = running;
    running = null;
    stopListening?.();
    stopListening = null;
    await ending?.stop();
  }

  return {
    stop,
    /**
     * Starts a new segment of the run's take.
     * @returns media time of the take before it, in ms
     * @throws DeviceError where this browser cannot record the medium
     */
    async start(stream: MediaStream, medium: "video" | "audio", run: AnswerRun): Promise<number> {
      await stop();
      const mimeType = recorderMimeType(medium);
      const { state } = store.get();
      if (!mimeType || !state?.current) throw new DeviceError("unsupported");
      const chunks = await context.chunks();
      const interviewId = state.interview.id;
      const { questionId, take } = run;
      const { segment, earlier } = await openSegment(
        chunks,
        { interviewId, questionId, take, mimeType },
        {
          serverNext: state.current.answer.nextSegment,
          elsewhere: run.resumed,
          lasting: () => store.get().degraded === null,
          random: Math.random,
        },
      );
      const recorder = new MediaRecorder(
        medium === "audio" ? new MediaStream(stream.getAudioTracks()) : stream,
        medium === "audio"
          ? { mimeType, audioBitsPerSecond: BIT_RATES.audioAlone }
          : {
              mimeType,
              videoBitsPerSecond: BIT_RATES.video,
              audioBitsPerSecond: BIT_RATES.audioWithVideo,
            },
      );
      running = recordSegment({
        recorder,
        key: { interviewId, questionId, take, segment },
        mimeType,
        store: chunks,
        checksum: md5Base64,
        now,
        onStored: () => uploads.added(),
        onEnded: onLost,
        onFailed: () => store.set({ degraded: "unavailable" }),
      });
      stopListening = onStreamLost(stream, onLost);
      return recordedMs(earlier, questionId, take);
    },
    flush: () => running?.flush(),
    runningMs: () => running?.durationMs() ?? 0,
    mimeType: (stream: MediaStream | null) =>
      recorderMimeType(stream && stream.getVideoTracks().length === 0 ? "audio" : "video") ?? "video/webm",
  };
}
