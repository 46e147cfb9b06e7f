import { createHash } from "node:crypto";
import { type TotalNote, notesFor } from "../scoring/totals";
import type { Report } from "../reports/schema";
import type { ReviewReason } from "./schema";

const HOUR_MS = 3_600_000;

/** Which come first, and how soon: who asked waits least. */
const URGENCY: Record<ReviewReason, { priority: number; hours: number }> = {
  candidate: { priority: 1, hours: 24 },
  staff: { priority: 1, hours: 24 },
  required: { priority: 2, hours: 48 },
  no_total: { priority: 2, hours: 48 },
  near_line: { priority: 2, hours: 48 },
  blind: { priority: 3, hours: 72 },
  low_confidence: { priority: 4, hours: 72 },
  rule: { priority: 2, hours: 48 },
};

/** How sure the machine is of its own total, 0–1. */
export function confidenceOf({ dimensions }: Pick<Report, "dimensions">): number {
  const weights = dimensions.reduce((sum, { weightBp }) => sum + weightBp, 0);
  const sure = dimensions.reduce((sum, one) => sum + one.weightBp * (one.confidence ?? 0), 0);
  return weights === 0 ? 0 : sure / weights;
}

export function urgencyOf(reasons: readonly ReviewReason[], since: Date): { priority: number; dueAt: Date } {
  const all = reasons.map((reason) => URGENCY[reason]);
  const hours = Math.min(...all.map((one) => one.hours));
  return {
    priority: Math.min(...all.map((one) => one.priority)),
    dueAt: new Date(since.getTime() + hours * HOUR_MS),
  };
}

const FULL_BP = 10_000;

/**
 * Whether an interview is among the share that is rated blind. By its id alone: the same one is always drawn at the
 * same share, and nobody can choose which.
 */
export function isDrawn(interviewId: string, shareBp: number): boolean {
  const digest = createHash("sha256").update(`blind-review:${interviewId}`).digest();
  return digest.readUInt32BE(0) < (shareBp / FULL_BP) * 2 ** 32;
}

const REASON_OF: Record<TotalNote, ReviewReason> = {
  insufficient_evidence: "no_total",
  near_advance: "near_line",
  near_review: "near_line",
  low_confidence: "low_confidence",
};

/** Why a person should look at this report; empty where nothing says so. Pure. */
export function doubtsAbout(report: Pick<Report, "total" | "thresholds" | "dimensions">): ReviewReason[] {
  const notes = notesFor(report.total, confidenceOf(report), report.thresholds);
  return [...new Set(notes.map((note) => REASON_OF[note]))];
}
