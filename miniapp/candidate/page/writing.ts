import { writtenLength } from "../../../server/plans/writtenLength";
import type { CurrentQuestion, Pasted } from "../types";
import { heed, type Context } from "./context";
import { createStore } from "./store";
import { besides, joinWords, takeUp } from "./takeUp";

const SAVE_AFTER_MS = 1200;
/** Who writes without a pause is saved all the same. */
const SAVE_WITHIN_MS = 8000;

export type WritingState = {
  questionId: string | null;
  text: string;
  /** `saved`: the server has it. `saving`: on its way. `local`: kept on this device until the network is back. */
  saved: "saved" | "saving" | "local";
  /** Words written elsewhere that are not in `text`; nobody but their writer decides what becomes of them. */
  other: string | null;
};

const NOTHING: WritingState = { questionId: null, text: "", saved: "saved", other: null };

export type Writing = ReturnType<typeof createWriting>;

const more = (left: Pasted | null, right: Pasted | null | undefined): Pasted | null =>
  left && right
    ? { times: Math.max(left.times, right.times), length: Math.max(left.length, right.length) }
    : (left ?? right ?? null);

/** Typed answers: kept on this device at each keystroke, at the server about a second after the last. */
export function createWriting(context: Context) {
  const { calls, keep, now } = context;
  const state = createStore<WritingState>(NOTHING);
  let revision = 0;
  /** The server's revision that the words go on from, and what was last sent to it. */
  let base = 0;
  let sent: string | undefined;
  let pasted: Pasted | null = null;
  let unsavedSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> = Promise.resolve();

  function keepHere(text: string) {
    const { questionId } = state.get();
    if (!questionId) return;
    keep
      .draft(questionId)
      .write({ text, revision: revision + 1, base, ...(sent === undefined ? {} : { sent }), pasted });
  }

  function setOther(questionId: string, other: string | null) {
    keep.other(questionId).write(other);
    state.set({ other });
  }

  async function save() {
    const { questionId, text } = state.get();
    if (!questionId) return;
    revision += 1;
    sent = text;
    const body = { text, revision, ...(pasted ? { pasted } : {}) };
    keepHere(text);
    state.set({ saved: "saving" });
    try {
      const isOpen = () => state.get().questionId === questionId;
      const wanted = () => isOpen() && state.get().text === text;
      const result = await context.retry.until(() => calls.saveText(questionId, body), wanted);
      if (!result || !isOpen()) return;
      if (result.revision > body.revision) {
        // Saved elsewhere meanwhile; this page has the seat, so its words stand, and the others are kept beside them.
        revision = Math.max(revision, result.revision);
        base = result.revision;
        const other = besides(result.text, state.get().text);
        if (other) setOther(questionId, other);
        if (result.text !== state.get().text) return void schedule(0);
      }
      base = Math.max(base, result.revision);
      if (!wanted()) return;
      keep.draft(questionId).write(null);
      unsavedSince = null;
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

  function edit(text: string) {
    if (!state.get().questionId) return;
    keepHere(text);
    state.set({ text, saved: "saving" });
    unsavedSince ??= now();
    schedule(Math.max(0, Math.min(SAVE_AFTER_MS, unsavedSince + SAVE_WITHIN_MS - now())));
  }

  return {
    ...state,
    text: () => state.get().text,
    pasted: () => pasted,
    /** Takes up the question's text: this device's unsaved words where they go on from the server's. */
    open({ question, answer }: CurrentQuestion) {
      const { questionId, saved, text } = state.get();
      const kept = keep.draft(question.id).read();
      // Where this device keeps nothing, what this page still has unsaved is its draft.
      const here =
        questionId === question.id && saved !== "saved"
          ? { text, revision: revision + 1, base, ...(sent === undefined ? {} : { sent }), pasted }
          : null;
      const draft = kept ?? here;
      const taken = takeUp(draft, answer);
      const undecided = keep.other(question.id).read();
      const beside = [undecided, taken.other].filter((words) => words !== null).join("\n\n");
      revision = answer.textRevision;
      base = answer.textRevision;
      sent = undefined;
      pasted = more(answer.pasted, draft?.pasted);
      unsavedSince = null;
      state.set({
        questionId: question.id,
        text: taken.text,
        saved: taken.unsaved ? "local" : "saved",
        other: null,
      });
      setOther(question.id, beside === "" ? null : besides(beside, taken.text));
      if (taken.unsaved) {
        keepHere(taken.text);
        schedule(0);
      } else keep.draft(question.id).write(null);
    },
    edit,
    /** Words came in from elsewhere. They are part of the answer like any others; that they came is noted. */
    notePaste(words: string) {
      const length = writtenLength(words);
      if (length === 0) return;
      pasted = { times: (pasted?.times ?? 0) + 1, length: (pasted?.length ?? 0) + length };
    },
    /** Decides on the other words: behind what stands, in its place, or not at all. */
    settle(choice: "append" | "replace" | "drop") {
      const { questionId, text, other } = state.get();
      if (!questionId || other === null) return;
      setOther(questionId, null);
      if (choice === "append") edit(joinWords(text, other));
      if (choice === "replace") {
        edit(other);
        // A slip of the finger can be taken back.
        if (text.trim() !== "") setOther(questionId, besides(text, other));
      }
    },
    /** The page is put away: the server is told now rather than after the pause. */
    flush() {
      if (state.get().questionId && state.get().saved === "saving") schedule(0);
    },
    /** The answer is submitted: nothing is kept here any more. */
    close(questionId: string) {
      clearTimeout(timer);
      keep.draft(questionId).write(null);
      keep.other(questionId).write(null);
      if (state.get().questionId === questionId) state.set(NOTHING);
    },
  };
}
