import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";

/** Who corrected what of a résumé, and when: written once, and never changed. */
@Entity("resume_corrections")
@Index("resume_corrections_of", ["resumeId", "id"])
export class ResumeCorrectionRow {
  /** UUIDv7: ordered by time. */
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) resumeId!: string;
  /** Null for the API's own token. */
  @Column(column.nullable(column.id)) staffId!: string | null;
  @Column(column.line) author!: string;
  /** A `LoggedChange` (./schema), sealed for this row. */
  @Column(column.text) changeSealed!: string;
  @Column(column.instant) at!: Date;
}
