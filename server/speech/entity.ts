import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { InterviewLanguage } from "../plans/definition";
import type { SpeechSignals, UnusableReason, Word } from "./types";

/** What has been recognised of one segment so far, while it is still being spoken. */
@Entity("speech_segments")
export class SpeechSegment {
  @PrimaryColumn(column.id) answerId!: string;
  @PrimaryColumn(column.count) take!: number;
  @PrimaryColumn(column.count) segment!: number;
  @Column(column.count) doneUntilMs!: number;
  /** What server/speech needs to go on from there; its shape is the speech feature's own. */
  @Column(column.json) state!: unknown;
  @Column(column.flag) final!: boolean;
}

/** A version of an answer's words; versions are added, never changed. */
@Entity("transcripts")
@Index("transcripts_by_version", ["answerId", "version"], { unique: true })
export class Transcript {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) answerId!: string;
  @Column(column.count) version!: number;
  @Column(column.short) source!: "machine" | "correction" | "typed";
  @Column(column.short) language!: InterviewLanguage;
  @Column(column.text) text!: string;
  @Column(column.json) words!: Word[];
  @Column(column.nullable(column.json)) speech!: SpeechSignals | null;
  @Column(column.flag) usable!: boolean;
  @Column(column.nullable(column.short)) reason!: UnusableReason | null;
  @Column(column.line) engine!: string;
  @Column(column.nullable(column.line)) createdBy!: string | null;
  @Column(column.instant) createdAt!: Date;
}
