import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** The answer to a write that carried an Idempotency-Key, kept for a day. */
@Entity("idempotency_keys")
@Index("idempotency_keys_age", ["createdAt"])
export class IdempotencyKey {
  /** SHA-256 of who, where and key. */
  @PrimaryColumn(column.digest) id!: string;
  @Column(column.digest) requestHash!: string;
  /** 0 while the first request is being handled. */
  @Column(column.count) status!: number;
  @Column(column.nullable(column.text)) responseSealed!: string | null;
  @Column(column.instant) createdAt!: Date;
}
