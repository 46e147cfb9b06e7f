import { createContext, use, useSyncExternalStore } from "react";
import { remaining, shownSeconds, type Countdown } from "../page/countdown";
import type { Page } from "../page/page";
import type { PageState } from "../page/model";

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
