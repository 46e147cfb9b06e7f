import { Candidate } from "../candidates/entity";
import { DomainEventRow } from "../events/entity";
import { IdempotencyKey } from "../http/idempotencyEntity";
import { Answer, Interview } from "../interviews/entity";
import { CandidateSession, Consent, IdentityCode } from "../interviews/identityEntity";
import { Invitation } from "../invitations/entity";
import { ChunkRow, Recording } from "../media/entity";
import { Message, SandboxMessage } from "../notifications/entity";
import { LoginThrottle, StaffRecoveryCode } from "../org/login/entity";
import { OrgUnit, Staff, StaffGrant, StaffInvitation, StaffSession } from "../org/entity";
import { FrozenPlan, Plan } from "../plans/entity";
import { Job } from "../queue/entity";
import { ReportRow } from "../reports/entity";
import { AnswerScoreRow } from "../scoring/entity";
import { SpeechSegment, Transcript } from "../speech/entity";

export const entities = [
  Answer,
  AnswerScoreRow,
  Candidate,
  CandidateSession,
  ChunkRow,
  Consent,
  DomainEventRow,
  FrozenPlan,
  IdempotencyKey,
  IdentityCode,
  Interview,
  Invitation,
  Job,
  LoginThrottle,
  Message,
  OrgUnit,
  Plan,
  Recording,
  ReportRow,
  SandboxMessage,
  SpeechSegment,
  Staff,
  StaffGrant,
  StaffInvitation,
  StaffRecoveryCode,
  StaffSession,
  Transcript,
];
