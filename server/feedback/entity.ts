import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { Feedback } from "./schema";

/** What a candidate is told of their own interview: made once, frozen, and shown from `releasedAt` on. */
@Entity("candidate_feedbacks")
export class CandidateFeedback {
  @PrimaryColumn(column.id) interviewId!: string;
  /** At the latest then it is released, decided or not. */
  @Column(column.instant) dueAt!: Date;
  @Column(column.nullable(column.instant)) releasedAt!: Date | null;
  /** Of the report that it was made from. */
  @Column(column.nullable(column.count)) reportVersion!: number | null;
  @Column(column.nullable(column.json)) feedback!: Feedback | null;
}

/** What a candidate asked to be looked at again by a person, and what came of it. One at a time is open. */
@Entity("review_requests")
@Index("review_requests_open", ["openKey"], { unique: true })
@Index("review_requests_of", ["candidacyId", "askedAt"])
@Index("review_requests_of_interview", ["interviewId"])
export class ReviewRequest {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.nullable(column.id)) candidacyId!: string | null;
  /** Null where an application ended before any interview. */
  @Column(column.nullable(column.id)) interviewId!: string | null;
  /** The interview, or candidacy, while it is open, else its own id. */
  @Column(column.id) openKey!: string;
  @Column(column.text) wordsSealed!: string;
  @Column(column.nullable(column.short)) answer!: "reviewed" | "decided" | "closed" | null;
  @Column(column.instant) askedAt!: Date;
  @Column(column.nullable(column.instant)) answeredAt!: Date | null;
}
