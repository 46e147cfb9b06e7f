import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { ReviewReason, ReviewResult, SentRating, DraftRating } from "./schema";

export type TaskState = "waiting" | "done" | "closed";

/** That an interview is to be reviewed by a person: why, how soon, and who is at it. One for each interview. */
@Entity("review_tasks")
@Index("review_tasks_in_order", ["state", "priority", "dueAt", "interviewId"])
@Index("review_tasks_of_unit", ["orgUnitId", "state", "priority", "dueAt", "interviewId"])
@Index("review_tasks_of_position", ["positionId", "state", "priority", "dueAt", "interviewId"])
export class ReviewTask {
  @PrimaryColumn(column.id) interviewId!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.short) state!: TaskState;
  /** 1 comes first. */
  @Column(column.count) priority!: number;
  @Column(column.json) reasons!: ReviewReason[];
  /** Drawn for blind rating with the first report, and never again. */
  @Column(column.flag) blind!: boolean;
  /** The machine's scores are shown to nobody. */
  @Column(column.flag) sealed!: boolean;
  @Column(column.instant) dueAt!: Date;
  @Column(column.nullable(column.id)) takenBy!: string | null;
  /** The lock ends by itself. */
  @Column(column.nullable(column.instant)) takenUntil!: Date | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) closedAt!: Date | null;
  /** Of one that was closed without a review: by whom and why. */
  @Column(column.nullable(column.id)) closedBy!: string | null;
  @Column(column.nullable(column.text)) closeReason!: string | null;
}

/** What one person made of an interview. One that was sent is never changed: who amends it writes the next version. */
@Entity("reviews")
@Index("reviews_of_person", ["interviewId", "staffId", "version"], { unique: true })
@Index("reviews_sent", ["orgUnitId", "state", "sentAt"])
export class Review {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.id) staffId!: string;
  /** From 1, of this person on this interview. */
  @Column(column.count) version!: number;
  @Column(column.short) state!: "draft" | "sent";
  /** Written while nobody saw the machine's scores. */
  @Column(column.flag) blind!: boolean;
  @Column(column.json) ratings!: (DraftRating | SentRating)[];
  @Column(column.text) comment!: string;
  /** The frozen plan, with its rubric, that was rated by. */
  @Column(column.digest) rubricSha256!: string;
  /** The machine's report that lay there, and what had judged for it. Null of a draft, as the three below. */
  @Column(column.nullable(column.count)) reportVersion!: number | null;
  @Column(column.nullable(column.line)) engine!: string | null;
  @Column(column.nullable(column.json)) result!: ReviewResult | null;
  @Column(column.nullable(column.instant)) sentAt!: Date | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** How reviews are done in this company: one row, from when somebody first set it. */
@Entity("review_settings")
export class ReviewSettings {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.flag) blind!: boolean;
  /** Of the interviews that get a report, in basis points. */
  @Column(column.count) shareBp!: number;
  @Column(column.line) updatedBy!: string;
  @Column(column.instant) updatedAt!: Date;
}
