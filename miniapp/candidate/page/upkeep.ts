import { isTemporary } from "../../shared/api";
import { isTurnToAsk } from "./askingPace";
import { applyState, heed, type Context } from "./context";
import type { Desk } from "./desk";
import { flowOf } from "./model";
import { screenFor } from "./flow";
import type { Uploads } from "./uploads";
import type { Visit } from "./visit";

const HEARTBEAT_MS = 5000;
const TICK_MS = 250;
/** A follow-up is mostly chosen within a few seconds. */
const ASK_MS = 1000;

/** Clocks and the browser's own events, for as long as the page lives. */
export function startUpkeep(context: Context, desk: Desk, uploads: Uploads, visit: Visit): void {
  const { store, calls, now } = context;
  let beating = false;
  let asking = false;
  let seconds = 0;

  async function beat() {
    const page = store.get();
    const screen = screenFor(flowOf(page));
    if (beating || !["question", "answering", "written"].includes(screen)) return;
    beating = true;
    const questionId = page.state?.current?.question.id ?? null;
    try {
      const told = await calls.heartbeat(questionId, Math.round(desk.recordedMs()));
      const { run, state } = store.get();
      const at = now();
      store.set({
        callFailures: 0,
        ...(run?.begun && run.questionId === questionId && told.answerRemainingMs !== null
          ? { answer: { remainingMs: told.answerRemainingMs, at } }
          : {}),
      });
      if (told.status !== state?.interview.status) await visit.reload();
    } catch (error) {
      if (isTemporary(error)) store.set({ callFailures: store.get().callFailures + 1 });
      else await heed(context, error);
    } finally {
      beating = false;
    }
  }

  /** Between two questions: asks what comes next, until it is known; less often while nobody answers. */
  async function goOn() {
    const { state, signedIn, local } = store.get();
    const between = state?.interview.status === "in_progress" && !state.current;
    if (asking || !between || !signedIn || local.elsewhere) return;
    asking = true;
    try {
      applyState(context, await calls.goOn());
      store.set({ callFailures: 0 });
    } catch (error) {
      if (isTemporary(error)) store.set({ callFailures: store.get().callFailures + 1 });
      else await heed(context, error);
    } finally {
      asking = false;
    }
  }

  function tryAgain() {
    store.set({ online: navigator.onLine });
    if (!navigator.onLine) return;
    context.retry.wake();
    uploads.wake();
    void beat();
    void goOn();
  }

  /** What takes the right to answer away also stops the recorder; everything recorded stays. */
  function guard() {
    const { run, signedIn, local, state } = store.get();
    if (!run || run.phase === "sending") return;
    const { question, answer } = state?.current ?? {};
    const open = state?.interview.status === "in_progress" && question?.id === run.questionId;
    if (!signedIn || local.elsewhere || !open || answer?.take !== run.take) void desk.abandon();
  }

  store.set({ online: navigator.onLine });
  store.subscribe(guard);
  window.addEventListener("online", tryAgain);
  window.addEventListener("offline", tryAgain);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      desk.hidden();
      return;
    }
    desk.shown();
    tryAgain();
  });
  window.addEventListener("pagehide", () => desk.hidden());
  setInterval(() => void beat(), HEARTBEAT_MS);
  setInterval(() => {
    seconds += 1;
    if (isTurnToAsk(seconds, store.get())) void goOn();
  }, ASK_MS);
  setInterval(() => desk.tick(), TICK_MS);
}
