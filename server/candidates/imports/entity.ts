import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";
import type { Locale } from "../../http/messages";
import type { ImportState } from "../../spreadsheets/imports/states";
import type { CandidateSource } from "../entity";

/** People from a spreadsheet: from the choice of where they belong to the file that says what became of each row. */
@Entity("candidate_imports")
@Index("candidate_imports_listed", ["createdAt", "id"])
@Index("candidate_imports_of_unit", ["orgUnitId", "createdAt", "id"])
export class CandidateImport {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) author!: string;
  @Column(column.short) state!: ImportState;
  @Column(column.short) source!: CandidateSource;
  @Column(column.nullable(column.line)) sourceDetail!: string | null;
  @Column(column.json) tags!: string[];
  /** Units whose people the importer may see: only they can be found to be known already. */
  @Column(column.json) knownUnitIds!: string[];
  /** In which the result file is written. */
  @Column(column.short) locale!: Locale;
  @Column(column.line) fileName!: string;
  /** What `previewRecords` found, sealed for this row: rows of people are in it. */
  @Column(column.nullable(column.text)) previewSealed!: string | null;
  @Column(column.count) total!: number;
  /** Rows dealt with, and the last one's line in the file: where a run that was cut off goes on. */
  @Column(column.count) done!: number;
  @Column(column.count) lastLine!: number;
  @Column(column.count) created!: number;
  @Column(column.count) updated!: number;
  @Column(column.count) unchanged!: number;
  @Column(column.count) refused!: number;
  @Column(column.flag) hasResult!: boolean;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) finishedAt!: Date | null;
}

export const ROW_OUTCOMES = ["created", "updated", "unchanged", "other_name", "refused"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What became of the rows of one transaction. */
@Entity("candidate_import_batches")
export class CandidateImportBatch {
  @PrimaryColumn(column.id) importId!: string;
  @PrimaryColumn(column.count) lastLine!: number;
  @Column(column.json) outcomes!: [line: number, outcome: RowOutcome, detail: string][];
}
