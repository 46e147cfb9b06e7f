import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/**
 * Somebody wants HR to see to an interview: its candidate, who would rather speak with a person, or a manager who is
 * to decide. One for each that asks; who takes it is written once.
 */
@Entity("help_requests")
@Index("help_requests_once", ["interviewId", "askerId"], { unique: true })
@Index("help_requests_open", ["takenAt", "createdAt"])
export class HelpRequest {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.short) asker!: "candidate" | "staff";
  /** The candidate, or the member of staff. */
  @Column(column.id) askerId!: string;
  @Column(column.line) askerName!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.id)) takenById!: string | null;
  @Column(column.nullable(column.line)) takenBy!: string | null;
  @Column(column.nullable(column.instant)) takenAt!: Date | null;
}
