import type { Degraded } from "../recording/resilientStore";

export type Connection = {
  /** `kept`: all but a part that the server did not take, and that stays on this device. */
  kind: "saved" | "saving" | "kept" | "offline";
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
  pending: number | null;
  refused: number;
  speaking: boolean;
  degraded: Degraded;
}): Connection {
  const { pending, refused, degraded } = facts;
  const offline = !facts.online || facts.failures >= FAILURES_MEAN_OFFLINE;
  const lagging = pending === null || pending > (facts.speaking ? USUAL_LAG : 0);
  const there = refused > 0 ? "kept" : "saved";
  return { kind: offline ? "offline" : lagging ? "saving" : there, degraded };
}
