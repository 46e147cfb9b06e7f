import type { Degraded } from "../recording/resilientStore";

export type Connection = {
  kind: "saved" | "saving" | "offline";
  /** What is on this device only, in chunks of about a second. */
  pending: number;
  degraded: Degraded;
};

/** While speaking a few slices are always under way: that is "saved", not "saving". */
const USUAL_LAG = 6;
/** One failed try is noise; the second is a network that is gone. */
const FAILURES_MEAN_OFFLINE = 2;

/** The calm line under the header. */
export function connectionOf(facts: {
  online: boolean;
  failures: number;
  pending: number;
  speaking: boolean;
  degraded: Degraded;
}): Connection {
  const { pending, degraded } = facts;
  const offline = !facts.online || facts.failures >= FAILURES_MEAN_OFFLINE;
  const lagging = pending > (facts.speaking ? USUAL_LAG : 0);
  return { kind: offline ? "offline" : lagging ? "saving" : "saved", pending, degraded };
}
