import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { JobFamily } from "../plans/jobFamilies";
import type { QuestionContent } from "./content";

/** A question of the company's bank (its owner is the root) or of a branch's; columns beside the text are for lists. */
@Entity("questions")
@Index("questions_updated", ["updatedAt", "id"])
@Index("questions_of_unit", ["orgUnitId", "updatedAt", "id"])
@Index("questions_mandatory", ["mandatory"])
export class QuestionRow {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.count) currentVersion!: number;
  /** Set by headquarters: every plan of the `families` asks it, and no branch can drop or change it. */
  @Column(column.flag) mandatory!: boolean;
  @Column(column.json) families!: JobFamily[];
  @Column(column.short) category!: QuestionContent["category"];
  @Column(column.short) dimension!: QuestionContent["dimension"];
  @Column(column.short) stage!: QuestionContent["stage"];
  @Column(column.json) tags!: string[];
  @Column(column.nullable(column.text)) zhText!: string | null;
  @Column(column.nullable(column.text)) enText!: string | null;
  /** `<question>@<version>` */
  @Column(column.nullable(column.line)) copiedFrom!: string | null;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) updatedAt!: Date;
  @Column(column.nullable(column.instant)) archivedAt!: Date | null;
}

/** That headquarters wants a built-in question asked: the question itself is the product's and stays as it is. */
@Entity("built_in_marks")
export class BuiltInMark {
  @PrimaryColumn(column.short) questionId!: string;
  @Column(column.json) families!: JobFamily[];
  @Column(column.instant) createdAt!: Date;
}

/** What a question said at one time; written once. Plans and interviews name the version they were made from. */
@Entity("question_versions")
@Index("question_versions_key", ["questionId", "version"], { unique: true })
export class QuestionVersion {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) questionId!: string;
  @Column(column.count) version!: number;
  @Column(column.json) content!: QuestionContent;
  @Column(column.line) author!: string;
  @Column(column.instant) createdAt!: Date;
}
