import type { Timers } from "../../server/outside/timers";

export type TestTimers = Timers & {
  /** Lets the time of the oldest one that waits for so long be up; false where there is none. */
  fire(ms: number): boolean;
  /** What was waited for and is over, in order, but for `held`. */
  passed: number[];
};

/** Time that passes at once, but for waits of `held` milliseconds: those are over when a test says so. */
export function createTestTimers(...held: number[]): TestTimers {
  const waiting: { ms: number; run: () => void }[] = [];
  const passed: number[] = [];
  return {
    passed,
    after(ms, run) {
      if (!held.includes(ms)) {
        passed.push(ms);
        queueMicrotask(run);
        return () => undefined;
      }
      const timer = { ms, run };
      waiting.push(timer);
      return () => {
        if (waiting.includes(timer)) waiting.splice(waiting.indexOf(timer), 1);
      };
    },
    fire(ms) {
      const index = waiting.findIndex((timer) => timer.ms === ms);
      const [timer] = index === -1 ? [] : waiting.splice(index, 1);
      timer?.run();
      return timer !== undefined;
    },
  };
}
