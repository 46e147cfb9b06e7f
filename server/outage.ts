import type { Logger } from "./logger";
import type { Timers } from "./outside/timers";

/** So long nobody has met it: it is over. Longer than whoever looks for it by himself waits between two looks. */
const QUIET_MS = 10_000;
/** While it lasts it is told with every sixth of these looks: each minute. */
const TOLD_AGAIN = 6;

/** What many meet again and again while it lasts: told when it begins, each minute, and when it is over. */
export type Outage = {
  /** @param told what the line says besides, where this is the first time */
  met(told: object): void;
};

/** No process stays for the sake of what it has to tell. */
const idleTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** @param words told as they are, with how often it was met since they were last told */
export function createOutage(
  log: Logger,
  words: { level?: "warn" | "error"; begins: string; lasts: string; ends: string },
  timers: Timers = idleTimers,
): Outage {
  const level = words.level ?? "warn";
  let isOn = false;
  let lately = false;
  let times = 0;

  function look(round: number): void {
    if (!lately) {
      isOn = false;
      return log.info({ times, quietMs: QUIET_MS }, words.ends);
    }
    lately = false;
    if (round % TOLD_AGAIN === 0) {
      log[level]({ times }, words.lasts);
      times = 0;
    }
    timers.after(QUIET_MS, () => look(round + 1));
  }

  return {
    met(told) {
      lately = true;
      times += 1;
      if (isOn) return;
      isOn = true;
      times = 0;
      log[level](told, words.begins);
      timers.after(QUIET_MS, () => look(1));
    },
  };
}
