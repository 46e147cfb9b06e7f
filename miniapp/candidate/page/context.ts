import type { HostCalls } from "../../host/hostCalls";
import { isApiError, NetworkError } from "../../shared/api";
import type { ChunkStore } from "../recording/chunk";
import { SLICE_MS } from "../recording/segmentRecorder";
import type { CurrentQuestion, InterviewState } from "../types";
import type { Calls } from "./calls";
import type { Local } from "./flow";
import type { Keep } from "./keep";
import type { PageState } from "./model";
import type { Retry } from "./retry";
import type { Store } from "./store";

/** What the parts of the page share. */
export type Context = {
  store: Store<PageState>;
  calls: Calls;
  /** For the chat client around the page, where there is one. */
  host: HostCalls;
  keep: Keep;
  retry: Retry;
  chunks: () => Promise<ChunkStore>;
  now: () => number;
};

/** Stands in `problem` for words of our own, since no server could write any. */
export const NETWORK_PROBLEM = "network";

export function patchLocal({ store }: Pick<Context, "store">, patch: Partial<Local>) {
  store.set({ local: { ...store.get().local, ...patch } });
}

/** Media time of the present take that the server holds durably, in ms, by its slices of about a second. */
export function heldMs({ received, take, recordedMs }: CurrentQuestion["answer"]): number {
  const slices = received
    .filter((segment) => segment.take === take)
    .reduce((sum, { contiguous, beyond }) => sum + contiguous + beyond.length, 0);
  return recordedMs > 0 ? Math.min(recordedMs, slices * SLICE_MS) : slices * SLICE_MS;
}

/** Takes over what the server says, and starts its clocks from now. */
export function applyState({ store, now }: Pick<Context, "store" | "now">, state: InterviewState) {
  const answer = state.current?.answer;
  const at = now();
  const { run } = store.get();
  const same = run && run.questionId === state.current?.question.id && run.take === answer?.take;
  store.set({
    state,
    signedIn: true,
    prep: answer && answer.prepRemainingMs !== null ? { remainingMs: answer.prepRemainingMs, at } : null,
    answer: answer ? { remainingMs: answer.answerRemainingMs, at } : null,
    thinking: state.thinking && { remainingMs: state.thinking.remainingMs, at },
    problem: null,
    run: same && answer ? { ...run, savedMs: Math.max(run.savedMs, heldMs(answer)) } : run,
  });
}

/**
 * What every refused call has in common: a lost session leads to the code again, a lost seat to the other tab's
 * screen, a changed interview to its new state. Anything else is shown in the server's words.
 */
export async function heed(context: Context, error: unknown): Promise<void> {
  const { store, calls, keep } = context;
  if (error instanceof NetworkError || !isApiError(error)) {
    if (!(error instanceof NetworkError)) throw error;
    store.set({ callFailures: store.get().callFailures + 1, problem: NETWORK_PROBLEM });
    return;
  }
  if (error.status === 401) {
    keep.signOut();
    store.set({ signedIn: false });
    return;
  }
  if (error.code === "interview.opened_elsewhere") {
    patchLocal(context, { elsewhere: true });
    return;
  }
  if (error.code === "invitation.expired" || error.code === "invitation.revoked") {
    patchLocal(context, { linkFailure: error.code === "invitation.expired" ? "expired" : "revoked" });
    return;
  }
  if (error.status === 409) {
    const state = await calls.interview().catch(() => null);
    if (state) {
      applyState(context, state);
      return;
    }
  }
  store.set({ problem: error.message });
}
