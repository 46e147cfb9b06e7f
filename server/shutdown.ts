import { setMaxListeners } from "node:events";

/** How a process ends without dropping anybody: first it says so and serves on, then it lets go. */
export interface Shutdown {
  /** From the stop signal on: it still answers, but nobody new should be sent here. */
  readonly isDraining: boolean;
  /** Aborted when answers that never end by themselves have to. */
  readonly closing: AbortSignal;
  drain(): void;
  close(): void;
}

export function createShutdown(): Shutdown {
  const closing = new AbortController();
  // One for each live channel.
  setMaxListeners(0, closing.signal);
  let isDraining = false;
  return {
    get isDraining() {
      return isDraining;
    },
    closing: closing.signal,
    drain() {
      isDraining = true;
    },
    close() {
      isDraining = true;
      closing.abort();
    },
  };
}
