/** The contract's shapes, as types only: nothing of the server reaches the bundle. */
import type { z } from "zod";
import type {
  beginBody,
  candidateSessionSchema,
  codeSentSchema,
  commitResultSchema,
  consentBody,
  consentResultSchema,
  currentQuestionSchema,
  deviceCheckBody,
  feedbackBody,
  heartbeatSchema,
  submitBody,
  textBody,
  textSavedSchema,
} from "../../server/interviews/candidateSchema";

import type { feedbackSchema } from "../../server/feedback/schema";
import type { letterSchema, standingSchema } from "../../server/standing/schema";
import type { candidateRoundViewSchema, proposeBody } from "../../server/decisions/schema";

export type SecondRoundView = z.infer<typeof candidateRoundViewSchema>;
export type ProposeBody = z.input<typeof proposeBody>;
export type { TimeWindow } from "../../server/decisions/schema";
export type { InterviewState, InvitationView, Medium, Pasted } from "../../server/interviews/candidateSchema";
export type { InterviewStatus } from "../../server/interviews/status";

export type CurrentQuestion = z.infer<typeof currentQuestionSchema>;
export type ConsentBody = z.infer<typeof consentBody>;
export type ConsentResult = z.infer<typeof consentResultSchema>;
export type CodeSent = z.infer<typeof codeSentSchema>;
export type CandidateSession = z.infer<typeof candidateSessionSchema>;
export type DeviceCheck = z.infer<typeof deviceCheckBody>;
export type BeginBody = z.infer<typeof beginBody>;
export type SubmitBody = z.infer<typeof submitBody>;
export type CommitAnswer = z.infer<typeof commitResultSchema>;
export type TextBody = z.infer<typeof textBody>;
export type TextSaved = z.infer<typeof textSavedSchema>;
export type Heartbeat = z.infer<typeof heartbeatSchema>;
export type FeedbackBody = z.input<typeof feedbackBody>;

export type Standing = z.infer<typeof standingSchema>;
export type OwnFeedback = z.infer<typeof feedbackSchema>;
export type CandidateLetter = z.infer<typeof letterSchema>;
