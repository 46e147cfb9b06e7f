import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** One acknowledged chunk. The primary key is the idempotency: the same chunk twice is the same row. */
@Entity("chunks")
export class ChunkRow {
  @PrimaryColumn(column.id) answerId!: string;
  @PrimaryColumn(column.count) take!: number;
  @PrimaryColumn(column.count) segment!: number;
  @PrimaryColumn(column.count) sequence!: number;
  @Column(column.count) size!: number;
  @Column(column.short) md5!: string;
  @Column(column.count) durationMs!: number;
  @Column(column.instant) createdAt!: Date;
}

/** The assembled recording of a sealed answer. */
@Entity("recordings")
@Index("recordings_by_answer", ["answerId"], { unique: true })
export class Recording {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) answerId!: string;
  @Column(column.count) take!: number;
  @Column(column.line) storeKey!: string;
  @Column(column.line) mimeType!: string;
  @Column(column.count) durationMs!: number;
  @Column(column.count) size!: number;
  @Column(column.digest) sha256!: string;
  /** Where each segment begins in the whole. */
  @Column(column.json) segments!: { segment: number; startMs: number; durationMs: number }[];
  @Column(column.instant) createdAt!: Date;
}
