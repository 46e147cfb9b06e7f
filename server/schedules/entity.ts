import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** Which tick of a schedule was last taken, by one of however many processes there are. */
@Entity("schedules")
export class ScheduleRow {
  /** The schedule's name. */
  @PrimaryColumn(column.short) id!: string;
  /** The moment that the pattern named, not when it was got round to. */
  @Column(column.instant) tickAt!: Date;
}
