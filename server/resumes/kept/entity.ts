import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";

/** `waiting` for its job; `failed` with the reason, until somebody asks again. */
export type ParseState = "waiting" | "read" | "failed";

/**
 * What a résumé says, beside the file: of one that staff put there, or that came with an application, whose id it has.
 * A résumé from before there was a parser has no row until somebody asks.
 */
@Entity("parsed_resumes")
@Index("parsed_resumes_of", ["candidateId"])
@Index("parsed_resumes_by_engine", ["state", "engine"])
export class ParsedResumeRow {
  @PrimaryColumn(column.id) id!: string;
  /** As the résumé's own row has it: who was merged keeps theirs. */
  @Column(column.id) candidateId!: string;
  @Column(column.short) state!: ParseState;
  /** Why it failed: a `Reason` (./reason) as JSON. */
  @Column(column.nullable(column.line)) reason!: string | null;
  @Column(column.nullable(column.line)) engine!: string | null;
  /** A `KeptResume` (./keptResume), sealed for this row. */
  @Column(column.nullable(column.text)) resumeSealed!: string | null;
  /** What people say in its place: `Correction`s (../corrections), sealed for this row; null where nobody did. */
  @Column(column.nullable(column.text)) correctionsSealed!: string | null;
  /** Rises with each reading and each correction: who changes something says which one they saw. */
  @Column({ ...column.count, default: 0 }) revision!: number;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
}

/** What nobody is judged by, apart from all else (invariant 6): only who has `candidates.protected` reads it. */
@Entity("resume_protected")
export class ResumeProtectedRow {
  @PrimaryColumn(column.id) id!: string;
  /** `ProtectedAttributes` (../schema), sealed for this row. */
  @Column(column.text) attributesSealed!: string;
  @Column(column.instant) updatedAt!: Date;
}
