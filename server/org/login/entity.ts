import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../db/columns";

/** How often a login failed for one account, device or address, and until when the next try must wait. */
@Entity("login_throttles")
@Index("login_throttles_age", ["failedAt"])
export class LoginThrottle {
  /** A keyed hash of what is counted: neither an e-mail nor an address can be read from the table. */
  @PrimaryColumn(column.digest) id!: string;
  @Column(column.count) failures!: number;
  @Column(column.instant) failedAt!: Date;
  @Column(column.instant) blockedUntil!: Date;
}

/** Stands in once for the second factor when the telephone is lost. Only the hash is stored. */
@Entity("staff_recovery_codes")
@Index("staff_recovery_codes_by_code", ["staffId", "codeHash"], { unique: true })
export class StaffRecoveryCode {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) staffId!: string;
  @Column(column.digest) codeHash!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.nullable(column.instant)) usedAt!: Date | null;
}
