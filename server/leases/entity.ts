import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** Who is the only one to do something, and until when. */
@Entity("leases")
export class LeaseRow {
  /** What of: `wecom-bot:<id>`. */
  @PrimaryColumn(column.line) id!: string;
  @Column(column.id) owner!: string;
  @Column(column.instant) heldUntil!: Date;
}
