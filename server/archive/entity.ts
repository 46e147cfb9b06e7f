import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { Locale } from "../http/messages";
import type { ImportState } from "../spreadsheets/imports/states";

/** What the company's payroll knows somebody by, who was hired through this candidacy. */
@Entity("employee_numbers")
@Index("employee_numbers_number", ["number"], { unique: true })
export class EmployeeNumber {
  @PrimaryColumn(column.id) candidacyId!: string;
  /** As `tidyNumber` writes it. */
  @Column(column.short) number!: string;
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.instant) updatedAt!: Date;
}

/** A record that another system sent, so that it is there once however often it is sent. */
@Entity("external_records")
@Index("external_records_of", ["candidacyId"])
export class ExternalRecord {
  /** Of the branch, the system and its own id there (./takeRecords). */
  @PrimaryColumn(column.digest) id!: string;
  @Column(column.id) candidacyId!: string;
  /** The newest of the events that say what it says. */
  @Column(column.id) eventId!: string;
  @Column(column.instant) updatedAt!: Date;
}

/** `valid`: rows that are right; `all`: every row or none. */
export const IMPORT_MODES = ["valid", "all"] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What happened at work, from a spreadsheet: from its preview to the file that says what became of each row. */
@Entity("archive_imports")
@Index("archive_imports_listed", ["createdAt", "id"])
@Index("archive_imports_of_unit", ["orgUnitId", "createdAt", "id"])
export class ArchiveImport {
  @PrimaryColumn(column.id) id!: string;
  /** Whose people, with those of the units below, can be found. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.line) author!: string;
  @Column(column.short) state!: ImportState;
  @Column(column.short) mode!: ImportMode;
  /** In which the result file is written. */
  @Column(column.short) locale!: Locale;
  @Column(column.line) fileName!: string;
  /** What was found before anything was written, sealed for this row: rows of people are in it. */
  @Column(column.nullable(column.text)) previewSealed!: string | null;
  @Column(column.count) total!: number;
  @Column(column.count) done!: number;
  @Column(column.count) written!: number;
  @Column(column.count) known!: number;
  @Column(column.count) refused!: number;
  @Column(column.flag) hasResult!: boolean;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) finishedAt!: Date | null;
}

export type RowOutcome = "written" | "known" | "refused";

/** What became of the rows of one transaction. A row that is named here is not touched again. */
@Entity("archive_import_batches")
export class ArchiveImportBatch {
  @PrimaryColumn(column.id) importId!: string;
  @PrimaryColumn(column.count) number!: number;
  /** Reasons are sealed for the row: names of people are in them. */
  @Column(column.text) outcomesSealed!: string;
}

/** A file that belongs to something on record: a certificate, a review. */
@Entity("archive_attachments")
@Index("archive_attachments_of_event", ["eventId", "createdAt"])
@Index("archive_attachments_of_candidacy", ["candidacyId"])
export class ArchiveAttachment {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) candidacyId!: string;
  @Column(column.id) eventId!: string;
  /** What the file was called, sealed for this row. */
  @Column(column.sealed) fileNameSealed!: string;
  /** By its content (resumes/text/sniff). */
  @Column(column.short) type!: string;
  @Column(column.count) bytes!: number;
  @Column(column.line) author!: string;
  @Column(column.instant) createdAt!: Date;
}
