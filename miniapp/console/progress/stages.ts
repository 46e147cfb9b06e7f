import type { InterviewStatus } from "../api/types";
import type { Stage } from "../common/chartPalette";

export type Counts = Partial<Record<InterviewStatus, number>>;

/** What the ten statuses come to for somebody who watches a whole branch. Revoked ones count as never invited. */
export const STAGES: Record<Stage, InterviewStatus[]> = {
  completed: ["completed"],
  running: ["in_progress"],
  waiting: ["not_started", "opened", "checking_device"],
  person: ["needs_person"],
  lost: ["timed_out", "expired", "withdrawn"],
};
export const STAGE_KEYS = Object.keys(STAGES) as Stage[];

export const countIn = (counts: Counts, statuses: readonly InterviewStatus[]): number =>
  statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

/** Everybody who was invited and whose invitation was not taken back. */
export const invitedIn = (counts: Counts): number => countIn(counts, Object.values(STAGES).flat());

/** 40 of 50 → 80; null where nobody was invited: no share of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((100 * part) / whole);
