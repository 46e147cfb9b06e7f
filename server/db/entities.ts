import { Calibration } from "../scoring/calibration/entity";
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
import { ResumeCorrectionRow } from "../resumes/corrections/entity";
import { ParsedResumeRow, ResumeProtectedRow } from "../resumes/kept/entity";
import { ContactSync } from "../chats/accounts/entity";
import { Decision, SecondRound } from "../decisions/entity";
import { ChatAccount, ChatCard, ChatEventRow, ChatGroup, ChatTurn } from "../chats/entity";
import { DomainEventRow } from "../events/entity";
import { FollowUp } from "../followUps/entity";
import { HelpRequest } from "../helpRequests/entity";
import { IdempotencyKey } from "../http/idempotencyEntity";
import { DigestDay } from "../insight/digestEntity";
import { PassRateAlert } from "../insight/passRates/entity";
import { InterviewCount, InterviewCountDelta, InterviewCountEdition } from "../insight/progress/entity";
import { Answer, Interview } from "../interviews/entity";
import { CandidateSession, Consent, IdentityCode } from "../interviews/identityEntity";
import { Invitation } from "../invitations/entity";
import { LeaseRow } from "../leases/entity";
import { LlmReplyRow, LlmUsageRow } from "../llm/entity";
import { ChunkRow, Recording } from "../media/entity";
import { Meeting, MeetingPerson } from "../meetings/entity";
import { Message, SandboxMessage } from "../notifications/entity";
import { OrgImport } from "../org/import/entity";
import { LoginThrottle, StaffRecoveryCode } from "../org/login/entity";
import { OrgUnit, Staff, StaffDelegation, StaffGrant, StaffInvitation, StaffSession } from "../org/entity";
import { FrozenPlan, Plan, PlanVersion } from "../plans/entity";
import { PlatformToken } from "../platforms/tokenEntity";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../pipeline/entity";
import { Position } from "../positions/entity";
import { CandidateScreening } from "../profiles/screening/entity";
import { BuiltInMark, QuestionRow, QuestionVersion } from "../questions/entity";
import { Job } from "../queue/entity";
import { ReportRow } from "../reports/entity";
import { Review, ReviewSettings, ReviewTask } from "../reviews/entity";
import { SavedView } from "../savedViews/entity";
import { FittedScorer } from "../scoring/calibration/tools/entity";
import { AnswerScoreRow, ThreadScoreRow } from "../scoring/entity";
import { SpeechSegment, Transcript } from "../speech/entity";

export const entities = [
  Answer,
  AnswerScoreRow,
  Application,
  ApplicationLink,
  ArchiveEvent,
  Batch,
  BatchRecipient,
  BuiltInMark,
  Calibration,
  Candidacy,
  CandidacyInterview,
  Candidate,
  CandidateImport,
  CandidateImportBatch,
  CandidateMerge,
  CandidateNameGram,
  CandidateNote,
  CandidateResume,
  CandidateScreening,
  CandidateSession,
  CandidateTag,
  CandidateTagName,
  ChatAccount,
  ChatCard,
  ChatEventRow,
  ChatGroup,
  ChatTurn,
  ChunkRow,
  Consent,
  ContactLock,
  ContactSync,
  Decision,
  DigestDay,
  DomainEventRow,
  FittedScorer,
  FollowUp,
  FrozenPlan,
  HelpRequest,
  IdempotencyKey,
  IdentityCode,
  Interview,
  InterviewCount,
  InterviewCountDelta,
  InterviewCountEdition,
  Invitation,
  Job,
  LeaseRow,
  LlmReplyRow,
  LlmUsageRow,
  LoginThrottle,
  Meeting,
  MeetingPerson,
  Message,
  OrgImport,
  OrgUnit,
  ParsedResumeRow,
  PassRateAlert,
  Plan,
  PlanVersion,
  PlatformToken,
  Position,
  QuestionRow,
  QuestionVersion,
  Recording,
  ReportRow,
  ResumeCorrectionRow,
  ResumeProtectedRow,
  Review,
  ReviewSettings,
  ReviewTask,
  SandboxMessage,
  SavedView,
  SecondRound,
  SpeechSegment,
  Staff,
  StaffDelegation,
  StaffGrant,
  StaffInvitation,
  StaffRecoveryCode,
  StaffSession,
  TalentPoolWithdrawal,
  ThreadScoreRow,
  Transcript,
];
