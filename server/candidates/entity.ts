import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** A person. Contact data is sealed; the index columns find it by whole value without opening it. */
@Entity("candidates")
@Index("candidates_phone", ["phoneIndex"])
@Index("candidates_email", ["emailIndex"])
export class Candidate {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) orgUnitId!: string;
  @Column(column.line) name!: string;
  @Column(column.nullable(column.sealed)) phoneSealed!: string | null;
  @Column(column.nullable(column.digest)) phoneIndex!: string | null;
  @Column(column.nullable(column.sealed)) emailSealed!: string | null;
  @Column(column.nullable(column.digest)) emailIndex!: string | null;
  @Column(column.instant) createdAt!: Date;
}
