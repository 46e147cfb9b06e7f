import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { Report } from "./schema";

/** A composed report; a correction makes the next version. */
@Entity("reports")
@Index("reports_by_version", ["interviewId", "version"], { unique: true })
export class ReportRow {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) interviewId!: string;
  @Column(column.count) version!: number;
  @Column(column.json) report!: Report;
  @Column(column.instant) createdAt!: Date;
}
