import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
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
