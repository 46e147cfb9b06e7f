import { isApiError } from "../../shared/api";
import type { SecondRoundView, TimeWindow } from "../types";
import { type Context, heed } from "./context";
import { createStore } from "./store";

export type RoundState = { view: SecondRoundView | null };
export type SecondRound = ReturnType<typeof createSecondRound>;

/** The second round as the server tells of it, and what the candidate says to it. */
export function createSecondRound(context: Context) {
  const { calls, retry, store: page } = context;
  const store = createStore<RoundState>({ view: null });

  async function load() {
    try {
      const view = await retry.until(() => calls.secondRound());
      if (view) store.set({ view });
    } catch (error) {
      await heed(context, error);
    }
  }

  /** True when it went through. Where somebody was faster, what is so now is shown, with the refusal. */
  async function say(call: () => Promise<SecondRoundView>): Promise<boolean> {
    page.set({ problem: null });
    try {
      store.set({ view: await call() });
      return true;
    } catch (error) {
      const refused = isApiError(error) && (error.status === 409 || error.status === 422) ? error : null;
      if (!refused) await heed(context, error);
      else {
        await load();
        page.set({ problem: refused.message });
      }
      return false;
    }
  }

  async function file(): Promise<Blob | null> {
    page.set({ problem: null });
    try {
      return await calls.meetingFile();
    } catch (error) {
      await heed(context, error);
      return null;
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    propose: (times: TimeWindow[], note: string) => say(() => calls.proposeTimes({ times, note })),
    take: (slotId: string, reason: string) => say(() => calls.takeSlot({ slotId, reason })),
    /** The agreed time as a file for calendars; null, with the problem shown, where it cannot be had. */
    file,
    decline: () => say(() => calls.declineSecondRound()),
  };
}
