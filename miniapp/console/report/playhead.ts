import { useSyncExternalStore } from "react";

/** The media time that is heard now, in ms. Outside React's state: it changes many times a second. */
export type Playhead = {
  get: () => number;
  set: (ms: number) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createPlayhead(): Playhead {
  let now = 0;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set: (ms) => {
      if (ms === now) return;
      now = ms;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** For what shows the time; renders as often as `step` ms of media pass. */
export const usePlayhead = (playhead: Playhead, step: number): number =>
  useSyncExternalStore(playhead.subscribe, () => Math.floor(playhead.get() / step) * step);
