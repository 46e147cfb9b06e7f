import {
  ArchiveAttachment,
  ArchiveImport,
  ArchiveImportBatch,
  EmployeeNumber,
  ExternalRecord,
} from "../archive/entity";
import { RosterPerson, RosterSync } from "../archive/roster/entity";
import { Calibration } from "../scoring/calibration/entity";
import { ReplicaHeartbeat } from "./heartbeatEntity";
import {
  ArchiveCut,
  ArchiveFact,
  ArchiveFactScore,
  ArchiveGroup,
  ArchiveGroupSum,
  ArchiveTold,
  ArchiveQuery,
  ArchiveQuerySettings,
  ArchiveQueryVersion,
} from "../archiveQueries/entity";
import { ApiToken, IntegrationChange } from "../apiTokens/entity";
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
import { CandidateFeedback, ReviewRequest } from "../feedback/entity";
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
import { KeyProof } from "../security/keyProofEntity";
import { CandidateChannel, Letter } from "../letters/entity";
import { LlmReplyRow, LlmUsageRow } from "../llm/entity";
import { ChunkRow, Recording } from "../media/entity";
import { Meeting, MeetingPerson } from "../meetings/entity";
import { Milestone } from "../backup/milestones";
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
import { PositionRules, RuleRun, RuleSettings, StoredRules } from "../rules/entity";
import { RoundCalendar, RoundForm, RoundInterviewer, RoundSlot } from "../rounds/entity";
import { SavedView } from "../savedViews/entity";
import { ScheduleRow } from "../schedules/entity";
import { FittedScorer } from "../scoring/calibration/tools/entity";
import { AnswerScoreRow, ThreadScoreRow } from "../scoring/entity";
import { SpeechSegment, Transcript } from "../speech/entity";
import { WebhookDelivery, WebhookEndpoint } from "../webhooks/entity";
import { TakeOut } from "../takeOuts/entity";

export const entities = [
  Answer,
  AnswerScoreRow,
  ApiToken,
  Application,
  ApplicationLink,
  ArchiveCut,
  ArchiveEvent,
  ArchiveFact,
  ArchiveFactScore,
  ArchiveGroup,
  ArchiveGroupSum,
  ArchiveTold,
  ArchiveQuery,
  ArchiveQuerySettings,
  ArchiveQueryVersion,
  ArchiveAttachment,
  ArchiveImport,
  ArchiveImportBatch,
  Batch,
  BatchRecipient,
  BuiltInMark,
  Calibration,
  Candidacy,
  CandidacyInterview,
  Candidate,
  CandidateChannel,
  CandidateFeedback,
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
  EmployeeNumber,
  RosterPerson,
  RosterSync,
  ExternalRecord,
  FittedScorer,
  FollowUp,
  FrozenPlan,
  HelpRequest,
  IdempotencyKey,
  IdentityCode,
  IntegrationChange,
  Interview,
  InterviewCount,
  InterviewCountDelta,
  InterviewCountEdition,
  Invitation,
  Job,
  ScheduleRow,
  LeaseRow,
  KeyProof,
  Letter,
  LlmReplyRow,
  LlmUsageRow,
  LoginThrottle,
  Meeting,
  MeetingPerson,
  Message,
  Milestone,
  OrgImport,
  OrgUnit,
  ParsedResumeRow,
  PassRateAlert,
  Plan,
  PlanVersion,
  PlatformToken,
  Position,
  PositionRules,
  QuestionRow,
  QuestionVersion,
  Recording,
  ReportRow,
  ReplicaHeartbeat,
  ResumeCorrectionRow,
  ResumeProtectedRow,
  Review,
  ReviewRequest,
  RoundCalendar,
  RoundForm,
  RoundInterviewer,
  RoundSlot,
  ReviewSettings,
  ReviewTask,
  RuleRun,
  RuleSettings,
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
  TakeOut,
  StoredRules,
  TalentPoolWithdrawal,
  ThreadScoreRow,
  Transcript,
  WebhookDelivery,
  WebhookEndpoint,
];
