import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { Gap, NoFollowUp } from "./types";

/**
 * `pending`: the words of the answer are still to come. `proposed`: there is a follow-up, and whether the plan's bound
 * leaves room for it depends on questions before it. `asked`, `none`: decided.
 */
export type FollowUpState = "pending" | "proposed" | "asked" | "none";

/**
 * What became of one sealed answer of a semi-structured interview: a follow-up, or none and why. It lies beside the
 * frozen plan, which stays as it was hashed.
 */
@Entity("follow_ups")
@Index("follow_ups_of_interview", ["interviewId"])
@Index("follow_ups_of_answer", ["answerId"], { unique: true })
export class FollowUp {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  /** The answer that it follows: to a question of the plan, or to an earlier follow-up to it. */
  @Column(column.id) answerId!: string;
  /** The plan's question at the root of it, and its place in the plan. */
  @Column(column.short) questionId!: string;
  @Column(column.count) questionIndex!: number;
  @Column(column.short) state!: FollowUpState;
  /** Until then the candidate may be asked to wait for it; the server's clock. */
  @Column(column.instant) waitUntil!: Date;
  @Column(column.nullable(column.short)) reason!: Gap | NoFollowUp | null;
  @Column(column.nullable(column.short)) dimensionId!: string | null;
  /** What is asked, and why, in the interview's language. */
  @Column(column.nullable(column.text)) text!: string | null;
  @Column(column.nullable(column.text)) why!: string | null;
  /** Its id as a question (`f2.1`), which no question of a plan can have, and which follow-up to its question it is. */
  @Column(column.nullable(column.short)) askedAs!: string | null;
  @Column(column.nullable(column.count)) number!: number | null;
  /** `name@version` of what chose. */
  @Column(column.nullable(column.short)) engine!: string | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) decidedAt!: Date | null;
}
