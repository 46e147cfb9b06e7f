import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { MessageChannel } from "../notifications/entity";
import type { MailTemplate } from "../invitations/mailTemplate";
import type { QuietHours } from "../notifications/quietHours";
import type { InterviewLanguage } from "../plans/definition";
import type { RecipientReason } from "./reasons";

/** `done` as long as nothing is left to do; a later resend or revocation makes it run again. */
export type BatchState = "running" | "paused" | "cancelled" | "done";

/** By channel; an SMS is always its template, which the carrier has approved. */
export type BatchTexts = { email?: MailTemplate | undefined };

/** Many invitations to one plan, made by a job a few at a time. */
@Entity("batches")
@Index("batches_token", ["orgUnitId", "token"], { unique: true })
@Index("batches_listed", ["createdAt", "id"])
@Index("batches_of_unit", ["orgUnitId", "createdAt", "id"])
export class Batch {
  @PrimaryColumn(column.id) id!: string;
  /** The unit that invites and owns the interviews. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** Hash of the sender's token: the same batch posted twice is one. */
  @Column(column.digest) token!: string;
  /** Hash of what was posted with it. */
  @Column(column.digest) request!: string;
  @Column(column.id) planId!: string;
  @Column(column.line) planName!: string;
  @Column(column.line) jobTitle!: string;
  @Column(column.short) language!: InterviewLanguage;
  @Column(column.count) questionCount!: number;
  /** As the plan was when the batch was posted: everybody in it gets the same. */
  @Column(column.digest) frozenPlanSha256!: string;
  /** Units whose people whoever posted it may know of (candidates/circle). */
  @Column(column.json) knownUnitIds!: string[];
  /** None: the links are passed on by a person. */
  @Column(column.json) channels!: MessageChannel[];
  @Column(column.instant) expiresAt!: Date;
  @Column(column.nullable(column.json)) quietHours!: QuietHours | null;
  /** The batch's own words; null: as they come. */
  @Column(column.nullable(column.json)) texts!: BatchTexts | null;
  /** Hours before the deadline, the earliest reminder first. */
  @Column(column.json) reminders!: number[];
  @Column(column.short) state!: BatchState;
  /** Why it stopped by itself. */
  @Column(column.nullable(column.short)) stopped!: "internal" | "deadline" | null;
  @Column(column.count) recipientCount!: number;
  @Column(column.count) invitedCount!: number;
  /** Skipped, failed and cancelled together: who got no invitation and will get none. */
  @Column(column.count) leftOutCount!: number;
  @Column(column.line) createdBy!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) finishedAt!: Date | null;
}

export type RecipientState = "waiting" | "invited" | "skipped" | "failed" | "cancelled";
/** What the job has still to do for a recipient. */
export type RecipientTask = "invite" | "resend" | "revoke";

/** One person of a batch. */
@Entity("batch_recipients")
@Index("batch_recipients_in_order", ["batchId", "sequence"], { unique: true })
@Index("batch_recipients_once", ["batchId", "candidateId"], { unique: true })
@Index("batch_recipients_to_do", ["batchId", "task", "sequence"])
@Index("batch_recipients_reminded", ["nextReminderAt"])
@Index("batch_recipients_of_interview", ["interviewId"])
export class BatchRecipient {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) batchId!: string;
  /** From 0, in the order in which they were given. */
  @Column(column.count) sequence!: number;
  @Column(column.line) name!: string;
  /** Only until the candidate is made, who keeps them. */
  @Column(column.nullable(column.sealed)) phoneSealed!: string | null;
  @Column(column.nullable(column.sealed)) emailSealed!: string | null;
  @Column(column.nullable(column.id)) candidateId!: string | null;
  @Column(column.nullable(column.id)) interviewId!: string | null;
  @Column(column.count) extraTimePercent!: number;
  @Column(column.flag) textOnly!: boolean;
  @Column(column.short) state!: RecipientState;
  @Column(column.nullable(column.short)) task!: RecipientTask | null;
  /** Why skipped or failed, or why the last resend or revocation was not done. */
  @Column(column.nullable(column.short)) reason!: RecipientReason | null;
  /** The newest link, for whoever has to pass it on, and for reminders. */
  @Column(column.nullable(column.sealed)) linkSealed!: string | null;
  @Column(column.nullable(column.instant)) nextReminderAt!: Date | null;
  @Column(column.instant) updatedAt!: Date;
}
