import { Candidate } from "../candidates/entity";
import { DomainEventRow } from "../events/entity";
import { IdempotencyKey } from "../http/idempotencyEntity";
import { Answer, Interview } from "../interviews/entity";
import { CandidateSession, Consent, IdentityCode } from "../interviews/identityEntity";
import { Invitation } from "../invitations/entity";
import { ChunkRow, Recording } from "../media/entity";
import { Message, SandboxMessage } from "../notifications/entity";
import { StaffSession } from "../org/entity";
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
  Message,
  Plan,
  Recording,
  ReportRow,
  SandboxMessage,
  SpeechSegment,
  StaffSession,
  Transcript,
];
