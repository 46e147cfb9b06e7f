import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";
import type { InterviewStatus } from "../../interviews/status";

/** The rows that say what all weeks together have, so that a sum over years reads few rows. */
export const ALL_WEEKS = "all";

/**
 * What stands in the place of a week in the rows that say what all weeks have of one plan, whatever the job: by plan
 * lists are filtered, and a plan of a large company has thousands of interviews.
 */
export const planWeek = (planId: string) => `p:${planId}`;
export const isPlanWeek = (week: string) => week.startsWith("p:");

/** How many interviews of a unit, a job and a week (of their invitation) are in a status. Never reads interviews. */
@Entity("interview_counts")
export class InterviewCount {
  /** Monday, as `2026-03-02` in the company's time zone, or `ALL_WEEKS`, or a `planWeek`. */
  @PrimaryColumn(column.short) week!: string;
  @PrimaryColumn(column.id) orgUnitId!: string;
  /** See `jobKeyOf`; the plan's id in the rows of a plan. */
  @PrimaryColumn(column.digest) jobKey!: string;
  @PrimaryColumn(column.short) status!: InterviewStatus;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.line) jobTitle!: string;
  @Column(column.count) count!: number;
}

/**
 * One interview that came to a status, written with the change itself. Only ever inserted there, so that a thousand
 * candidates who move at once do not wait for one row; a worker folds them into the counts.
 */
@Entity("interview_count_deltas")
export class InterviewCountDelta {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.digest) jobKey!: string;
  @Column(column.nullable(column.id)) positionId!: string | null;
  @Column(column.line) jobTitle!: string;
  /** Null in rows from before plans were counted. */
  @Column(column.nullable(column.id)) planId!: string | null;
  @Column(column.short) week!: string;
  /** Null for a new interview. */
  @Column(column.nullable(column.short)) fromStatus!: InterviewStatus | null;
  /** Null for one that was removed. */
  @Column(column.nullable(column.short)) toStatus!: InterviewStatus | null;
}

/** The id of the one row of editions. */
export const EDITION_ID = "counts";

/** Goes up with every change of the counts, in the same transaction: sums of one edition stay as they are. */
@Entity("interview_count_editions")
export class InterviewCountEdition {
  @PrimaryColumn(column.short) id!: string;
  @Column(column.count) edition!: number;
}
