import { heed, type Context } from "./context";
import type { CurrentQuestion } from "../types";
import { createStore } from "./store";

const SAVE_AFTER_MS = 1200;

export type WritingState = {
  questionId: string | null;
  text: string;
  /** `saved`: the server has it. `saving`: on its way. `local`: kept on this device until the network is back. */
  saved: "saved" | "saving" | "local";
};

export type Writing = ReturnType<typeof createWriting>;

/** Typed answers: kept on this device at each keystroke, at the server about a second after the last. */
export function createWriting(context: Context) {
  const { calls, keep } = context;
  const state = createStore<WritingState>({ questionId: null, text: "", saved: "saved" });
  let revision = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> = Promise.resolve();

  async function save() {
    const { questionId, text } = state.get();
    if (!questionId) return;
    revision += 1;
    state.set({ saved: "saving" });
    try {
      const wanted = () => state.get().questionId === questionId && state.get().text === text;
      const result = await context.retry.until(() => calls.saveText(questionId, text, revision), wanted);
      if (!result || !wanted()) return;
      if (result.revision > revision) {
        // Saved elsewhere meanwhile; this page has the seat, so its words stand.
        revision = result.revision;
        if (result.text !== text) return void schedule(0);
      }
      keep.draft(questionId).write(null);
      state.set({ saved: "saved" });
    } catch (error) {
      state.set({ saved: "local" });
      await heed(context, error);
    }
  }

  function schedule(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      sending = sending.then(save);
    }, ms);
  }

  return {
    ...state,
    text: () => state.get().text,
    /** Takes up the question's text: this device's unsaved words where they are newer than the server's. */
    open({ question, answer }: CurrentQuestion) {
      if (state.get().questionId === question.id) return;
      const draft = keep.draft(question.id).read();
      const newer = draft !== null && draft.revision > answer.textRevision;
      revision = answer.textRevision;
      state.set({
        questionId: question.id,
        text: newer ? draft.text : answer.text,
        saved: newer ? "local" : "saved",
      });
      if (newer) schedule(0);
    },
    edit(text: string) {
      const { questionId } = state.get();
      if (!questionId) return;
      keep.draft(questionId).write({ text, revision: revision + 1 });
      state.set({ text, saved: "saving" });
      schedule(SAVE_AFTER_MS);
    },
    /** The answer is submitted: nothing is kept here any more. */
    close(questionId: string) {
      clearTimeout(timer);
      keep.draft(questionId).write(null);
      if (state.get().questionId === questionId) state.set({ questionId: null, text: "", saved: "saved" });
    },
  };
}
