import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { ThreadPart } from "./threads";
import type { AnswerScore } from "./types";

/** The score of one transcript version by one engine version; never changed. */
@Entity("answer_scores")
@Index("answer_scores_by_transcript", ["answerId", "transcriptVersion", "engine"], { unique: true })
export class AnswerScoreRow {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) answerId!: string;
  @Column(column.count) transcriptVersion!: number;
  /** `name@version` */
  @Column(column.short) engine!: string;
  @Column(column.json) score!: AnswerScore;
  @Column(column.instant) createdAt!: Date;
}

/**
 * The score of an answer together with the answers to its follow-ups, as one text; never changed. It stands in place of
 * the answer's own wherever there are any.
 */
@Entity("thread_scores")
@Index("thread_scores_by_basis", ["answerId", "basis", "engine"], { unique: true })
export class ThreadScoreRow {
  @PrimaryColumn(column.id) id!: string;
  /** The answer to the plan's question. */
  @Column(column.id) answerId!: string;
  /** Which transcript versions were judged (`basisOf`). */
  @Column(column.line) basis!: string;
  @Column(column.short) engine!: string;
  /** Where each answer stands in the text that the score's quotes point into. */
  @Column(column.json) parts!: ThreadPart[];
  @Column(column.json) score!: AnswerScore;
  @Column(column.instant) createdAt!: Date;
}
