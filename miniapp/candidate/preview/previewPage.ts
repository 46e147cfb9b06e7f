import type { PlanDefinition } from "../../../server/plans/definition";
import { remaining } from "../page/countdown";
import { patchLocal } from "../page/context";
import { freshLocal } from "../page/flow";
import { initialPage, type AnswerRun, type PageState } from "../page/model";
import type { Page } from "../page/page";
import { createStore } from "../page/store";
import type { WritingState } from "../page/writing";
import { FIRST, type Place, countAsked, followUpsAt, rehearsalInvitation, rehearsalState } from "./rehearsal";

/** Where there is no time to prepare, or one records again: a breath, as in an interview. */
const BREATH_MS = 3000;
/** What "to the end of the clock" leaves, so that the last stretch can be seen. */
const LAST_MS = 18_000;

type Options = { plan: PlanDefinition; companyName: string; candidateName: string; now: () => number };
export type PreviewPage = ReturnType<typeof createPreviewPage>;

/**
 * The candidate's screens on a plan, driven in memory: the clocks run, and nothing is recorded, sent or stored.
 * @param now milliseconds of the clock that the screens look at (`performance.now`)
 */
export function createPreviewPage({ plan, companyName, candidateName, now }: Options) {
  const names = { companyName, candidateName };
  let place: Place = FIRST;
  let begunAt = 0;
  const store = createStore<PageState>({
    ...initialPage,
    pending: 0,
    invitation: rehearsalInvitation(plan, names),
    signedIn: true,
    state: rehearsalState(plan, names, place),
    local: { ...freshLocal, deviceReady: true, practised: true, entered: true },
    medium: "audio",
  });
  const written = createStore<WritingState>({ questionId: null, text: "", saved: "saved", other: null });

  const countdown = (remainingMs: number) => ({ remainingMs, at: now() });
  const current = () => store.get().state?.current ?? null;

  function go(to: Place, change: Partial<PageState> = {}) {
    place = to;
    store.set({ state: rehearsalState(plan, names, to), run: null, prep: null, answer: null, ...change });
  }
  const atQuestion = (index: number) => go({ ...FIRST, index });

  async function begin() {
    const asked = current();
    if (!asked || store.get().run) return;
    begunAt = now();
    const { medium, take, answerRemainingMs } = asked.answer;
    const run: AnswerRun = {
      questionId: asked.question.id,
      take,
      medium,
      phase: "active",
      begun: true,
      resumed: false,
      trouble: null,
      earlierMs: 0,
      savedMs: 0,
    };
    if (medium === "text") written.set({ questionId: asked.question.id, text: "", saved: "saved" });
    go({ ...place, status: "answering" }, { run, answer: countdown(answerRemainingMs) });
  }
  const submit = async () => atQuestion(place.index + 1);

  const desk = {
    begin,
    submit,
    async present() {
      const asked = current();
      if (!asked || place.status !== "waiting") return;
      const prepMs = asked.question.prepSeconds * 1000 || BREATH_MS;
      go({ ...place, status: "preparing" }, { prep: countdown(prepMs) });
    },
    async rerecord() {
      go({ ...place, status: "preparing", take: place.take + 1 }, { prep: countdown(BREATH_MS) });
    },
    recordedMs: () => (store.get().run ? now() - begunAt : 0),
    abandon: async () => undefined,
    leave: () => undefined,
  };
  const visit = {
    askForPerson: async () => true,
    withdraw: async () => {
      go({ ...place, withdrawn: true });
      return true;
    },
    feedback: async () => {
      patchLocal({ store }, { feedbackClosed: true });
      return true;
    },
    closeFeedback: () => patchLocal({ store }, { feedbackClosed: true }),
  };
  const writing = {
    ...written,
    edit: (text: string) => written.set({ text }),
    notePaste: () => undefined,
    settle: () => undefined,
  };

  const screens = {
    store,
    desk,
    visit,
    writing,
    setMuted: (muted: boolean) => store.set({ muted }),
    readGuide: (stageId: string) => patchLocal({ store }, { guideRead: stageId }),
    clearProblem: () => store.set({ problem: null }),
  };
  return {
    // It begins at the first question with everything before it done: the calls of earlier screens are never made.
    screens: screens as unknown as Page,
    store,
    questionCount: countAsked(plan),
    followUpsAt: (index: number) => followUpsAt(plan, index),
    goTo(index: number) {
      patchLocal({ store }, { guideRead: null, feedbackClosed: false });
      atQuestion(index);
    },
    /** Shortens the running clock to its last stretch; in the preparation, to its end. */
    skipTime() {
      const { prep, answer, run } = store.get();
      if (run && answer) {
        store.set({ answer: countdown(Math.min(LAST_MS, remaining(answer, now()))) });
      } else if (prep) store.set({ prep: countdown(0) });
    },
    /** What the clocks bring; called several times a second. */
    tick() {
      const { prep, answer, run } = store.get();
      if (!run && prep && place.status === "preparing" && remaining(prep, now()) <= 0) void begin();
      else if (run?.phase === "active" && answer && remaining(answer, now()) <= 0) {
        const again = (current()?.answer.rerecordsLeft ?? 0) > 0 && run.medium !== "text";
        if (again) store.set({ run: { ...run, phase: "stopped" } });
        else void submit();
      }
    },
  };
}
