import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** Something that happened, in the past tense; the timeline of an interview and the live channel are made of it. */
@Entity("domain_events")
@Index("domain_events_by_interview", ["interviewId", "id"])
export class DomainEventRow {
  /** UUIDv7: ordered by time, which `Last-Event-ID` relies on. */
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) type!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.json) data!: Record<string, unknown>;
  @Column(column.instant) at!: Date;
}
