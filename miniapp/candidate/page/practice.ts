import { recorderMimeType } from "../recording/devices";
import type { Countdown } from "./countdown";
import type { Page } from "./page";
import { createStore } from "./store";

const PRACTICE_MS = 15_000;

export type PracticeState = {
  phase: "ready" | "opening" | "failed" | "recording" | "recorded";
  left: Countdown | null;
  /** Where to play it back from. */
  url: string | null;
};

/** Records a few seconds into memory and plays them back; nothing of it is stored or sent. */
export function createPractice({ desk }: Pick<Page, "desk">) {
  const state = createStore<PracticeState>({ phase: "ready", left: null, url: null });
  let recorder: MediaRecorder | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget() {
    const { url } = state.get();
    if (url) URL.revokeObjectURL(url);
    state.set({ url: null });
  }
  function stop() {
    clearTimeout(timer);
    if (recorder?.state === "recording") recorder.stop();
  }

  return {
    ...state,
    stop,
    async record(medium: "video" | "audio") {
      forget();
      state.set({ phase: "opening" });
      try {
        const stream = await desk.ensureStream(medium);
        const mimeType = recorderMimeType(medium) ?? "";
        const slices: Blob[] = [];
        recorder = new MediaRecorder(stream, { mimeType });
        recorder.addEventListener("dataavailable", ({ data }) => slices.push(data));
        recorder.addEventListener("stop", () => {
          clearTimeout(timer);
          state.set({ phase: "recorded", url: URL.createObjectURL(new Blob(slices, { type: mimeType })) });
        });
        recorder.start();
        timer = setTimeout(stop, PRACTICE_MS);
        state.set({ phase: "recording", left: { remainingMs: PRACTICE_MS, at: performance.now() } });
      } catch {
        state.set({ phase: "failed" });
      }
    },
    close() {
      stop();
      forget();
    },
  };
}
