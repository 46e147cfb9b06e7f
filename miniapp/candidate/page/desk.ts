import { keepScreenOn } from "../../host/keepAwake";
import { isApiError } from "../../shared/api";
import { closeStream, DeviceError, isLive, openStream, type Choice } from "../recording/devices";
import { composeManifest } from "../recording/manifest";
import type { CurrentQuestion, Medium } from "../types";
import { applyState, heed, heldMs, patchLocal, type Context } from "./context";
import { remaining, type Countdown } from "./countdown";
import type { AnswerRun } from "./model";
import { createRecordings } from "./recordings";
import type { Uploads } from "./uploads";
import type { Writing } from "./writing";

/**
 * A breath before the recorder starts by itself: no preparation in the plan, recording again, or just back from
 * elsewhere. The server does not charge so much (its tolerance after a countdown).
 */
const BREATH_MS = 3_000;
/** A begin that took longer was held up by the network, not by the round trip. */
const LATE_MS = 3_000;

/** Refused for now: after signing in again, or with the seat back, the same submit is still right. */
const mayComeBack = (error: unknown) =>
  isApiError(error) && (error.status === 401 || error.code === "interview.opened_elsewhere");

export type Desk = ReturnType<typeof createDesk>;

/** One question at a time: prepare, answer, record again, submit. Offline it goes on and tells the server later. */
export function createDesk(context: Context, uploads: Uploads, writing: Writing) {
  const { store, calls, keep, now, host } = context;
  const recordings = createRecordings(context, uploads, () => void lost());
  let choice: Choice = {};
  let announced: Promise<void> = Promise.resolve();
  let letScreenSleep: (() => void) | null = null;

  const current = (): CurrentQuestion | null => store.get().state?.current ?? null;
  const patchRun = (patch: Partial<AnswerRun>) => {
    const { run } = store.get();
    if (run) store.set({ run: { ...run, ...patch } });
  };
  const isRun = (run: AnswerRun) => {
    const running = store.get().run;
    return running?.questionId === run.questionId && running.take === run.take;
  };

  const mediumFor = ({ stage, answer }: CurrentQuestion): Medium =>
    stage.kind === "written" || answer.medium === "text" ? "text" : (store.get().medium ?? answer.medium);

  async function ensureStream(medium: "video" | "audio", chosen: Choice = choice): Promise<MediaStream> {
    const { stream } = store.get();
    const fits = medium === "audio" || (stream?.getVideoTracks().length ?? 0) > 0;
    if (isLive(stream) && fits && chosen === choice) return stream;
    closeStream(stream);
    store.set({ stream: null });
    const fresh = await openStream(medium, chosen);
    choice = chosen;
    store.set({ stream: fresh });
    return fresh;
  }

  /** Starts a new segment. On failure the run is `lost`, with the trouble that explains it. */
  async function record(run: AnswerRun, medium: "video" | "audio") {
    try {
      const stream = await ensureStream(medium);
      if (!isRun(run)) return;
      const earlierMs = await recordings.start(stream, medium, run);
      patchRun({ phase: "active", trouble: null, earlierMs, medium });
    } catch (error) {
      patchRun({ phase: "lost", trouble: error instanceof DeviceError ? error.trouble : "failed" });
    }
  }

  /** Tells the server that answering began, as often as it takes. */
  async function announce(run: AnswerRun) {
    const asked = now();
    try {
      const { questionId, take } = run;
      const medium = store.get().run?.medium ?? run.medium;
      const state = await context.retry.until(
        () => calls.begin(questionId, { take, medium }),
        () => isRun(run),
      );
      if (!state || !isRun(run)) return;
      const local = store.get().answer;
      applyState(context, state);
      patchRun({ begun: true });
      if (now() - asked > LATE_MS) keepShorter(local);
      uploads.wake();
    } catch (error) {
      await abandon();
      await heed(context, error);
    }
  }

  /** Time answered before the server heard of it is used up all the same. */
  function keepShorter(local: Countdown | null) {
    const { answer } = store.get();
    if (local && answer && remaining(local, now()) < remaining(answer, now())) store.set({ answer: local });
  }

  /** Stops without submitting; what was recorded stays on this device and goes up. The next step is 继续. */
  async function abandon() {
    if (!store.get().run) return;
    store.set({ run: null });
    patchLocal(context, { entered: false });
    await recordings.stop();
  }

  async function begin() {
    const asked = current();
    if (!asked || store.get().run) return;
    const medium = mediumFor(asked);
    const { question, answer } = asked;
    const run: AnswerRun = {
      questionId: question.id,
      take: answer.take,
      medium,
      phase: medium === "text" ? "active" : "starting",
      begun: false,
      resumed: answer.status === "answering",
      trouble: null,
      earlierMs: 0,
      savedMs: heldMs(answer),
    };
    store.set({ run, prep: null, answer: { remainingMs: answer.answerRemainingMs, at: now() } });
    letScreenSleep ??= keepScreenOn(host);
    announced = announce(run);
    if (medium === "text") writing.open(asked);
    else await record(run, medium);
  }

  async function lost() {
    const { run } = store.get();
    if (run?.phase !== "active" || run.medium === "text") return;
    patchRun({ phase: "lost", trouble: null });
    await recordings.stop();
    await record(run, run.medium);
  }

  async function composeSubmit(run: AnswerRun) {
    const { state, stream } = store.get();
    const segments = await (await context.chunks()).segments(state?.interview.id ?? "");
    const own = segments.filter((segment) => segment.questionId === run.questionId);
    const manifest = composeManifest(
      run.take,
      own,
      state?.current?.answer.received ?? [],
      recordings.mimeType(stream),
    );
    const written = run.medium === "text";
    return {
      take: run.take,
      medium: run.medium,
      manifest: written && manifest.segments.length === 0 ? null : manifest,
      text: written ? writing.text() : null,
      ...(written && writing.pasted() ? { pasted: writing.pasted()! } : {}),
    };
  }

  async function submit() {
    const { run } = store.get();
    if (!run || run.phase === "sending") return;
    patchRun({ phase: "sending" });
    await recordings.stop();
    const body = await composeSubmit(run);
    keep.submit.write({ questionId: run.questionId, body });
    await announced;
    if (!isRun(run)) return;
    uploads.wake();
    try {
      const state = await context.retry.until(() => calls.submit(run.questionId, body));
      if (!state) return;
      keep.submit.write(null);
      writing.close(run.questionId);
      store.set({ run: null, keptMs: 0 });
      applyState(context, state);
      if (!state.current && !state.thinking) leave();
    } catch (error) {
      if (!mayComeBack(error)) keep.submit.write(null);
      await abandon();
      await heed(context, error);
    }
  }

  /** Camera, microphone and screen go back to the phone. */
  function leave() {
    closeStream(store.get().stream);
    store.set({ stream: null });
    letScreenSleep?.();
    letScreenSleep = null;
  }

  /** Nothing left when coming back is not yet the end: the server may still grant a floor when it hears of us. */
  const isTimeUp = (run: AnswerRun, answer: Countdown | null) =>
    answer !== null && (run.begun || answer.remainingMs > 0) && remaining(answer, now()) <= 0;

  return {
    ensureStream,
    begin,
    submit,
    abandon,
    leave,

    closeCamera() {
      closeStream(store.get().stream);
      store.set({ stream: null });
    },

    /** Shows the question; the server's preparation clock starts. */
    async present(questionId: string) {
      const asked = current();
      if (asked?.question.id !== questionId || asked.answer.status !== "waiting" || asked.answer.take > 1)
        return;
      try {
        const state = await context.retry.until(() => calls.present(asked.question.id));
        if (!state) return;
        applyState(context, state);
        if (asked.question.prepSeconds === 0) {
          store.set({ prep: { remainingMs: BREATH_MS, at: now() } });
        }
      } catch (error) {
        await heed(context, error);
      }
    },

    /** 继续 after a reload, a crash, or from another tab. Needs the tap for camera and sound. */
    async resume() {
      const asked = current();
      if (!asked) return;
      patchLocal(context, { entered: true });
      if (asked.answer.status === "answering") return begin();
      const { prep } = store.get();
      if (prep || asked.answer.take > 1)
        store.set({
          prep: { remainingMs: Math.max(prep ? remaining(prep, now()) : 0, BREATH_MS), at: now() },
        });
      const medium = mediumFor(asked);
      // A failure shows when the answer begins, with its advice.
      if (medium !== "text") await ensureStream(medium).catch(() => undefined);
    },

    /** After a lost camera: the same again, or with less. What was recorded stays. */
    async reconnect(medium: Medium) {
      const { run } = store.get();
      const asked = current();
      if (!run || !asked) return;
      const changed = run.medium !== medium;
      if (changed) store.set({ medium });
      if (medium === "text") {
        patchRun({ medium, phase: "active", trouble: null });
        writing.open(asked);
      } else {
        patchRun({ medium, phase: "starting", trouble: null });
        await record({ ...run, medium }, medium);
      }
      if (changed) announced = announced.then(() => announce({ ...run, medium }));
    },

    async rerecord() {
      const { run, state } = store.get();
      if (!run || !state) return;
      try {
        const next = await calls.rerecord(run.questionId);
        store.set({ run: null });
        await recordings.stop();
        const take = next.current?.answer.take ?? run.take;
        await (await context.chunks()).discardTakes(state.interview.id, run.questionId, take);
        applyState(context, next);
        store.set({ prep: { remainingMs: BREATH_MS, at: now() }, keptMs: 0 });
      } catch (error) {
        await heed(context, error);
      }
    },

    /** Called several times a second: the clocks' consequences. */
    tick() {
      const { prep, answer, run, state, local } = store.get();
      if (!state?.current || !local.entered) return;
      const { status } = state.current.answer;
      if (!run && prep && status !== "answering" && remaining(prep, now()) <= 0) {
        void begin();
      } else if (run?.phase === "active" && isTimeUp(run, answer)) {
        if (run.medium !== "text" && run.begun && state.current.answer.rerecordsLeft > 0) {
          patchRun({ phase: "stopped" });
          void recordings.stop();
        } else void submit();
      }
    },

    hidden() {
      writing.flush();
      return recordings.flush();
    },
    shown() {
      const { run, stream } = store.get();
      if (run?.phase === "active" && run.medium !== "text" && !isLive(stream)) void lost();
    },
    /** Media time of the running take, sent or not, in ms. */
    recordedMs: () => (store.get().run?.earlierMs ?? 0) + recordings.runningMs(),
  };
}
