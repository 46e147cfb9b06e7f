import type { z } from "zod";
import type {
  inviteBody,
  invitationSchema,
  reachSchema,
  resendBody,
} from "../../../server/invitations/schema";
import type { messageChannel } from "../../../server/notifications/schema";
import type {
  answerStateSchema,
  interviewEventSchema,
  InterviewSummary,
} from "../../../server/interviews/staffSchema";
import type {
  agreeBody,
  decideBody,
  decidedSchema,
  decisionsViewSchema,
  reverseBody,
} from "../../../server/decisions/schema";
import type { delegateBody, delegationsSchema } from "../../../server/org/delegations/schema";
import type {
  accountSchema,
  confirmWithCodeBody,
  enrolmentSchema,
  mySessionsSchema,
  passwordLoginBody,
  passwordSetSchema,
  recoveryCodesSchema,
  staffLinkSchema,
} from "../../../server/org/login/schema";
import type { sessionViewSchema } from "../../../server/org/schema";
import type {
  createPlanBody,
  planPageSchema,
  planSchema,
  planSummarySchema,
  planTemplateSchema,
  updatePlanBody,
} from "../../../server/plans/schema";
import type {
  followerPageSchema,
  limitsBody,
  planVersionSchema,
  resolveBody,
  resolvedSchema,
  upstreamSchema,
  versionPageSchema,
} from "../../../server/plans/inherit/schema";
import type {
  locatedQuoteSchema,
  mediaLinkSchema,
  reportAnswerSchema,
  reportDimensionSchema,
  reportViewSchema,
  transcriptSchema,
} from "../../../server/reports/schema";

export type { InterviewDetail, InterviewSummary } from "../../../server/interviews/staffSchema";
export type { InterviewStatus } from "../../../server/interviews/status";
export type { Permission, StaffRole } from "../../../server/org/permissions";
export type { Report } from "../../../server/reports/schema";
export type { SentReview } from "../../../server/reviews/schema";

export type Session = z.infer<typeof sessionViewSchema>;
export type Credentials = z.input<typeof passwordLoginBody>;
export type StaffLink = z.infer<typeof staffLinkSchema>;
export type PasswordSet = z.infer<typeof passwordSetSchema>;
export type Account = z.infer<typeof accountSchema>;
export type Confirmation = z.input<typeof confirmWithCodeBody>;
export type Enrolment = z.infer<typeof enrolmentSchema>;
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;
export type MySessions = z.infer<typeof mySessionsSchema>;
export type DecisionsView = z.infer<typeof decisionsViewSchema>;
export type DecideBody = z.input<typeof decideBody>;
export type Decided = z.infer<typeof decidedSchema>;
export type ReverseBody = z.input<typeof reverseBody>;
export type AgreeBody = z.input<typeof agreeBody>;
export type Delegations = z.infer<typeof delegationsSchema>;
export type DelegateBody = z.input<typeof delegateBody>;
export type Plan = z.infer<typeof planSchema>;
export type PlanSummary = z.infer<typeof planSummarySchema>;
export type PlanPage = z.infer<typeof planPageSchema>;
export type { PlanDiff } from "../../../server/plans/inherit/schema";
export type { PlanLimits } from "../../../server/plans/derive/limits";
export type PlanUpstream = z.infer<typeof upstreamSchema>;
export type PlanConflict = PlanUpstream["conflicts"][number];
export type ResolveBody = z.input<typeof resolveBody>;
export type ResolvedPlan = z.infer<typeof resolvedSchema>;
export type LimitsBody = z.input<typeof limitsBody>;
export type PlanVersion = z.infer<typeof planVersionSchema>;
export type PlanVersionPage = z.infer<typeof versionPageSchema>;
export type FollowerPage = z.infer<typeof followerPageSchema>;
export type PlanTemplate = z.infer<typeof planTemplateSchema>;
export type CreatePlanBody = z.input<typeof createPlanBody>;
export type UpdatePlanBody = z.input<typeof updatePlanBody>;
export type InviteBody = z.input<typeof inviteBody>;
export type ResendBody = z.input<typeof resendBody>;
export type Invitation = z.infer<typeof invitationSchema>;
export type MessageChannel = z.infer<typeof messageChannel>;
export type Reach = z.infer<typeof reachSchema>;
export type InterviewEvent = z.infer<typeof interviewEventSchema>;
export type AnswerState = z.infer<typeof answerStateSchema>;
export type ReportView = z.infer<typeof reportViewSchema>;
export type ReportAnswer = z.infer<typeof reportAnswerSchema>;
export type ReportDimension = z.infer<typeof reportDimensionSchema>;
export type LocatedQuote = z.infer<typeof locatedQuoteSchema>;
export type Transcript = z.infer<typeof transcriptSchema>;
export type MediaLink = z.infer<typeof mediaLinkSchema>;

/** What `GET /live` sends, as `event: interview` and `event: report`. */
export type InterviewLiveEvent = { interviewId: string; type: string; at: string; summary: InterviewSummary };

/** As `event: candidacy`: that something happened to one. */
export type CandidacyLiveEvent = {
  candidacyId: string;
  candidateId: string;
  positionId: string | null;
  at: string;
};

/** `GET /jobs`. */
export type Job = {
  id: string;
  kind: string;
  status: "dead" | "pending" | "running" | "done";
  attempts: number;
  /** Nothing to count while `total` is 0. */
  progress: { done: number; total: number };
  lastError: string | null;
  createdAt: string;
  runAfter: string;
};
export type JobPage = { items: Job[]; nextCursor: string | null };
/** `GET /jobs/queues`. */
export type { QueuesView } from "../../../server/queue/schema";
