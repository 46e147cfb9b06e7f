import type { Redis } from "ioredis";

const ASK_MS = 1_000;

/** Whether Redis is reached: told by its connection, and asked, since a machine may go without closing anything. */
export interface Reach {
  readonly isReached: boolean;
  /** Asks now. */
  ask(): Promise<boolean>;
  /** Called with each change. */
  onChange(listener: (isReached: boolean) => void): () => void;
  close(): void;
}

/** @param commands a connection on which commands fail in time instead of waiting for ever */
export function watchReach(commands: Redis): Reach {
  const listeners = new Set<(isReached: boolean) => void>();
  let isReached = commands.status === "ready";

  function learn(now: boolean): boolean {
    if (now === isReached) return now;
    isReached = now;
    for (const listener of listeners) listener(now);
    return now;
  }

  const cameBack = () => learn(true);
  const wentAway = () => learn(false);
  commands.on("ready", cameBack);
  commands.on("close", wentAway);
  const ask = () =>
    commands.ping().then(
      () => learn(true),
      () => learn(false),
    );
  let asking: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    asking ??= ask().finally(() => {
      asking = null;
    });
  }, ASK_MS);
  timer.unref();

  return {
    get isReached() {
      return isReached;
    },
    ask,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      clearInterval(timer);
      commands.off("ready", cameBack);
      commands.off("close", wentAway);
      listeners.clear();
    },
  };
}
