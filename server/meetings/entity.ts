import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** People come together to improve how a job is hired for. */
@Entity("meetings")
@Index("meetings_of_alert", ["alertId"], { unique: true })
@Index("meetings_listed", ["createdAt", "id"])
export class Meeting {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  /** Why: its figures are those of then. */
  @Column(column.id) alertId!: string;
  @Column(column.nullable(column.id)) calledById!: string | null;
  @Column(column.line) calledBy!: string;
  @Column(column.text) notes!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) doneAt!: Date | null;
  @Column(column.nullable(column.line)) doneBy!: string | null;
}

/** Who is asked to come. */
@Entity("meeting_people")
@Index("meeting_people_once", ["meetingId", "staffId"], { unique: true })
export class MeetingPerson {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) meetingId!: string;
  @Column(column.id) staffId!: string;
  @Column(column.line) name!: string;
}
