import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

export type JobStatus = "pending" | "running" | "done" | "dead";

/** The outbox: work and messages, written in the transaction that causes them. */
@Entity("jobs")
@Index("jobs_due", ["status", "priority", "runAfter"])
@Index("jobs_key", ["dedupeKey"], { unique: true })
export class Job {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) kind!: string;
  /** While a job with this key waits, the same work is not written twice. Freed when it starts. */
  @Column(column.nullable(column.line)) dedupeKey!: string | null;
  @Column(column.json) payload!: Record<string, unknown>;
  @Column(column.short) status!: JobStatus;
  /** Lower comes first: somebody who waits before a nightly digest. */
  @Column(column.count) priority!: number;
  @Column(column.count) attempts!: number;
  @Column(column.count) progressDone!: number;
  @Column(column.count) progressTotal!: number;
  @Column(column.nullable(column.id)) leaseOwner!: string | null;
  @Column(column.nullable(column.instant)) leaseUntil!: Date | null;
  @Column(column.nullable(column.text)) lastError!: string | null;
  @Column(column.instant) runAfter!: Date;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) finishedAt!: Date | null;
}
