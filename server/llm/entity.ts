import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** What the language model was used for in one day of the company's, by all processes together. */
@Entity("llm_usage")
export class LlmUsageRow {
  /** `2026-03-05` */
  @PrimaryColumn(column.short) day!: string;
  @Column(column.count) calls!: number;
  /** In and out, counting what is under way at its most. Whole numbers; a double holds them to 2^53. */
  @Column(column.real) tokens!: number;
  /** In millionths of the currency of the prices; whole. */
  @Column(column.real) cost!: number;
}

/** What a model said to a question that was put to it: the same question again gets the same reply. */
@Entity("llm_replies")
@Index("llm_replies_by_age", ["createdAt"])
export class LlmReplyRow {
  /** SHA-256 of all that the reply depends on. */
  @PrimaryColumn(column.digest) id!: string;
  /** Which of the samples. */
  @PrimaryColumn(column.count) sample!: number;
  @Column(column.count) seed!: number;
  /** As the endpoint named it. */
  @Column(column.line) model!: string;
  @Column(column.text) text!: string;
  @Column(column.instant) createdAt!: Date;
}
