import type { z } from "zod";
import type { Candidate } from "../candidates/entity";
import type { Reviewed } from "../reviews/findReviewed";
import type { Interview } from "./entity";
import type { interviewSummarySchema } from "./staffSchema";

/** What a row of the list shows. The frozen plan, by far the biggest column, is not among it. */
export const SUMMARY_COLUMNS = [
  "id",
  "candidateId",
  "orgUnitId",
  "planId",
  "planName",
  "jobTitle",
  "status",
  "medium",
  "answeredCount",
  "questionCount",
  "invitedAt",
  "expiresAt",
  "startedAt",
  "completedAt",
  "lastSeenAt",
  "reportState",
  "reportTotal",
  "reportMatch",
  "recommendation",
  "decision",
  "updatedAt",
] as const satisfies (keyof Interview)[];

/** A row of the list and of the live channel: no contact data. */
export function presentInterviewSummary(
  interview: Pick<Interview, (typeof SUMMARY_COLUMNS)[number]>,
  candidate: Pick<Candidate, "id" | "name">,
  reviewed: Reviewed | undefined,
): z.input<typeof interviewSummarySchema> {
  const { id, orgUnitId, planId, planName, jobTitle, status, medium, answeredCount, questionCount } =
    interview;
  return {
    id,
    orgUnitId,
    candidate: { id: candidate.id, name: candidate.name },
    plan: { id: planId, name: planName },
    jobTitle,
    status,
    medium,
    progress: { answered: answeredCount, total: questionCount },
    invitedAt: interview.invitedAt.toISOString(),
    expiresAt: interview.expiresAt.toISOString(),
    startedAt: interview.startedAt?.toISOString() ?? null,
    completedAt: interview.completedAt?.toISOString() ?? null,
    lastSeenAt: interview.lastSeenAt?.toISOString() ?? null,
    report: {
      state: interview.reportState,
      total: interview.reportTotal,
      match: interview.reportMatch,
      recommendation: interview.recommendation,
      reviewed: reviewed ?? null,
    },
    decision: interview.decision,
    updatedAt: interview.updatedAt.toISOString(),
  };
}
