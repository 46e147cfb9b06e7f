import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../logger";
import { tellOutage } from "./tellOutage";

const AGAIN_MS = 1_000;
/** A start that waits for longer looks alive and is not: whoever supervises it begins anew. */
const PATIENCE_MS = 30_000;

/**
 * For what a start reads first. A connection may be lost in that moment by chance, or by a stall of this process, and
 * that is no reason to end.
 * @param work may be done again after it failed in its midst
 */
export async function onceThere<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!tellOutage(log, error) || performance.now() > until) throw error;
      await pause(AGAIN_MS);
    }
  }
}
