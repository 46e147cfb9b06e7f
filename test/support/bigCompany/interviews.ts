import type { Interview } from "../../../server/interviews/entity";
import type { InterviewStatus } from "../../../server/interviews/status";
import type { Known } from "./candidates";
import type { UsedPlan } from "./plans";
import type { Random } from "./random";

const DAY_MS = 86_400_000;
const OPEN_DAYS = 7;

/** What has become of interviews that could still be open, and of those that could not. */
const RECENT = { in_progress: 40, completed: 30, not_started: 18, opened: 10, checking_device: 2 } as const;
const PAST = { completed: 70, expired: 16, timed_out: 5, withdrawn: 4, revoked: 4, needs_person: 1 } as const;

const REPORTED: ReadonlySet<InterviewStatus> = new Set(["completed", "timed_out"]);

/** One interview of the person's branch, invited then, as it would be by now. */
export function buildInterview(
  random: Random,
  plans: readonly UsedPlan[],
  { id: candidateId, branch }: Known,
  invitedAt: Date,
  now: Date,
): { interview: Interview; plan: UsedPlan } {
  const expiresAt = new Date(invitedAt.getTime() + OPEN_DAYS * DAY_MS);
  const status = random.weighted<InterviewStatus>(expiresAt > now ? RECENT : PAST);
  const own = plans.filter(({ orgUnitId }) => orgUnitId === branch.id);
  const common = plans.slice(0, Math.ceil(plans.length / 2));
  const plan = random.pick(own.length > 0 && random.next() < 0.3 ? own : common);
  const position = random.next() < 0.95 ? random.pick(branch.positions) : null;
  const reported = REPORTED.has(status);
  const started = reported || status === "in_progress";
  const total = reported ? Math.round(random.next() * 1000) / 100 : null;
  const later = (hours: number) => new Date(Math.min(invitedAt.getTime() + hours * 3_600_000, now.getTime()));
  const interview: Interview = {
    id: random.uuid(invitedAt),
    candidateId,
    orgUnitId: position && random.next() < 0.8 ? position.orgUnitId : branch.id,
    positionId: position?.id ?? null,
    planId: plan.id,
    planName: plan.name,
    jobTitle: plan.jobTitle,
    language: "zh",
    frozenPlanSha256: plan.frozenPlanSha256,
    status,
    medium: started ? "video" : null,
    extraTimePercent: 0,
    textOnly: false,
    consentRecording: started ? true : null,
    consentAiEvaluation: started ? true : null,
    answeredCount: reported ? plan.questionCount : 0,
    questionCount: plan.questionCount,
    seatTabId: null,
    graceUsedMs: 0,
    personReason: null,
    satisfaction: null,
    recommend: null,
    feedbackComment: null,
    reportState: reported ? "ready" : "none",
    reportTotal: total,
    reportMatch: total && total * 10,
    recommendation: total === null ? null : total > 7 ? "advance" : total > 4 ? "review" : "decline",
    decision: null,
    invitedAt,
    expiresAt,
    startedAt: started ? later(20) : null,
    completedAt: status === "completed" ? later(21) : null,
    // Whoever is in the middle of it is not swept away while one measures.
    lastSeenAt: status === "in_progress" ? now : started ? later(21) : null,
    updatedAt: later(22),
  };
  return { interview, plan };
}
