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
  TalentPoolWithdrawal,
} from "../candidates/entity";
import { CandidateImport, CandidateImportBatch } from "../candidates/imports/entity";
import { CandidateResume } from "../candidates/resumes/entity";
import { ChatAccount, ChatCard, ChatEventRow, ChatGroup } from "../chats/entity";
import { DomainEventRow } from "../events/entity";
import { FollowUp } from "../followUps/entity";
import { IdempotencyKey } from "../http/idempotencyEntity";
import { InterviewCount, InterviewCountDelta, InterviewCountEdition } from "../insight/progress/entity";
import { Answer, Interview } from "../interviews/entity";
import { CandidateSession, Consent, IdentityCode } from "../interviews/identityEntity";
import { Invitation } from "../invitations/entity";
import { LeaseRow } from "../leases/entity";
import { ChunkRow, Recording } from "../media/entity";
import { Message, SandboxMessage } from "../notifications/entity";
import { OrgImport } from "../org/import/entity";
import { LoginThrottle, StaffRecoveryCode } from "../org/login/entity";
import { OrgUnit, Staff, StaffGrant, StaffInvitation, StaffSession } from "../org/entity";
import { FrozenPlan, Plan, PlanVersion } from "../plans/entity";
import { PlatformToken } from "../platforms/tokenEntity";
import { Position } from "../positions/entity";
import { BuiltInMark, QuestionRow, QuestionVersion } from "../questions/entity";
import { Job } from "../queue/entity";
import { ReportRow } from "../reports/entity";
import { SavedView } from "../savedViews/entity";
import { AnswerScoreRow, ThreadScoreRow } from "../scoring/entity";
import { SpeechSegment, Transcript } from "../speech/entity";

export const entities = [
  Answer,
  AnswerScoreRow,
  Application,
  ApplicationLink,
  Batch,
  BatchRecipient,
  BuiltInMark,
  Candidate,
  CandidateImport,
  CandidateImportBatch,
  CandidateMerge,
  CandidateNameGram,
  CandidateNote,
  CandidateResume,
  CandidateSession,
  CandidateTag,
  CandidateTagName,
  TalentPoolWithdrawal,
  ChatAccount,
  ChatCard,
  ChatEventRow,
  ChatGroup,
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
  InterviewCountEdition,
  Invitation,
  Job,
  LeaseRow,
  LoginThrottle,
  Message,
  OrgImport,
  OrgUnit,
  Plan,
  PlanVersion,
  PlatformToken,
  Position,
  QuestionRow,
  QuestionVersion,
  Recording,
  ReportRow,
  SandboxMessage,
  SavedView,
  SpeechSegment,
  Staff,
  StaffGrant,
  StaffInvitation,
  StaffRecoveryCode,
  StaffSession,
  ThreadScoreRow,
  Transcript,
];
