import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";

export type ImportKind = "units" | "staff";
export type ImportState = "ready" | "applied";

/** A spreadsheet of units or staff between its preview and its result. */
@Entity("org_imports")
@Index("org_imports_age", ["createdAt"])
export class OrgImport {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.short) kind!: ImportKind;
  /** Below which unit is imported: whoever manages that may go on with it. */
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) fileName!: string;
  @Column(column.short) state!: ImportState;
  /** Of the preview: who confirms says which one they saw. */
  @Column(column.digest) digest!: string;
  /** Rows and preview (`ImportContent`), sealed: there are addresses in it. */
  @Column(column.text) contentSealed!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) appliedAt!: Date | null;
}
