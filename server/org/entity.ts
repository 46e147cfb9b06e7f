import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { StaffRole } from "./roles";

@Entity("staff_sessions")
@Index("staff_sessions_token", ["tokenHash"], { unique: true })
export class StaffSession {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.digest) tokenHash!: string;
  @Column(column.line) name!: string;
  @Column(column.short) role!: StaffRole;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) expiresAt!: Date;
}
