import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** A day whose digest was called for: once, whatever crashes. */
@Entity("digest_days")
export class DigestDay {
  /** On the company's clocks, as `2026-03-05`. */
  @PrimaryColumn(column.short) day!: string;
  @Column(column.instant) createdAt!: Date;
}
