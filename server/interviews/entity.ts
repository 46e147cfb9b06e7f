import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { Manifest } from "../media/types";
import type { InterviewLanguage } from "../plans/definition";
import type { Medium, Pasted } from "./candidateSchema";
import type { InterviewStatus } from "./status";

export type ReportState = "none" | "pending" | "ready" | "failed";

@Entity("interviews")
@Index("interviews_in_order", ["invitedAt", "id", "candidateId"])
@Index("interviews_by_status", ["status", "expiresAt"])
@Index("interviews_by_candidate", ["candidateId"])
@Index("interviews_of_unit_in_order", ["orgUnitId", "invitedAt", "id", "candidateId"])
@Index("interviews_of_unit_status", ["orgUnitId", "status", "invitedAt", "id"])
@Index("interviews_of_status", ["status", "invitedAt", "id"])
@Index("interviews_of_position_in_order", ["positionId", "invitedAt", "id", "candidateId"])
@Index("interviews_of_plan", ["planId", "invitedAt", "id"])
@Index("interviews_of_plan_and_unit", ["planId", "orgUnitId", "invitedAt", "id"])
@Index("interviews_of_plan_by_status", ["planId", "orgUnitId", "status"])
@Index("interviews_by_completion", ["completedAt", "orgUnitId"])
@Index("interviews_of_unit_by_completion", ["orgUnitId", "completedAt"])
@Index("interviews_by_decision", ["reportState", "decision", "invitedAt", "id"])
@Index("interviews_of_unit_by_decision", ["orgUnitId", "reportState", "decision", "invitedAt", "id"])
@Index("interviews_of_position_by_decision", ["positionId", "reportState", "decision", "invitedAt", "id"])
@Index("interviews_by_report", ["reportState", "recommendation", "decision", "status", "invitedAt", "id"])
export class Interview {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidateId!: string;
  /** The unit that invited; who may see the interview follows from it. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.id) planId!: string;
  @Column(column.line) planName!: string;
  @Column(column.line) jobTitle!: string;
  @Column(column.short) language!: InterviewLanguage;
  /** The plan as it was at the invitation (plans/frozenPlans). */
  @Column(column.digest) frozenPlanSha256!: string;
  @Column(column.short) status!: InterviewStatus;
  @Column(column.nullable(column.short)) medium!: Medium | null;
  @Column(column.count) extraTimePercent!: number;
  @Column(column.flag) textOnly!: boolean;
  @Column(column.nullable(column.flag)) consentRecording!: boolean | null;
  @Column(column.nullable(column.flag)) consentAiEvaluation!: boolean | null;
  @Column(column.count) answeredCount!: number;
  @Column(column.count) questionCount!: number;
  /** The browser tab that may answer now. */
  @Column(column.nullable(column.id)) seatTabId!: string | null;
  /** Forgiven time of lost connections, over the whole interview. */
  @Column(column.count) graceUsedMs!: number;
  @Column(column.nullable(column.text)) personReason!: string | null;
  @Column(column.nullable(column.count)) satisfaction!: number | null;
  @Column(column.nullable(column.count)) recommend!: number | null;
  @Column(column.nullable(column.text)) feedbackComment!: string | null;
  @Column(column.short) reportState!: ReportState;
  @Column(column.nullable(column.real)) reportTotal!: number | null;
  @Column(column.nullable(column.real)) reportMatch!: number | null;
  @Column(column.nullable(column.short)) recommendation!: "advance" | "review" | "decline" | null;
  /** What was decided and holds (server/decisions). */
  @Column(column.nullable(column.short)) decision!: "advance" | "decline" | null;
  @Column(column.instant) invitedAt!: Date;
  @Column(column.instant) expiresAt!: Date;
  @Column(column.nullable(column.instant)) startedAt!: Date | null;
  @Column(column.nullable(column.instant)) completedAt!: Date | null;
  @Column(column.nullable(column.instant)) lastSeenAt!: Date | null;
  @Column(column.instant) updatedAt!: Date;
}

/** `uploading`: sealed, but chunks that the manifest names are still to come. */
export type MediaState = "none" | "uploading" | "waiting" | "ready" | "failed";
export type TranscriptState = "none" | "waiting" | "ready" | "unusable" | "failed";
export type ScoreState = "none" | "waiting" | "ready" | "failed";

/** What a candidate gave to one question, over all takes, with the clock that was running. */
@Entity("answers")
@Index("answers_by_question", ["interviewId", "questionId"], { unique: true })
@Index("answers_by_media_state", ["mediaState", "sealedAt"])
export class Answer {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.short) questionId!: string;
  @Column(column.count) questionIndex!: number;
  @Column(column.short) medium!: Medium;
  @Column(column.count) take!: number;
  @Column(column.nullable(column.instant)) presentedAt!: Date | null;
  /** When the present take began. */
  @Column(column.nullable(column.instant)) begunAt!: Date | null;
  @Column(column.nullable(column.instant)) sealedAt!: Date | null;
  @Column(column.nullable(column.instant)) lastSeenAt!: Date | null;
  /** Time of the running phase that is not charged. */
  @Column(column.count) forgivenMs!: number;
  /** Waiting after the preparation was over, charged to the answer. */
  @Column(column.count) lateMs!: number;
  @Column(column.flag) floorGranted!: boolean;
  /** Media time of the present take: what the page reported, at least what was acknowledged. */
  @Column(column.count) recordedMs!: number;
  @Column(column.text) text!: string;
  @Column(column.count) textRevision!: number;
  /** What was put into the text from elsewhere: a fact for the reader, in no score. */
  @Column(column.nullable(column.json)) pasted!: Pasted | null;
  @Column(column.nullable(column.json)) manifest!: Manifest | null;
  @Column(column.short) mediaState!: MediaState;
  @Column(column.short) transcriptState!: TranscriptState;
  @Column(column.short) scoreState!: ScoreState;
}
