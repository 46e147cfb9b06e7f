import { createContext, use, useSyncExternalStore } from "react";
import { remaining, shownSeconds, type Countdown } from "../page/countdown";
import type { Page } from "../page/page";
import type { PageState } from "../page/model";
import type { StandingState } from "../page/standing";

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error("No page around this part");
  return page;
}

export function usePageState(): PageState {
  const { store } = usePage();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What is known of what comes after; the rehearsal of a plan has no such part. */
export function useStanding(): StandingState {
  const { standing } = usePage();
  return useSyncExternalStore(standing?.subscribe ?? never, standing?.get ?? nothing);
}
const NOTHING: StandingState = { view: null, feedback: null, reading: false, letter: null };
const nothing = () => NOTHING;
const never = () => () => undefined;

/** Whole seconds left, looked at four times a second; null without a countdown. */
export function useSeconds(countdown: Countdown | null): number | null {
  return useSyncExternalStore(everyQuarterSecond, () =>
    countdown ? shownSeconds(remaining(countdown, performance.now())) : null,
  );
}

function everyQuarterSecond(look: () => void): () => void {
  const timer = setInterval(look, 250);
  return () => clearInterval(timer);
}
