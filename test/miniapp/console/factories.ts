import type { InterviewSummary } from "../../../server/interviews/staffSchema";

/** An invented interview as the list shows it. */
export function buildSummary(overrides: Partial<InterviewSummary> = {}): InterviewSummary {
  return {
    id: "interview-1",
    candidate: { id: "candidate-1", name: "林晓彤" },
    plan: { id: "plan-1", name: "销售经理" },
    jobTitle: "销售经理",
    status: "in_progress",
    medium: "video",
    progress: { answered: 1, total: 5 },
    invitedAt: "2026-03-01T08:00:00.000Z",
    expiresAt: "2026-03-08T08:00:00.000Z",
    startedAt: "2026-03-01T09:00:00.000Z",
    completedAt: null,
    lastSeenAt: "2026-03-01T09:10:00.000Z",
    report: { state: "none", total: null, match: null, recommendation: null },
    decision: null,
    updatedAt: "2026-03-01T09:10:00.000Z",
    ...overrides,
  };
}
