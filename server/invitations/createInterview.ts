import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { countChange } from "../insight/progress/countChange";
import { Interview } from "../interviews/entity";
import type { Plan } from "../plans/entity";
import type { Services } from "../services";

export type NewInterview = Pick<
  Interview,
  | "candidateId"
  | "orgUnitId"
  | "positionId"
  | "frozenPlanSha256"
  | "extraTimePercent"
  | "textOnly"
  | "expiresAt"
> & { plan: Pick<Plan, "id" | "name" | "jobTitle" | "language" | "questionCount"> };

/** Writes an interview that nobody has opened yet, and tells of it. The link comes with `writeLink`. */
export async function createInterview(
  services: Pick<Services, "clock" | "events" | "env">,
  tx: Transaction,
  { plan, ...given }: NewInterview,
): Promise<Interview> {
  const now = services.clock.now();
  const interview: Interview = {
    ...given,
    id: newId(),
    planId: plan.id,
    planName: plan.name,
    jobTitle: plan.jobTitle,
    language: plan.language,
    status: "not_started",
    medium: null,
    consentRecording: null,
    consentAiEvaluation: null,
    answeredCount: 0,
    questionCount: plan.questionCount,
    seatTabId: null,
    graceUsedMs: 0,
    personReason: null,
    satisfaction: null,
    recommend: null,
    feedbackComment: null,
    reportState: "none",
    decision: null,
    reportTotal: null,
    reportMatch: null,
    recommendation: null,
    invitedAt: now,
    startedAt: null,
    completedAt: null,
    lastSeenAt: null,
    updatedAt: now,
  };
  await insertRow(tx, Interview, interview);
  await countChange(services, tx, interview, null, interview.status);
  await services.events.publish(tx, "interview.invited", interview.id, { resent: false });
  return interview;
}
