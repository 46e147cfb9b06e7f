import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";

/** A résumé that staff put beside a person; those that people send themselves are part of their application. */
@Entity("candidate_resumes")
@Index("candidate_resumes_of", ["candidateId", "createdAt"])
export class CandidateResume {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidateId!: string;
  /** What the file was called, sealed for this row: names of people are in it. */
  @Column(column.sealed) fileNameSealed!: string;
  /** A `ResumeType` (./sniffResume). */
  @Column(column.short) type!: string;
  @Column(column.count) bytes!: number;
  @Column(column.line) author!: string;
  @Column(column.instant) createdAt!: Date;
}
