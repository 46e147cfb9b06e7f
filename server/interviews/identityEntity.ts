import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** The consent ledger: one row for each permission each time it was given or declined; never changed. */
@Entity("consents")
@Index("consents_by_interview", ["interviewId"])
@Index("consents_by_candidate", ["candidateId"])
export class Consent {
  @PrimaryColumn(column.id) id!: string;
  /** Null where somebody agreed to something without an interview. */
  @Column(column.nullable(column.id)) interviewId!: string | null;
  /** The person, where what they agreed to is not of one interview alone. */
  @Column(column.nullable(column.id)) candidateId!: string | null;
  @Column(column.short) kind!: "recording" | "ai_evaluation" | "talent_pool";
  @Column(column.flag) granted!: boolean;
  @Column(column.short) noticeVersion!: string;
  @Column(column.instant) at!: Date;
}

@Entity("identity_codes")
@Index("identity_codes_by_interview", ["interviewId", "createdAt"])
export class IdentityCode {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.short) channel!: "sms" | "email";
  @Column(column.digest) codeHash!: string;
  @Column(column.count) attempts!: number;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) expiresAt!: Date;
  @Column(column.nullable(column.instant)) usedAt!: Date | null;
}

@Entity("candidate_sessions")
@Index("candidate_sessions_token", ["tokenHash"], { unique: true })
@Index("candidate_sessions_by_interview", ["interviewId"])
export class CandidateSession {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.digest) tokenHash!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) expiresAt!: Date;
}
