import { Batch, BatchRecipient } from "../batches/entity";
import { Application, ApplicationLink } from "../candidates/applications/entity";
import {
  Candidate,
  CandidateMerge,
  CandidateNameGram,
  CandidateNote,
  CandidateTag,
  CandidateTagName,
  ContactLock,
} from "../candidates/entity";
import { CandidateImport, CandidateImportBatch } from "../candidates/imports/entity";
import { DomainEventRow } from "../events/entity";
import { FollowUp } from "../followUps/entity";
import { IdempotencyKey } from "../http/idempotencyEntity";
import { InterviewCount, InterviewCountDelta } from "../insight/progress/entity";
import { Answer, Interview } from "../interviews/entity";
import { CandidateSession, Consent, IdentityCode } from "../interviews/identityEntity";
import { Invitation } from "../invitations/entity";
import { ChunkRow, Recording } from "../media/entity";
import { Message, SandboxMessage } from "../notifications/entity";
import { OrgImport } from "../org/import/entity";
import { LoginThrottle, StaffRecoveryCode } from "../org/login/entity";
import { OrgUnit, Staff, StaffGrant, StaffInvitation, StaffSession } from "../org/entity";
import { FrozenPlan, Plan, PlanVersion } from "../plans/entity";
import { Position } from "../positions/entity";
import { QuestionRow, QuestionVersion } from "../questions/entity";
import { Job } from "../queue/entity";
import { ReportRow } from "../reports/entity";
import { AnswerScoreRow, ThreadScoreRow } from "../scoring/entity";
import { SpeechSegment, Transcript } from "../speech/entity";

export const entities = [
  Answer,
  AnswerScoreRow,
  Application,
  ApplicationLink,
  Batch,
  BatchRecipient,
  Candidate,
  CandidateImport,
  CandidateImportBatch,
  CandidateMerge,
  CandidateNameGram,
  CandidateNote,
  CandidateSession,
  CandidateTag,
  CandidateTagName,
  ChunkRow,
  Consent,
  ContactLock,
  DomainEventRow,
  FollowUp,
  FrozenPlan,
  IdempotencyKey,
  IdentityCode,
  Interview,
  InterviewCount,
  InterviewCountDelta,
  Invitation,
  Job,
  LoginThrottle,
  Message,
  OrgImport,
  OrgUnit,
  Plan,
  PlanVersion,
  Position,
  QuestionRow,
  QuestionVersion,
  Recording,
  ReportRow,
  SandboxMessage,
  SpeechSegment,
  Staff,
  StaffGrant,
  StaffInvitation,
  StaffRecoveryCode,
  StaffSession,
  ThreadScoreRow,
  Transcript,
];
