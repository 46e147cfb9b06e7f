import type { InterviewSummary } from "../../../server/interviews/staffSchema";
import { TABS, type Focus } from "./filters";

const HOUR = 3_600_000;
/** An invitation that nobody started and that ends within two days. */
export const EXPIRING_MS = 48 * HOUR;
/** A candidate's page beats every five seconds; three silent minutes are more than a bad tunnel. */
export const STUCK_MS = 3 * 60_000;

/** Why this interview needs a person now, or null. `now` in epoch milliseconds. */
export function attentionOf(interview: InterviewSummary, now: number): Focus | null {
  const { status, report } = interview;
  if (status === "needs_person") return "person";
  if (report.state === "failed") return "failed";
  if (
    status === "completed" &&
    report.state === "ready" &&
    report.recommendation === "review" &&
    interview.decision === null
  ) {
    return "review";
  }
  if (status === "in_progress" && interview.lastSeenAt !== null) {
    return now - Date.parse(interview.lastSeenAt) > STUCK_MS ? "stuck" : null;
  }
  if (TABS.waiting.includes(status)) {
    const left = Date.parse(interview.expiresAt) - now;
    return left > 0 && left < EXPIRING_MS ? "expiring" : null;
  }
  return null;
}
