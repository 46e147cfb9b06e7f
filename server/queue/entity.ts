import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

export type JobStatus = "pending" | "running" | "done" | "dead";

/** The outbox: work and messages, written in the transaction that causes them. */
@Entity("jobs")
@Index("jobs_of_kind", ["status", "kind", "priority", "runAfter"])
@Index("jobs_to_carry", ["status", "transportedAt", "runAfter"])
@Index("jobs_listed", ["status", "createdAt", "id"])
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
  /** Tries used up. */
  @Column(column.count) attempts!: number;
  /** How often anybody has taken it, whatever came of it: names one journey through a transport, and no other. */
  @Column({ ...column.count, default: 0 }) claims!: number;
  /** When it was seen in the transport, of a job that waits there; null where nothing but this row knows of it. */
  @Column(column.nullable(column.instant)) transportedAt!: Date | null;
  @Column(column.count) progressDone!: number;
  @Column(column.count) progressTotal!: number;
  @Column(column.nullable(column.id)) leaseOwner!: string | null;
  @Column(column.nullable(column.instant)) leaseUntil!: Date | null;
  @Column(column.nullable(column.text)) lastError!: string | null;
  @Column(column.instant) runAfter!: Date;
  @Column(column.instant) createdAt!: Date;
  /** Of the last try. */
  @Column(column.nullable(column.instant)) startedAt!: Date | null;
  @Column(column.nullable(column.instant)) finishedAt!: Date | null;
  /** W3C traceparent of what caused it; null where nothing is traced. */
  @Column(column.nullable(column.line)) trace!: string | null;
  /** When a restore could not say whether it had been done, or what caused it (`doubt.ts`); null nearly always. */
  @Column(column.nullable(column.instant)) doubtedAt!: Date | null;
}
