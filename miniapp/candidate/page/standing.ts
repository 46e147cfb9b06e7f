import { isApiError } from "../../shared/api";
import type { CandidateLetter, OwnFeedback, Standing } from "../types";
import { type Context, heed, patchLocal } from "./context";
import { createStore } from "./store";

export type StandingState = {
  view: Standing | null;
  /** Null until somebody opens it. */
  feedback: OwnFeedback | null;
  reading: boolean;
  letter: CandidateLetter | null;
};
export type StandingDesk = ReturnType<typeof createStanding>;

/** What comes after the interview, as the server tells of it, and what the candidate does about it. */
export function createStanding(context: Context) {
  const { calls, retry, keep, store: page } = context;
  const store = createStore<StandingState>({ view: null, feedback: null, reading: false, letter: null });

  async function load(): Promise<void> {
    try {
      const view = await retry.until(() => calls.standing());
      if (view) store.set({ view });
    } catch (error) {
      await heed(context, error);
    }
  }

  /** True when it went through. A refusal is shown in the server's words, beside what is so now. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    page.set({ problem: null });
    try {
      await work();
      return true;
    } catch (error) {
      if (isApiError(error, "identity.again")) {
        // The code once more, and back here.
        keep.signOut();
        page.set({ signedIn: false });
        patchLocal(context, { lookingIn: true });
      } else if (isApiError(error) && error.status !== 401) {
        await load();
        page.set({ problem: error.message });
      } else await heed(context, error);
      return false;
    }
  }
  const say = (call: () => Promise<Standing>) => attempt(async () => store.set({ view: await call() }));

  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    /** Without waiting for it: how far a copy is. */
    refresh: async () => {
      const view = await calls.standing().catch(() => null);
      if (view) store.set({ view });
    },
    lookIn: (lookingIn: boolean) => patchLocal(context, { lookingIn }),
    readFeedback: () =>
      attempt(async () => store.set({ feedback: await calls.ownFeedback(), reading: true })),
    closeFeedback: () => store.set({ reading: false }),
    askForPerson: (words: string) => say(() => calls.askReview(words)),
    withdraw: (id: string) => say(() => calls.withdrawApplication(id)),
    answerPool: (agreed: boolean) => say(() => calls.answerPool(agreed)),
    chooseChannel: (channel: "sms" | "email") => say(() => calls.chooseChannel(channel)),
    askTakeOut: () => say(() => calls.askTakeOut()),
    takeOut: () =>
      attempt(async () => {
        const { url } = await calls.takeOutLink();
        location.assign(url);
        // The link is used up by that; the server knows it a moment later.
        const { view } = store.get();
        if (view?.takeOut) store.set({ view: { ...view, takeOut: { ...view.takeOut, taken: true } } });
      }),
    /** The link of somebody who was not interviewed: a letter, or nothing. */
    openLetter: async (): Promise<boolean> => {
      const letter = await calls.openLetter().catch(() => null);
      if (letter) store.set({ letter });
      return letter !== null;
    },
    askByLetter: (words: string) =>
      attempt(async () => store.set({ letter: await calls.askByLetter(words) })),
    answerLetter: (agreed: boolean) =>
      attempt(async () => store.set({ letter: await calls.answerLetter(agreed) })),
  };
}
